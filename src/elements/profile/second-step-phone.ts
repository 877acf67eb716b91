import { html, nothing, type TemplateResult } from 'lit';
import type { PhoneNumber } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { numberIn, phoneField } from '../steps/phone.js';
import { Resend } from '../steps/resend.js';
import { formSheets } from '../styles/form.styles.js';
import { securityStyles } from '../styles/security.styles.js';
import { afterEnrolment } from './backup-codes.js';
import type { FormView, Profile } from './profile.js';
import { saveOrCancel } from './rows.js';

formSheets.add(securityStyles);

const another = 'another';

/** Chooses a number that the account has, or another one, to which codes of the second step go. */
export function phoneForm(profile: Profile, section: string): FormView {
  const { term, user } = profile;
  const there = user.phoneNumbers.filter(
    ({ verification, reservedForSecondFactor }) => verification?.status === 'verified' && !reservedForSecondFactor,
  );
  let chosen = there[0]?.id ?? another;
  const choose = (id: string): void => {
    chosen = id;
    profile.requestUpdate();
  };
  return {
    title: () => term('addPhoneStep'),
    subtitle: () => term('phoneStepSubtitle'),
    fields: ['phoneNumber'],
    form: () => html`
      ${there.length ? choices(profile, there, chosen, choose) : nothing}
      ${chosen === another ? numberField(profile) : html`<p class="auth-text">${term('moveNumberText')}</p>`}
      ${saveOrCancel(profile, term('continue'))}
    `,
    check: data => {
      if (chosen !== another) return [];
      const number = numberIn(data, 'phone');
      if (number) return [];
      return [{ code: number === '' ? 'form_param_nil' : 'form_param_format_invalid', field: 'phoneNumber' }];
    },
    submit: data => (chosen === another ? begin(profile, section, data) : take(profile, section, chosen)),
  };
}

function choices(
  profile: Profile,
  there: readonly PhoneNumber[],
  chosen: string,
  choose: (id: string) => void,
): TemplateResult {
  const { term } = profile;
  const all = [
    ...there.map(({ id, phoneNumber }) => ({ id, label: html`<bdi dir="ltr">${phoneNumber}</bdi>` })),
    { id: another, label: html`${term('anotherNumber')}` },
  ];
  return html`<fieldset class="auth-choices">
    <legend class="auth-label">${term('choosePhone')}</legend>
    ${all.map(
      ({ id, label }) =>
        html`<label class="auth-check">
          <input
            class="auth-check-input"
            type="radio"
            name="number"
            value=${id}
            .checked=${id === chosen}
            @change=${() => choose(id)}
          />
          <span>${label}</span>
        </label>`,
    )}
  </fieldset>`;
}

function numberField(profile: Profile): TemplateResult {
  const { localize } = profile;
  return phoneField(
    { language: localize.language, term: localize.term },
    {
      id: profile.id('phone'),
      name: 'phone',
      label: localize.term('phoneNumber'),
      autocomplete: 'tel',
      error: profile.problem('phoneNumber'),
    },
  );
}

/** One that was proved before needs no code. */
async function take(profile: Profile, section: string, id: string): Promise<void> {
  const { account } = profile.client;
  const { backupCodes } = await account.updatePhoneNumber(id, { reservedForSecondFactor: true });
  afterEnrolment(profile, section, backupCodes);
}

async function begin(profile: Profile, section: string, data: FormData): Promise<void> {
  const { account } = profile.client;
  const phoneNumber = numberIn(data, 'phone') ?? '';
  const { id } = await account.createPhoneNumber({ phoneNumber, reservedForSecondFactor: true });
  await account.preparePhoneNumber(id);
  profile.open(section, codeForm(profile, section, id, phoneNumber));
}

function codeForm(profile: Profile, section: string, id: string, number: string): FormView {
  const { term, client } = profile;
  const resend = new Resend(
    {
      environment: profile.environment,
      term: profile.localize.term,
      run: action => profile.run(section, action),
      announce: text => profile.announce(text),
      requestUpdate: () => profile.requestUpdate(),
    },
    async () => {
      await client.account.preparePhoneNumber(id);
    },
  );
  return {
    title: () => term('addPhoneStep'),
    subtitle: () => term('codeSubtitle', number),
    fields: ['code'],
    form: () => html`
      ${codeField({
        id: profile.id('sms-code'),
        label: term('code'),
        hint: term('codeHint'),
        error: profile.problem('code'),
      })}
      ${resend.button()} ${saveOrCancel(profile, term('continue'))}
    `,
    check: data => (codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: async data => {
      const { backupCodes } = await client.account.verifyPhoneNumber(id, codeOf(data));
      afterEnrolment(profile, section, backupCodes);
    },
  };
}
