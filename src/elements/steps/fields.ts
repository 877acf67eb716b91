import { html, nothing, type TemplateResult } from 'lit';
import { normalizeEmail, safeLink, usernameProblem, type SignUpField } from '../../core/index.js';
import { pageAddress } from '../own.js';
import { field } from '../parts/field.js';
import { NewPassword } from '../parts/new-password.js';
import { concealPassword, passwordOf } from '../parts/password.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { closed } from './closed.js';
import { goOn } from './go-on.js';
import { guarded } from './guarded.js';
import { phones } from './phones.js';
import { signUpIsOpen } from './settings.js';
import type { Flow, StepFactory, StepView } from './step.js';
import { formSheets } from '../styles/form.styles.js';
import { stepStyles } from '../styles/step.styles.js';

formSheets.add(stepStyles);

/** Everything that an account needs, on one screen. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const { step } = client.signUp;
  if (!signUpIsOpen(flow.environment) && !client.snapshot.client?.signUp) return closed(flow);
  // What is agreed to stands next to the button, also after what may be left out.
  const isLast = (name: SignUpField): number => Number(name === 'legal_accepted');
  const asked =
    step.kind === 'fields'
      ? [...step.required, ...step.optional].sort((a, b) => isLast(a) - isLast(b))
      : changeable(flow);
  const required = step.kind === 'fields' ? step.required : changeable(flow);
  const known = step.kind === 'fields' ? step.emailAddress : null;
  const password = new NewPassword(flow.environment, () => flow.requestUpdate());
  const has = (name: SignUpField): boolean => asked.includes(name);
  const fields = fieldsFor(flow, asked, required, password);
  return guarded(flow, {
    title: () =>
      known === null ? term('signUpTitle', flow.environment.displayConfig.applicationName) : term('fieldsTitle'),
    subtitle: () => term('signUpSubtitle'),
    fields: asked.map(camel),
    form: () => html`
      ${known !== null && has('password') && !has('username') ? hiddenUsername(flow.id('known'), known) : nothing}
      ${known === null ? nothing : identity(known)} ${asked.map(name => fields[name]())}
      ${submit(term('continue'), flow.pending)}
    `,
    check: data => problems(flow, asked, required, data, password),
    submit: submitFields(flow, asked),
  });
};

function fieldsFor(
  flow: Flow,
  asked: readonly SignUpField[],
  required: readonly SignUpField[],
  password: NewPassword,
): { readonly [Name in SignUpField]: () => TemplateResult } {
  const { term } = flow;
  const has = (name: SignUpField): boolean => asked.includes(name);
  const labelled = (name: SignUpField, word: 'emailAddress' | 'phoneNumber' | 'username' | 'password') => ({
    required: required.includes(name),
    label: required.includes(name) ? term(word) : `${term(word)} (${term('optional')})`,
  });
  const options = (name: string) => ({ id: flow.id(name), name, error: flow.problem(camel(name)) });
  return {
    email_address: () =>
      field({
        ...options('email_address'),
        ...labelled('email_address', 'emailAddress'),
        // Managers take the address for the account's name.
        type: 'email',
        autocomplete: has('username') ? 'email' : 'username',
        value: flow.typedIdentifier.includes('@') ? flow.typedIdentifier : '',
      }),
    phone_number: () =>
      phones.part?.phoneField(flow, {
        ...options('phone_number'),
        ...labelled('phone_number', 'phoneNumber'),
        // Where there is no address, the number is the account's name.
        autocomplete: has('email_address') ? 'tel' : 'username',
        value: flow.typedIdentifier,
      }) ?? html``,
    username: () => field({ ...options('username'), ...labelled('username', 'username'), autocomplete: 'username' }),
    password: () => password.field({ ...options('password'), ...labelled('password', 'password'), term }),
    first_name: () => field({ ...options('first_name'), label: term('firstName'), autocomplete: 'given-name' }),
    last_name: () => field({ ...options('last_name'), label: term('lastName'), autocomplete: 'family-name' }),
    legal_accepted: () => legal(flow),
  };
}

// What may be changed while a code is waited for: the address, or the number. Everything else stays as it was given.
const changeable = ({ client }: Flow): readonly SignUpField[] => {
  const { step } = client.signUp;
  return 'phoneNumber' in step && step.phoneNumber !== null ? ['phone_number'] : ['email_address'];
};

function submitFields(flow: Flow, asked: readonly SignUpField[]): NonNullable<StepView['submit']> {
  const { client } = flow;
  return async (data, form) => {
    concealPassword(form);
    const given = (name: SignUpField): string => text(data, name);
    const input = {
      ...(asked.includes('email_address') && given('email_address') && { emailAddress: given('email_address') }),
      ...(asked.includes('phone_number') &&
        phones.part?.numberIn(data, 'phone_number') && {
          phoneNumber: phones.part.numberIn(data, 'phone_number') ?? '',
        }),
      ...(asked.includes('username') && given('username') && { username: given('username') }),
      ...(asked.includes('password') && passwordOf(data) && { password: passwordOf(data) }),
      ...(asked.includes('first_name') && { firstName: given('first_name') }),
      ...(asked.includes('last_name') && { lastName: given('last_name') }),
      ...(asked.includes('legal_accepted') && { legalAccepted: true }),
      locale: flow.language,
    };
    const began = client.snapshot.client?.signUp?.status === 'missing_requirements';
    const attempt = began ? await client.signUp.update(input) : await client.signUp.create(input);
    await goOn(flow, attempt);
  };
}

function problems(
  { environment }: Flow,
  asked: readonly SignUpField[],
  required: readonly SignUpField[],
  data: FormData,
  password: NewPassword,
): readonly { readonly code: string; readonly field: string }[] {
  return asked.flatMap(name => {
    const value = name === 'password' ? passwordOf(data) : text(data, name);
    const wrong = (code: string) => [{ code, field: camel(name) }];
    if (name === 'password') return value || required.includes(name) ? password.check(value) : [];
    if (name === 'legal_accepted') return data.has(name) ? [] : wrong('legal_not_accepted');
    if (!value) return required.includes(name) ? wrong('form_param_nil') : [];
    if (name === 'phone_number')
      return phones.part?.numberIn(data, name) === undefined ? wrong('form_param_format_invalid') : [];
    if (name === 'email_address') return normalizeEmail(value) ? [] : wrong('form_param_format_invalid');
    if (name !== 'username') return [];
    const { minLength, maxLength, allowNumericUsernames } = environment.userSettings.usernameSettings;
    const rules = { min_length: minLength, max_length: maxLength, allow_numeric_usernames: allowNumericUsernames };
    const code = usernameProblem(value, rules);
    return code ? wrong(code) : [];
  });
}

function legal(flow: Flow): TemplateResult {
  const { termsUrl, privacyPolicyUrl } = flow.environment.displayConfig;
  const link = (target: string | null, label: string): TemplateResult | undefined => {
    const href = safeLink(target, pageAddress());
    return href === undefined
      ? undefined
      : html`<a class="auth-link" href=${href} target="_blank" rel="noopener">${label}</a>`;
  };
  const links = {
    terms: link(termsUrl, flow.term('termsOfService')),
    privacy: link(privacyPolicyUrl, flow.term('privacyPolicy')),
  };
  const error = flow.problem('legalAccepted');
  const id = flow.id('legal');
  return html`<div class="auth-field">
    <label class="auth-check">
      <input
        class="auth-check-input"
        type="checkbox"
        name="legal_accepted"
        aria-required="true"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${id}-error` : nothing}
      />
      <span>${flow.legal(links)}</span>
    </label>
    <p class="auth-error" id="${id}-error" role="alert">${error ?? nothing}</p>
  </div>`;
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
