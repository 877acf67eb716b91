import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';
import { css, html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { fieldError } from '../parts/field.js';
import { submit } from '../parts/submit.js';
import { formSheets } from '../styles/form.styles.js';
import { attribute } from './settings.js';
import type { Flow, StepView } from './step.js';

const styles = css`
  @layer auth-elements {
    .auth-phone {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .auth-phone > .auth-country {
      /* With its code to be read: in a narrow card, a row of its own. */
      flex: 1 1 11rem;
      inline-size: 11rem;
    }
    .auth-phone > .auth-number {
      flex: 2 1 10rem;
      inline-size: 10rem;
    }
  }
`;

formSheets.add(styles);

export interface PhoneOptions {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly autocomplete: string;
  readonly error: string | undefined;
  readonly required?: boolean;
  /** In E.164, where one is known. */
  readonly value?: string;
  /** Takes the focus: it was asked for. */
  readonly focused?: boolean;
}

/** A number and the country that it is of, in one tree: a select of the browser's own, and an input. */
export function phoneField(flow: Pick<Flow, 'language' | 'term'>, options: PhoneOptions): TemplateResult {
  const { id, name, label, autocomplete, error, required = true, value = '', focused = false } = options;
  const known = value.startsWith('+') ? parsePhoneNumberFromString(value) : undefined;
  const country = known?.country ?? ownCountry();
  return html`<div class="auth-field">
    <label class="auth-label" for=${id}>${label}</label>
    <div class="auth-phone">
      <select
        class="auth-input auth-country"
        name="${name}_country"
        aria-label=${flow.term('country')}
        autocomplete="off"
      >
        ${countries(flow.language).map(
          ([code, text]) => html`<option value=${code} ?selected=${code === country}>${text}</option>`,
        )}
      </select>
      <input
        class="auth-input auth-number"
        id=${id}
        name=${name}
        type="tel"
        dir="ltr"
        autocomplete=${autocomplete}
        aria-required=${required}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${id}-error` : nothing}
        .value=${known?.formatNational() ?? ''}
        @change=${followNumber}
        ${focused ? ref(focusOnce) : nothing}
      />
    </div>
    ${fieldError(id, error)}
  </div>`;
}

const focusedOnce = new WeakSet<Element>();

function focusOnce(element: Element | undefined): void {
  if (!(element instanceof HTMLElement) || focusedOnce.has(element)) return;
  focusedOnce.add(element);
  // It is put into the page with the rest of its form.
  queueMicrotask(() => element.focus());
}

/** A number that names its country chooses it. */
function followNumber({ currentTarget: input }: Event): void {
  if (!(input instanceof HTMLInputElement)) return;
  const country = parsePhoneNumberFromString(input.value)?.country;
  const select = input.previousElementSibling;
  if (country && select instanceof HTMLSelectElement) select.value = country;
}

/** The number that a form holds, in E.164; empty where nothing was typed, undefined where it can be none. */
export function numberIn(data: FormData, name: string): string | undefined {
  const typed = textOf(data, name);
  const country = textOf(data, `${name}_country`);
  if (!typed) return '';
  const number = parsePhoneNumberFromString(typed.replace(/^00/, '+'), {
    extract: false,
    ...(isSupportedCountry(country) && { defaultCountry: country }),
  });
  return number?.isPossible() && !number.ext ? number.number : undefined;
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Where the browser's language is spoken most. */
function ownCountry(): CountryCode {
  const languages = navigator.languages.flatMap(localeOf);
  const region = languages.find(({ region }) => region)?.region ?? languages[0]?.maximize().region ?? 'US';
  return isSupportedCountry(region) ? region : 'US';
}

/** Browsers hand on what their system says, which need not be a language: "C". */
function localeOf(language: string): readonly Intl.Locale[] {
  try {
    return [new Intl.Locale(language)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

type Named = readonly (readonly [code: CountryCode, text: string])[];

let named: { readonly language: string; readonly countries: Named } | undefined;

function countries(language: string): Named {
  if (named?.language !== language) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    const { compare } = new Intl.Collator(language);
    const all = getCountries().map(code => [code, names.of(code) ?? code] as const);
    const sorted = all.sort(([, a], [, b]) => compare(a, b));
    named = {
      language,
      countries: sorted.map(([code, name]) => [code, `${name} (+${getCountryCallingCode(code)})`] as const),
    };
  }
  return named.countries;
}

/** The first step of a sign-in where numbers are taken: alone, or in place of what else is. */
export function withPhone(flow: Flow, other: StepView): StepView {
  const { environment, term } = flow;
  const [byEmail, byName] = (['emailAddress', 'username'] as const).map(
    name => attribute(environment, name)?.usedForFirstFactor,
  );
  const alone = !byEmail && !byName;
  const back = byEmail && byName ? 'useOther' : byEmail ? 'useEmail' : 'useUsername';
  let byPhone = alone || flow.typedIdentifier.startsWith('+');
  let asked = false;
  const toggle = (): void => {
    byPhone = !byPhone;
    asked = true;
    flow.requestUpdate();
  };
  const field = (): TemplateResult => numberForm(flow, asked);
  return {
    ...other,
    form: () => (byPhone ? field() : (other.form?.() ?? html``)),
    check: (data, form) => {
      if (!byPhone) return other.check?.(data, form) ?? [];
      const number = numberIn(data, 'phone');
      if (number) return [];
      return [{ code: number === '' ? 'form_param_nil' : 'form_param_format_invalid', field: 'identifier' }];
    },
    submit: async (data, form) => {
      const number = byPhone ? numberIn(data, 'phone') : undefined;
      const named = new FormData();
      named.set('username', number ?? '');
      await other.submit?.(number ? named : data, form);
    },
    actions: () => [
      ...(other.actions?.() ?? []),
      ...(alone ? [] : [{ label: term(byPhone ? back : 'usePhone'), run: toggle }]),
    ],
  };
}

function numberForm(flow: Flow, focused: boolean): TemplateResult {
  const { term } = flow;
  return html`
    ${phoneField(flow, {
      id: flow.id('phone'),
      name: 'phone',
      label: term('phoneNumber'),
      autocomplete: 'username',
      error: flow.problem('identifier'),
      value: flow.typedIdentifier,
      focused,
    })}
    ${submit(term('continue'), flow.pending)}
  `;
}
