import { html } from 'lit';
import { submit } from '../parts/submit.js';
import { formSheets } from '../styles/form.styles.js';
import { securityStyles } from '../styles/security.styles.js';
import { confirmForm } from './confirm-form.js';
import type { FormView, Profile } from './profile.js';
import { CopyButton, download, print } from './take-along.js';

formSheets.add(securityStyles);

/** Backup codes, this once: they stand in the form and nowhere else. */
export function codesForm(profile: Profile, codes: readonly string[]): FormView {
  const { term } = profile;
  const copy = new CopyButton(profile, () => codes.join('\n'));
  const title = (): string => `${profile.environment.displayConfig.applicationName}: ${term('backupCodes')}`;
  const save = (): void => download('backup-codes.txt', [title(), '', ...codes, ''].join('\n'));
  return {
    title: () => term('backupCodesTitle'),
    subtitle: () => term('backupCodesSubtitle'),
    form: () => html`
      <ol class="auth-backup-codes" aria-label=${term('backupCodes')}>
        ${codes.map(code => html`<li class="auth-backup-code">${code}</li>`)}
      </ol>
      <div class="auth-tools">
        ${copy.button()}
        <button class="auth-tool" type="button" @click=${save}>${term('download')}</button>
        <button class="auth-tool" type="button" @click=${() => print(title(), codes)}>${term('print')}</button>
      </div>
      <div class="auth-buttons">${submit(term('codesKept'), profile.pending)}</div>
    `,
    submit: () => {
      profile.close(term('saved'));
      return Promise.resolve();
    },
  };
}

/** Shows the codes that came with the first second step, or says that the step is there. */
export function afterEnrolment(profile: Profile, section: string, codes: readonly string[] | null | undefined): void {
  const { term } = profile;
  if (!codes?.length) {
    profile.close(term('secondStepAdded'));
    return;
  }
  profile.announce(term('secondStepAdded'));
  profile.open(section, codesForm(profile, codes));
}

/** New codes in place of all others. */
export function newCodesForm(profile: Profile, section: string): FormView {
  const { term, client, user } = profile;
  return confirmForm(profile, {
    title: term('newBackupCodes'),
    text: term(user.backupCodeEnabled ? 'newBackupCodesText' : 'backupCodesText'),
    label: term('newBackupCodes'),
    danger: false,
    run: async () => {
      profile.open(section, codesForm(profile, await client.account.createBackupCodes()));
    },
  });
}
