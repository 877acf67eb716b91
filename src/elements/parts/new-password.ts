import { html, nothing, type TemplateResult } from 'lit';
import {
  compositionRules,
  passwordLength,
  passwordLimits,
  passwordProblems,
  type Environment,
  type PasswordProblem,
  type PasswordSettingsJSON,
} from '../../core/index.js';
import type { Term } from '../localize-controller.js';
import { passwordField } from './password.js';

interface Estimator {
  readonly estimatePassword: (password: string) => { readonly score: number };
  readonly isCommonPassword: (password: string) => boolean;
}

export interface NewPasswordOptions {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly required?: boolean;
  readonly term: Term;
}

type Judgement = 'short' | 'breached' | 'weak' | 'good' | 'unknown';

const judgementTerms: { readonly [Name in Judgement]?: 'passwordBreached' | 'passwordWeak' | 'passwordGood' } = {
  breached: 'passwordBreached',
  weak: 'passwordWeak',
  good: 'passwordGood',
};

const ruleTerms = {
  form_password_no_lowercase: 'passwordLower',
  form_password_no_uppercase: 'passwordUpper',
  form_password_no_number: 'passwordNumber',
  form_password_no_special_char: 'passwordSpecial',
} as const;

/**
 * A password that is being chosen: the field, and what it still needs, told while somebody types. The estimator is
 * loaded when they begin. The same judgement is asked of the server again.
 */
export class NewPassword {
  readonly #rules: PasswordSettingsJSON;
  readonly #longest: number;
  readonly #changed: () => void;
  #estimator: Estimator | undefined;
  #judgement: Judgement = 'unknown';
  #turn = 0;
  /** Since the last one was sent. */
  #typed = false;
  #error: string | undefined;
  /** What was wrong before something else was typed. */
  #overcome: string | undefined;
  #kept: readonly { readonly problem: PasswordProblem; readonly kept: boolean }[];

  constructor(environment: Environment, changed: () => void) {
    this.#rules = rulesOf(environment);
    this.#longest = environment.authElements?.maxPasswordLength ?? 72;
    this.#changed = changed;
    this.#kept = compositionRules('', this.#rules);
  }

  /** The field, to be put into a form. */
  field({ id, label, error, required = true, term }: NewPasswordOptions): TemplateResult {
    this.#error = error;
    return passwordField({
      id,
      label,
      autocomplete: 'new-password',
      required,
      error: error === this.#overcome ? undefined : error,
      term,
      hint: this.#hint(term),
      input: (password, typed) => {
        this.#typed ||= typed;
        void this.#look(password);
      },
    });
  }

  /** What is wrong with a password before it is sent. */
  check(password: string): readonly { readonly code: string; readonly field: string }[] {
    this.#typed = false;
    this.#overcome = undefined;
    const field = 'password';
    if (!password) return [{ code: 'form_param_nil', field }];
    const problems = passwordProblems(password, this.#rules, this.#longest);
    if (problems.length > 0) return problems.map(code => ({ code, field }));
    const judgement = this.#judge(password);
    if (judgement === 'breached') return [{ code: 'form_password_pwned', field }];
    return judgement === 'weak' ? [{ code: 'form_password_not_strong_enough', field }] : [];
  }

  #hint(term: Term): TemplateResult {
    const { min } = passwordLimits(this.#rules, this.#longest);
    const name = judgementTerms[this.#judgement];
    const text = name ? term(name) : term('passwordLength', min);
    return html`<span class="auth-strength" data-judgement=${this.#judgement} aria-live="polite">${text}</span> ${
        this.#kept.length === 0
          ? nothing
          : html`<ul class="auth-rules">
              ${this.#kept.map(({ problem, kept }) => this.#rule(term, problem, kept))}
            </ul>`
      }`;
  }

  #rule(term: Term, problem: PasswordProblem, kept: boolean): TemplateResult | typeof nothing {
    if (!(problem in ruleTerms)) return nothing;
    const name = ruleTerms[problem as keyof typeof ruleTerms];
    return html`<li class="auth-rule" ?data-kept=${kept}>
      ${term(name)}<span class="auth-clip">: ${term(kept ? 'ruleKept' : 'ruleOpen')}</span>
    </li>`;
  }

  async #look(password: string): Promise<void> {
    const turn = ++this.#turn;
    if (password && !this.#estimator) this.#estimator = await import('../../strength/index.js');
    // While it was loaded something else was typed, and that is judged already, or will be.
    if (turn !== this.#turn) return;
    const judgement = password ? this.#judge(password) : 'unknown';
    const kept = compositionRules(password, this.#rules);
    const same = judgement === this.#judgement && kept.every((rule, index) => rule.kept === this.#kept[index]?.kept);
    if (same) return;
    this.#judgement = judgement;
    this.#kept = kept;
    // What the hint says now would contradict what was wrong with the password before.
    if (this.#typed) this.#overcome = this.#error;
    this.#changed();
  }

  #judge(password: string): Judgement {
    if (passwordLength(password) < passwordLimits(this.#rules, this.#longest).min) return 'short';
    if (!this.#estimator) return 'unknown';
    if (!this.#rules.disable_hibp && this.#estimator.isCommonPassword(password)) return 'breached';
    const { score } = this.#estimator.estimatePassword(password);
    return score < this.#rules.min_zxcvbn_strength ? 'weak' : 'good';
  }
}

function rulesOf({ userSettings }: Environment): PasswordSettingsJSON {
  const settings: Partial<Environment['userSettings']['passwordSettings']> = userSettings.passwordSettings;
  return {
    min_length: settings.minLength ?? 8,
    max_length: settings.maxLength ?? 0,
    require_uppercase: settings.requireUppercase ?? false,
    require_lowercase: settings.requireLowercase ?? false,
    require_numbers: settings.requireNumbers ?? false,
    require_special_char: settings.requireSpecialChar ?? false,
    allowed_special_characters: settings.allowedSpecialCharacters ?? '',
    show_zxcvbn: settings.showZxcvbn ?? true,
    min_zxcvbn_strength: settings.minZxcvbnStrength ?? 0,
    disable_hibp: settings.disableHibp ?? false,
    enforce_hibp_on_sign_in: settings.enforceHibpOnSignIn ?? false,
  };
}
