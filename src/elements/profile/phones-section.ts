import { html } from 'lit';
import type { PhoneNumber } from '../../core/index.js';
import { loadPart } from '../load-part.js';
import { attribute } from '../steps/settings.js';
import type * as phone from '../steps/phone.js';
import { beginProof, type ProofOf } from './proof.js';
import { reachedSection, type Reached } from './reached.js';
import { saveOrCancel } from './rows.js';
import type { FormView, Profile, SectionFactory } from './profile.js';

/** The numbers by which somebody signs in. Those that are for the second step alone stand with it. */
export const phonesSection: SectionFactory = profile => {
  const settings = attribute(profile.environment, 'phoneNumber');
  if (!settings?.enabled || (settings.usedForSecondFactor && !settings.usedForFirstFactor)) return undefined;
  const { account } = profile.client;
  const proof: ProofOf = {
    section: 'phones',
    by: 'smsTitle',
    send: id => account.preparePhoneNumber(id),
    verify: (id, code) => account.verifyPhoneNumber(id, code),
  };
  return reachedSection(profile, {
    proof,
    // A hosted server may leave it out.
    immutable: (settings as Partial<typeof settings>).immutable ?? false,
    title: term => term('phonesSection'),
    addLabel: term => term('addPhone'),
    removal: (term, name) => ({ title: term('removePhone'), text: term('removePhoneText', name) }),
    list: user => user.phoneNumbers.filter(number => !number.reservedForSecondFactor).map(reachedOf),
    primary: user => user.primaryPhoneNumberId,
    add: () =>
      profile.run('phones', async () => {
        const parts = await loadPart(() => import('../steps/phone.js'));
        profile.open('phones', addForm(profile, proof, parts));
      }),
    makePrimary: id => account.update({ primaryPhoneNumberId: id }),
    remove: id => account.deletePhoneNumber(id),
  });
};

function reachedOf({ id, phoneNumber: name, verification }: PhoneNumber): Reached {
  return { id, name, status: verification?.status };
}

function addForm(profile: Profile, proof: ProofOf, { phoneField, numberIn }: typeof phone): FormView {
  const { term, client, localize } = profile;
  return {
    title: () => term('addPhone'),
    subtitle: () => term('addPhoneText'),
    fields: ['phoneNumber'],
    form: () => html`
      ${phoneField(localize, {
        id: profile.id('phone'),
        name: 'phone_number',
        label: term('phoneNumber'),
        autocomplete: 'tel',
        error: profile.problem('phoneNumber'),
        focused: true,
      })}
      ${saveOrCancel(profile, term('continue'))}
    `,
    check: data => {
      const number = numberIn(data, 'phone_number');
      if (number) return [];
      return [{ code: number === '' ? 'form_param_nil' : 'form_param_format_invalid', field: 'phoneNumber' }];
    },
    submit: async data => {
      const name = numberIn(data, 'phone_number') ?? '';
      const { id } = await client.account.createPhoneNumber({ phoneNumber: name });
      await beginProof(profile, proof, { id, name });
    },
  };
}
