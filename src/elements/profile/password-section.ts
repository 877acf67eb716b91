import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../core/index.js';
import { NewPassword } from '../parts/new-password.js';
import { concealPassword, passwordField, passwordOf } from '../parts/password.js';
import { hiddenUsername } from '../parts/username.js';
import { attribute } from '../steps/settings.js';
import { confirmForm } from './confirm-form.js';
import { row, saveOrCancel, textButton } from './rows.js';
import { lockIcon } from './security-icons.js';
import type { FormView, Profile, Section, SectionFactory } from './profile.js';
import { ago } from './times.js';

const name = 'password';

/** The password: set, changed, removed. */
export const passwordSection: SectionFactory = profile => {
  const setting = attribute(profile.environment, 'password');
  if (!setting?.enabled && !profile.user.passwordEnabled) return undefined;
  return { name, title: () => profile.term('password'), content: () => content(profile) };
};

function content(profile: Profile): ReturnType<Section['content']> {
  const { user, term, localize } = profile;
  const open = profile.isOpen(name);
  if (!user.passwordEnabled) {
    const set = textButton(term('setPassword'), () => profile.open(name, passwordForm(profile)));
    return html`<p class="section-text">${term('noPassword')}</p>
      ${open ? nothing : set}`;
  }
  const { passwordLastUpdatedAt: changed } = user;
  return row({
    picture: lockIcon,
    text: html`<span aria-hidden="true">••••••••••</span>`,
    detail: changed ? term('passwordChangedAgo', ago(localize.language, changed)) : term('passwordIsSet'),
    actions: open ? [] : actions(profile),
  });
}

function actions(profile: Profile): readonly TemplateResult[] {
  const { environment, term } = profile;
  const change = (): void => profile.open(name, passwordForm(profile));
  const remove = (): void => profile.open(name, removal(profile));
  const required = attribute(environment, 'password')?.required;
  return [
    textButton(term('change'), change, term('changePassword')),
    ...(required ? [] : [textButton(term('remove'), remove, term('removePassword'), true)]),
  ];
}

/** Choosing a new one. Whoever does not know the present one proves otherwise who they are. */
function passwordForm(profile: Profile, confirmed = !profile.user.passwordEnabled): FormView {
  const { term, client, localize } = profile;
  const chosen = new NewPassword(profile.environment, () => profile.requestUpdate());
  const isSet = profile.user.passwordEnabled;
  return {
    title: () => term(isSet ? 'changePassword' : 'setPassword'),
    fields: ['password', 'newPassword', 'currentPassword'],
    form: () => html`
      ${hiddenUsername(profile.id('username'), signInName(profile))} ${confirmed ? nothing : currentPassword(profile)}
      ${chosen.field({
        id: profile.id('new-password'),
        label: term('newPassword'),
        error: profile.problem('password') ?? profile.problem('newPassword'),
        term: localize.term,
      })}
      <label class="auth-check">
        <input class="auth-check-input" type="checkbox" name="sign_out_elsewhere" checked />
        <span>${term('signOutElsewhere')}</span>
      </label>
      ${saveOrCancel(profile)}
    `,
    check: data => [...(confirmed ? [] : missingCurrent(data)), ...chosen.check(passwordOf(data))],
    submit: async (data, form) => {
      concealPassword(form);
      const currentPassword = confirmed ? '' : textOf(data, 'current_password');
      await client.account.changePassword({
        newPassword: passwordOf(data),
        signOutOfOtherSessions: data.has('sign_out_elsewhere'),
        ...(currentPassword && { currentPassword }),
      });
      profile.close(term('passwordSaved'));
    },
    actions: () =>
      confirmed
        ? []
        : [{ label: term('confirmOtherwise'), run: () => profile.open(name, passwordForm(profile, true)) }],
  };
}

function currentPassword(profile: Profile): TemplateResult {
  return passwordField({
    id: profile.id('current-password'),
    name: 'current_password',
    label: profile.term('currentPassword'),
    autocomplete: 'current-password',
    error: profile.problem('currentPassword'),
    term: profile.localize.term,
  });
}

function missingCurrent(data: FormData): readonly Pick<Problem, 'code' | 'field'>[] {
  return textOf(data, 'current_password') ? [] : [{ code: 'form_param_nil', field: 'currentPassword' }];
}

function removal(profile: Profile): FormView {
  const { term, client } = profile;
  return confirmForm(profile, {
    title: term('removePassword'),
    text: term('removePasswordText'),
    label: term('remove'),
    run: async () => {
      await client.account.removePassword();
      profile.close(term('passwordRemoved'));
    },
  });
}

/** By what a password manager keeps the account. */
function signInName({ user }: Profile): string {
  const { emailAddresses, primaryEmailAddressId, username, phoneNumbers } = user;
  const primary = emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0];
  return primary?.emailAddress ?? username ?? phoneNumbers[0]?.phoneNumber ?? '';
}

function textOf(data: FormData, field: string): string {
  const value = data.get(field);
  return typeof value === 'string' ? value : '';
}
