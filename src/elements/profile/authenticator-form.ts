import { html } from 'lit';
import type { Totp } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { formSheets } from '../styles/form.styles.js';
import { securityStyles } from '../styles/security.styles.js';
import { afterEnrolment } from './backup-codes.js';
import type { FormView, Profile } from './profile.js';
import { qrCode } from './qr-code.js';
import { saveOrCancel } from './rows.js';
import { CopyButton } from './take-along.js';

formSheets.add(securityStyles);

/** Begins with an authenticator app, and opens its form. */
export async function openAuthenticator(profile: Profile, section: string): Promise<void> {
  const begun = await profile.client.account.createTotp();
  profile.open(section, authenticatorForm(profile, section, begun));
}

/** The code to scan, the same for typing, and what the app makes of it. The secret stands in the form and nowhere else. */
function authenticatorForm(profile: Profile, section: string, { uri, secret }: Totp): FormView {
  const { term, client } = profile;
  const key = secret ?? '';
  const picture = uri ? qrCode(uri, term('qrCode')) : '';
  const copy = new CopyButton(profile, () => key);
  let refused = false;
  return {
    title: () => term('addAuthenticatorApp'),
    subtitle: () => term('scanSubtitle'),
    fields: ['code'],
    form: () => html`
      ${picture}
      <p class="auth-secret">
        <span class="auth-secret-label">${term('secretLabel')}</span>
        <code class="auth-secret-value" translate="no">${key.match(/.{1,4}/g)?.join(' ')}</code>
        ${copy.button()}
      </p>
      ${codeField({
        id: profile.id('totp-code'),
        label: term('code'),
        hint: term('codeHint'),
        error: refused && profile.problem('code') ? term('totpIncorrect') : profile.problem('code'),
      })}
      ${saveOrCancel(profile, term('continue'))}
    `,
    check: data => {
      refused = false;
      return codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }];
    },
    submit: async data => {
      refused = true;
      const { backupCodes } = await client.account.verifyTotp(codeOf(data));
      afterEnrolment(profile, section, backupCodes);
    },
  };
}
