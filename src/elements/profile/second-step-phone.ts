import { html, nothing, type TemplateResult } from 'lit';
import type { PhoneNumber } from '../../core/index.js';
import { numberIn, phoneField } from '../steps/phone.js';
import { formSheets } from '../styles/form.styles.js';
import { securityStyles } from '../styles/security.styles.js';
import { afterEnrolment } from './backup-codes.js';
import { beginProof, type ProofOf } from './proof.js';
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
  const name = numberIn(data, 'phone') ?? '';
  const { id } = await account.createPhoneNumber({ phoneNumber: name, reservedForSecondFactor: true });
  let codes: PhoneNumber['backupCodes'];
  const proof: ProofOf = {
    section,
    by: 'addPhoneStep',
    send: number => account.preparePhoneNumber(number),
    verify: async (number, code) => {
      ({ backupCodes: codes } = await account.verifyPhoneNumber(number, code));
    },
    next: () => afterEnrolment(profile, section, codes),
  };
  await beginProof(profile, proof, { id, name });
}
