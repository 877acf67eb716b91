import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Passkey } from '../../core/index.js';
import { field } from '../parts/field.js';
import { attribute } from '../steps/settings.js';
import { confirmForm } from './confirm-form.js';
import { row, saveOrCancel, textButton } from './rows.js';
import { keyIcon } from './security-icons.js';
import type { FormView, Profile, SectionFactory } from './profile.js';
import { ago, dayOf } from './times.js';

const name = 'passkeys';

/** The passkeys, wherever they are kept. A browser that has none can still rename and remove them. */
export const passkeysSection: SectionFactory = profile => {
  const { environment, client, user } = profile;
  const offered = attribute(environment, 'passkey')?.enabled ?? false;
  const here = offered && client.snapshot.passkeys;
  if (!here && passkeysOf(user).length === 0) return undefined;
  return {
    name,
    title: () => profile.term('passkeysSection'),
    content: () => {
      const { term } = profile;
      const passkeys = passkeysOf(profile.user);
      return html`
        <p class="section-text">${term('passkeysText')}</p>
        ${repeat(
          passkeys,
          ({ id }) => id,
          passkey => passkeyRow(profile, passkey),
        )}
        ${here && !profile.isOpen(name) ? textButton(term('addPasskey'), () => add(profile)) : nothing}
      `;
    },
  };
};

/** A hosted server may leave the list out. */
function passkeysOf({ passkeys }: Partial<Profile['user']>): readonly Passkey[] {
  return passkeys ?? [];
}

function add(profile: Profile): void {
  profile.run(name, async () => {
    await profile.client.account.createPasskey();
    profile.announce(profile.term('passkeyAdded'));
  });
}

function passkeyRow(profile: Profile, passkey: Passkey): TemplateResult {
  const { term, localize } = profile;
  const { language } = localize;
  const label = passkey.name || term('passkey');
  const used = passkey.lastUsedAt ? term('lastUsedAgo', ago(language, passkey.lastUsedAt)) : term('neverUsed');
  const rename = (): void => profile.open(name, renaming(profile, passkey));
  const remove = (): void => profile.open(name, removal(profile, passkey.id, label));
  return row({
    picture: keyIcon,
    text: html`<bdi>${label}</bdi>`,
    detail: `${term('addedOn', dayOf(language, passkey.createdAt))} · ${used}`,
    actions: profile.isOpen(name)
      ? []
      : [
          textButton(term('rename'), rename, term('renameOne', label)),
          textButton(term('remove'), remove, term('removeOne', label), true),
        ],
  });
}

function renaming(profile: Profile, { id, name: present }: Passkey): FormView {
  const { term, client } = profile;
  const given = (data: FormData): string => {
    const value = data.get('name');
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    title: () => term('renamePasskey'),
    fields: ['name'],
    form: () => html`
      ${field({
        id: profile.id('passkey-name'),
        name: 'name',
        label: term('passkeyName'),
        autocomplete: 'off',
        error: profile.problem('name'),
        value: present,
      })}
      ${saveOrCancel(profile)}
    `,
    check: data => (given(data) ? [] : [{ code: 'form_param_nil', field: 'name' }]),
    submit: async data => {
      await client.account.renamePasskey(id, { name: given(data) });
      profile.close(term('saved'));
    },
  };
}

function removal(profile: Profile, id: string, label: string): FormView {
  const { term, client } = profile;
  return confirmForm(profile, {
    title: term('removeOne', label),
    text: term('removePasskeyText'),
    label: term('remove'),
    run: async () => {
      await client.account.deletePasskey(id);
      profile.close(term('passkeyRemoved'));
    },
  });
}
