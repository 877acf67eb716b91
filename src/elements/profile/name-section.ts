import { html, type TemplateResult } from 'lit';
import { loadPart } from '../load-part.js';
import type { Environment } from '../../core/index.js';
import { avatar } from '../parts/avatar.js';
import { field } from '../parts/field.js';
import { accountLine, breakable, displayName } from '../parts/names.js';
import { row, saveOrCancel, textButton } from './rows.js';
import type { FormView, Profile, SectionFactory } from './profile.js';

/** The names that somebody goes by, beside their picture. */
export const nameSection: SectionFactory = profile => {
  const editable = namesOf(profile.environment).length > 0;
  return {
    name: 'profile',
    title: () => profile.term('profileSection'),
    content: () => {
      const { user, term } = profile;
      const line = accountLine(user);
      return row({
        picture: avatar(user),
        text: html`<bdi>${breakable(displayName(user))}</bdi>`,
        ...(line && { detail: html`<bdi>${breakable(line)}</bdi>` }),
        actions: profile.isOpen('profile')
          ? []
          : [
              textButton(term(user.hasImage ? 'changePicture' : 'addPicture'), () => openPicture(profile)),
              ...(editable
                ? [textButton(term('edit'), () => profile.open('profile', namesForm(profile)), term('editProfile'))]
                : []),
            ],
      });
    },
  };
};

/** Loads what pictures are chosen and cropped with, for the first who does. */
function openPicture(profile: Profile): void {
  profile.run('profile', async () => {
    const { pictureForm } = await loadPart(() => import('./picture-forms.js'));
    profile.open('profile', pictureForm(profile));
  });
}

type NameField = 'firstName' | 'lastName' | 'username';

const fields: { readonly [Name in NameField]: { readonly name: string; readonly autocomplete: string } } = {
  firstName: { name: 'first_name', autocomplete: 'given-name' },
  lastName: { name: 'last_name', autocomplete: 'family-name' },
  username: { name: 'username', autocomplete: 'username' },
};

/** The names that the instance has, in the order in which they are asked for. */
function namesOf({ userSettings: { attributes } }: Environment): readonly NameField[] {
  // A hosted server may leave out what is off.
  const known: Partial<typeof attributes> = attributes;
  return (['firstName', 'lastName', 'username'] as const).filter(name => known[name]?.enabled);
}

function namesForm(profile: Profile): FormView {
  const { term, environment, client, user } = profile;
  const names = namesOf(environment);
  const nameField = (label: NameField): TemplateResult => {
    const { name, autocomplete } = fields[label];
    return field({
      id: profile.id(name),
      name,
      label: term(label),
      autocomplete,
      error: profile.problem(label),
      required: environment.userSettings.attributes[label].required,
      value: user[label] ?? '',
    });
  };
  return {
    title: () => term('editProfile'),
    fields: names,
    form: () => html`${names.map(nameField)} ${saveOrCancel(profile)}`,
    submit: async data => {
      const given = names.map((name): [string, string] => [name, textIn(data, fields[name].name)]);
      await client.account.update(Object.fromEntries(given));
      profile.close(term('saved'));
    },
  };
}

function textIn(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
