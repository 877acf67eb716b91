import { html, nothing } from 'lit';
import type { Factor, Reverification, VerificationPreparation } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { field } from '../parts/field.js';
import { concealPassword, passwordField, passwordOf } from '../parts/password.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { Resend } from '../steps/resend.js';
import type { StepView } from '../steps/step.js';
import { received } from '../steps/web-otp.js';
import type { Proving, Way } from './proving.js';

const missing = (name: string) => [{ code: 'form_param_nil', field: name }] as const;

function password(proving: Proving): StepView {
  const { term, id, identifier, localize } = proving;
  return {
    title: () => term('verifyTitle'),
    subtitle: () => term('verifyPassword'),
    fields: ['password'],
    form: () => html`
      ${hiddenUsername(id('username'), identifier)} ${identifier ? identity(identifier) : nothing}
      ${passwordField({
        id: id('password'),
        label: term('password'),
        autocomplete: 'current-password',
        error: proving.problem('password'),
        term: localize.term,
      })}
      ${submit(term('continue'), proving.pending)}
    `,
    check: data => (passwordOf(data) ? [] : missing('password')),
    submit: (data, form) => {
      concealPassword(form);
      return proving.attempt({ strategy: 'password', password: passwordOf(data) });
    },
  };
}

/** A code that is sent: it is asked for when the person says so, and once more when it does not come. */
const sentCode =
  (strategy: 'email_code' | 'phone_code') =>
  (proving: Proving): StepView => {
    const { term, id, factor } = proving;
    const resend = new Resend(proving, () => proving.send());
    const place = factor.safeIdentifier ?? '';
    return {
      title: () => term('verifyTitle'),
      subtitle: () => term(proving.sent ? 'codeSubtitle' : 'prepareSubtitle', place),
      fields: ['code'],
      form: () =>
        proving.sent
          ? html`
              ${hiddenUsername(id('username'), proving.identifier)}
              ${codeField({
                id: id('code'),
                label: term('code'),
                hint: term('codeHint'),
                error: proving.problem('code'),
              })}
              ${strategy === 'phone_code' ? html`<span hidden ${received()}></span>` : nothing}
              ${submit(term('continue'), proving.pending)} ${resend.button()}
            `
          : html`${submit(term('sendCode'), proving.pending)}`,
      check: data => (!proving.sent || codeOf(data).length === 6 ? [] : missing('code')),
      submit: data => (proving.sent ? proving.attempt({ strategy, code: codeOf(data) }) : proving.send()),
    };
  };

function totp(proving: Proving): StepView {
  const { term, id } = proving;
  // What the server refuses of this field is a wrong code, and no other can be asked for.
  let refused = false;
  return {
    title: () => term('verifyTitle'),
    subtitle: () => term('totpSubtitle'),
    fields: ['code'],
    form: () => html`
      ${hiddenUsername(id('username'), proving.identifier)}
      ${codeField({
        id: id('code'),
        label: term('code'),
        hint: term('codeHint'),
        error: refused && proving.problem('code') ? term('totpIncorrect') : proving.problem('code'),
      })}
      ${submit(term('continue'), proving.pending)}
    `,
    check: data => {
      refused = false;
      return codeOf(data).length === 6 ? [] : missing('code');
    },
    submit: data => {
      refused = true;
      return proving.attempt({ strategy: 'totp', code: codeOf(data) });
    },
  };
}

function backupCode(proving: Proving): StepView {
  const { term, id } = proving;
  let refused = false;
  return {
    title: () => term('verifyTitle'),
    subtitle: () => term('backupCodeSubtitle'),
    fields: ['code'],
    form: () => html`
      ${hiddenUsername(id('username'), proving.identifier)}
      ${field({
        id: id('code'),
        name: 'code',
        label: term('backupCode'),
        autocomplete: 'off',
        error: refused && proving.problem('code') ? term('backupCodeIncorrect') : proving.problem('code'),
      })}
      ${submit(term('continue'), proving.pending)}
    `,
    check: data => {
      refused = false;
      return typedCode(data) ? [] : missing('code');
    },
    submit: data => {
      refused = true;
      return proving.attempt({ strategy: 'backup_code', code: typedCode(data) });
    },
  };
}

function typedCode(data: FormData): string {
  const value = data.get('code');
  return typeof value === 'string' ? value.trim() : '';
}

/** The browser asks for it on a click. */
function passkey(proving: Proving): StepView {
  const { term, id } = proving;
  return {
    title: () => term('verifyTitle'),
    subtitle: () => term('passkeySecondSubtitle'),
    form: () => html`
      ${hiddenUsername(id('username'), proving.identifier)} ${submit(term('usePasskey'), proving.pending)}
    `,
    submit: () => proving.attemptPasskey(),
  };
}

/** Every way that this element knows, by its strategy. */
const ways: Readonly<Record<string, Way>> = {
  password: { label: ({ term }) => term('usePassword'), view: password },
  email_code: { label: ({ term }) => term('useEmailCode'), view: sentCode('email_code'), sends: true },
  phone_code: {
    label: ({ term }, { safeIdentifier }) =>
      safeIdentifier ? term('textCodeTo', safeIdentifier) : term('usePhoneCode'),
    view: sentCode('phone_code'),
    sends: true,
  },
  totp: { label: ({ term }) => term('useTotp'), view: totp },
  passkey: { label: ({ term }) => term('usePasskey'), view: passkey },
  backup_code: { label: ({ term }) => term('useBackupCode'), view: backupCode },
};

export function wayOf({ strategy }: Factor): Way | undefined {
  return Object.hasOwn(ways, strategy) ? ways[strategy] : undefined;
}

/** The ways that lead on here, in the order of the server. A browser without passkeys has the others. */
export function factorsOf(verification: Reverification, passkeys: boolean): readonly Factor[] {
  const { status, supportedFirstFactors, supportedSecondFactors } = verification;
  const offered = status === 'needs_second_factor' ? supportedSecondFactors : supportedFirstFactors;
  return (offered ?? []).filter(factor => wayOf(factor) && (passkeys || factor.strategy !== 'passkey'));
}

/** What is to be said so that a factor's code is sent. */
export function preparationOf({ strategy, emailAddressId, phoneNumberId }: Factor): VerificationPreparation {
  return strategy === 'phone_code'
    ? { strategy, ...(phoneNumberId && { phoneNumberId }) }
    : { strategy: 'email_code', ...(emailAddressId && { emailAddressId }) };
}

/** Where nothing of it can be asked for here. */
export function nowhere({ term }: Pick<Proving, 'term'>): StepView {
  return { title: () => term('verifyTitle'), subtitle: () => term('verifyElsewhere') };
}
