import { expect } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type * as Script from '../../src/cdn.js';
import { addAuthenticator } from './authenticator.js';
import type { GalleryState } from './gallery.js';
import type { Stage } from './stage.js';
import { password } from './visitor.js';

/** Every way in that there is. Of the sites only the buttons are looked at. */
export const waysSettings: Readonly<Record<string, string>> = {
  AUTH_PROVIDERS: JSON.stringify({
    google: { clientId: 'one', clientSecret: 'a secret' },
    github: { clientId: 'two', clientSecret: 'a secret' },
  }),
  AUTH_ENTERPRISE_CONNECTIONS: JSON.stringify({
    acme: {
      name: 'ACME',
      protocol: 'oidc',
      domains: ['acme.example'],
      // Nobody is there.
      issuer: 'http://127.0.0.1:9',
      clientId: 'one',
      clientSecret: 'a secret',
    },
  }),
  AUTH_EMAIL_LINK: 'true',
  AUTH_PHONE: 'optional',
  AUTH_PASSKEYS: 'true',
  AUTH_PASSKEY_SECOND_STEP: 'true',
  AUTH_TOTP: 'true',
  AUTH_BACKUP_CODES: 'true',
  AUTH_NEW_DEVICE_CHECK: 'true',
  AUTH_CODE_RESEND_AFTER: '5s',
};

/** Makes the two accounts, and gives the second an authenticator app, backup codes, and a passkey on a device that they lose. */
export async function enrol(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.prepare();
  const authenticator = await addAuthenticator(page);
  const secret = await page.evaluate(async script => {
    const { pageClient } = (await import(script)) as typeof Script;
    await pageClient().account.createPasskey();
    return (await pageClient().account.createTotp()).secret;
  }, entry);
  const code = new TOTP({ secret: Secret.fromBase32(secret ?? '') }).generate();
  await page.evaluate(
    async ([script, typed]) => {
      const { pageClient } = (await import(script)) as typeof Script;
      const { account } = pageClient();
      await account.verifyTotp(typed);
      // They come by themselves with the first second step, which is the passkey here.
      await account.createBackupCodes();
    },
    [entry, code] as const,
  );
  await authenticator.remove();
}

const entry = '/elements.js';

/** What is seen where the other ways in are switched on. Of the two people the second has everything enrolled. */
export const ways: readonly GalleryState[] = [
  {
    name: 'ways',
    reach: async stage => {
      await stage.openGuarded();
      await stage.sees(stage.words.terms.continueWith('Google'));
    },
  },
  {
    name: 'ways: phone',
    after: 'ways',
    reach: async stage => {
      await stage.press(stage.words.terms.usePhone);
      await stage.sees(stage.words.terms.phoneNumber);
      await stage.page.getByLabel(stage.words.terms.country).selectOption('DE');
    },
  },
  {
    name: 'ways: no number',
    after: 'ways: phone',
    reach: async stage => {
      await stage.type(stage.words.terms.phoneNumber, '12');
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.form_param_format_invalid as string);
    },
    way: ({ words }) => ({ press: words.terms.useEmail, leadsTo: words.terms.emailAddress }),
  },
  {
    name: 'ways: password',
    after: 'ways',
    reach: async stage => {
      await stage.type(stage.words.identifier, stage.people[0]);
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.passwordTitle);
    },
  },
  {
    name: 'ways: link',
    after: 'ways: password',
    reach: async stage => {
      await stage.press(stage.words.terms.useEmailLink);
      await stage.sees(stage.words.terms.linkHint);
      await stage.sees(new RegExp(`^${stage.words.resend}$`, 'm'));
    },
    way: ({ words }) => ({ press: words.terms.change, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'ways: organization',
    after: 'ways',
    reach: async stage => {
      await stage.type(stage.words.identifier, 'ada.lovelace@acme.example');
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.service_unavailable as string);
      await stage.sees(stage.words.terms.organizationTitle);
    },
    way: ({ words }) => ({ press: words.terms.change, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'ways: new device',
    after: 'ways: password',
    reach: async stage => {
      await stage.type(stage.words.password, password);
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.newDeviceTitle);
      await stage.sees(new RegExp(`^${stage.words.resend}$`, 'm'));
    },
    way: ({ words }) => ({ press: words.terms.startOver, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'ways: passkey not used',
    after: 'ways',
    reach: async stage => {
      await stage.type(stage.words.identifier, stage.people[1]);
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.passwordTitle);
      await addAuthenticator(stage.page);
      await stage.press(stage.words.terms.usePasskey);
      await stage.sees(stage.words.errors.passkey_retrieval_cancelled as string);
    },
  },
  {
    name: 'ways: passkey, second step',
    after: 'ways: passkey not used',
    reach: async stage => {
      await stage.press(stage.words.terms.usePassword);
      await stage.type(stage.words.password, password);
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.passkeySecondSubtitle);
    },
  },
  {
    name: 'ways: passkey, second step, not used',
    after: 'ways: passkey, second step',
    reach: async stage => {
      await stage.press(stage.words.terms.usePasskey);
      await stage.sees(stage.words.errors.passkey_retrieval_cancelled as string);
    },
    way: ({ words }) => ({ press: words.terms.useBackupCode, leadsTo: words.terms.backupCodeSubtitle }),
  },
  {
    name: 'ways: app',
    after: 'ways: passkey, second step, not used',
    reach: async stage => {
      await stage.press(stage.words.terms.useTotp);
      await stage.sees(stage.words.terms.totpSubtitle);
    },
  },
  {
    name: 'ways: app, wrong',
    after: 'ways: app',
    reach: async stage => {
      await stage.type(stage.words.code, '000000');
      await stage.sees(stage.words.terms.totpIncorrect);
    },
  },
  {
    name: 'ways: backup code',
    after: 'ways: app, wrong',
    reach: async stage => {
      await stage.press(stage.words.terms.useBackupCode);
      await stage.sees(stage.words.terms.backupCodeSubtitle);
    },
  },
  {
    name: 'ways: backup code, wrong',
    after: 'ways: backup code',
    reach: async stage => {
      await stage.type(stage.words.terms.backupCode, 'not-one-of-them');
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.backupCodeIncorrect);
    },
    way: ({ words }) => ({ press: words.terms.useTotp, leadsTo: words.terms.totpSubtitle }),
  },
  {
    name: 'ways: sign-up',
    after: 'ways',
    reach: async stage => {
      await stage.press(stage.words.signUp);
      await stage.sees(stage.words.terms.signUpSubtitle);
      await stage.sees(stage.words.terms.continueWith('GitHub'));
    },
    way: ({ words }) => ({ press: words.terms.signIn, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'ways: many sites',
    reach: async stage => {
      await stage.openGuarded();
      await stage.rewrite('/v1/environment', offerMore);
      await stage.openAnew();
      await expect(stage.page.getByRole('button', { name: stage.words.terms.continueWith('Discord') })).toBeVisible();
    },
    way: ({ words }) => ({ press: words.terms.usePhone, leadsTo: words.terms.phoneNumber }),
  },
];

/** As many sites as have no room for their names. */
function offerMore(environment: Record<string, unknown>): void {
  const { social } = environment['user_settings'] as { social: Record<string, object> };
  for (const [key, name] of Object.entries({ apple: 'Apple', microsoft: 'Microsoft', discord: 'Discord', x: 'X' }))
    social[`oauth_${key}`] = { ...social['oauth_google'], strategy: `oauth_${key}`, name };
}
