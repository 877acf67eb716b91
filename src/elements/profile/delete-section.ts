import { html, nothing } from 'lit';
import { safeLink } from '../../core/index.js';
import { pageAddress } from '../own.js';
import { field } from '../parts/field.js';
import { saveOrCancel, textButton } from './rows.js';
import type { FormView, Profile, SectionFactory } from './profile.js';

const name = 'delete';

/** Deleting the account, where the instance lets people do it themselves. */
export const deleteSection: SectionFactory = profile => {
  if (!profile.user.deleteSelfEnabled) return undefined;
  return {
    name,
    title: () => profile.term('deleteSection'),
    content: () => {
      const { term } = profile;
      const open = (): void => profile.open(name, deleteForm(profile));
      const button = textButton(term('deleteAccount'), open, undefined, true);
      return html`<p class="section-text">${term('deleteText')}</p>
        ${profile.isOpen(name) ? nothing : button}`;
    },
  };
};

/** Asks for a word, so that nobody deletes their account by pressing a button twice. */
function deleteForm(profile: Profile): FormView {
  const { term, client } = profile;
  const word = term('deleteWord');
  return {
    title: () => term('deleteAccount'),
    subtitle: () => term('deleteSubtitle'),
    fields: ['confirmation'],
    form: () => html`
      ${field({
        id: profile.id('confirmation'),
        name: 'confirmation',
        label: term('deleteConfirm', word),
        autocomplete: 'off',
        error: profile.problem('confirmation') && term('deleteMismatch', word),
      })}
      ${saveOrCancel(profile, term('deleteAccount'), true)}
    `,
    check: data =>
      spelled(data.get('confirmation')) === spelled(word)
        ? []
        : [{ code: 'form_param_value_invalid', field: 'confirmation' }],
    submit: async () => {
      const { afterSignOutOneUrl, afterSignOutAllUrl } = profile.environment.displayConfig;
      await client.account.delete();
      const others = (client.snapshot.client?.sessions.length ?? 0) > 0;
      profile.close(term('accountDeleted'));
      const url = safeLink((others ? afterSignOutOneUrl : afterSignOutAllUrl) ?? undefined, pageAddress());
      if (url) profile.leave(url);
    },
  };
}

function spelled(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.normalize('NFKC').trim().toLocaleLowerCase() : '';
}
