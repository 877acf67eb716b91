import { html, nothing, type TemplateResult } from 'lit';
import type { Term } from '../localize-controller.js';
import { fieldError } from './field.js';
import { formSheets } from '../styles/form.styles.js';
import { stepStyles } from '../styles/step.styles.js';

formSheets.add(stepStyles);

/** A password input with its label, its show button and what is wrong with it. */
export interface PasswordOptions {
  readonly id: string;
  /** Where a form has another one beside it. */
  readonly name?: string;
  readonly label: string;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly error: string | undefined;
  readonly required?: boolean;
  readonly term: Term;
  /** Stands at the label's end: the way out for who has forgotten it. */
  readonly aside?: TemplateResult;
  /** Stands under the input, and describes it. */
  readonly hint?: TemplateResult;
  /** Hears of what is in the input, and whether it was typed just now. */
  readonly input?: (password: string, typed: boolean) => void;
}

/** A password field. What is typed stays in the input: it is handed on by `input`, never kept. */
export function passwordField(options: PasswordOptions): TemplateResult {
  const {
    id,
    name = 'password',
    label,
    autocomplete,
    error,
    required = true,
    term,
    aside = nothing,
    hint,
    input,
  } = options;
  const describedBy = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const changed = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) input?.(event.target.value, event.type === 'input');
  };
  return html`<div class="auth-field">
    <label class="auth-label" for=${id}>${label}</label>
    <div class="auth-control">
      <input
        class="auth-input auth-password"
        id=${id}
        name=${name}
        type="password"
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        aria-required=${required}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy || nothing}
        @input=${changed}
        @change=${changed}
        @focus=${changed}
      />
      ${showButton(id, term)}
    </div>
    ${fieldError(id, error)} ${hint ? html`<div class="auth-hint" id="${id}-hint">${hint}</div>` : nothing} ${aside}
  </div>`;
}

function showButton(id: string, term: Term): TemplateResult {
  return html`<button
    class="auth-toggle"
    type="button"
    aria-label=${term('showPassword')}
    aria-pressed="false"
    aria-controls=${id}
    @click=${toggle}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7Z" />
      <circle cx="12" cy="12" r="3" />
      <path class="auth-toggle-off" d="M4 4l16 16" />
    </svg>
  </button>`;
}

function toggle(event: Event): void {
  const button = event.currentTarget;
  if (!(button instanceof HTMLElement)) return;
  const input = button.parentElement?.querySelector('input');
  if (!input) return;
  const shown = input.type === 'password';
  input.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
}

/** Hides a password that is shown. Before it is sent, because browsers offer to save password inputs only. */
export function concealPassword(form: HTMLFormElement): void {
  form.querySelector('.auth-toggle[aria-pressed="true"]')?.setAttribute('aria-pressed', 'false');
  for (const input of form.querySelectorAll<HTMLInputElement>('.auth-password')) input.type = 'password';
}

/** The password in a form's data. */
export function passwordOf(data: FormData): string {
  const value = data.get('password');
  return typeof value === 'string' ? value : '';
}
