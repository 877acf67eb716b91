import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type * as Script from '../../src/cdn.js';
import { startIdentityProvider, type IdentityProvider } from '../oidc/identity-provider.js';
import { addAuthenticator } from './authenticator.js';
import { Keyboard } from './keyboard.js';
import { expect, test as base } from './test.js';
import { Typist } from './typist.js';
import { password } from './visitor.js';
import { arabicWords, words, type Words } from './words.js';
import type { World, WorldOptions } from './world.js';

const test = base.extend<object, { acme: IdentityProvider; options: WorldOptions }>({
  acme: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is needed first
    async ({}, use) => {
      const acme = await startIdentityProvider();
      await use(acme);
      await acme.close();
    },
    { scope: 'worker' },
  ],
  options: [
    async ({ acme }, use) => {
      await use({
        settings: {
          AUTH_PROVIDERS: JSON.stringify({ custom_acme: acme.settings }),
          AUTH_EMAIL_LINK: 'true',
          AUTH_PHONE: 'optional',
          AUTH_PASSKEYS: 'true',
          AUTH_TOTP: 'true',
          AUTH_BACKUP_CODES: 'true',
        },
      });
    },
    { scope: 'worker' },
  ],
});

/** Somebody with a keyboard and nothing else, to whom another site is offered as well. */
const typist = (page: Page, world: World, spoken: Words): Typist =>
  new Typist(page, world, spoken, spoken.terms.continueWith('Acme'));

/** Adds an authenticator app, which a settings page does. */
async function enrolApp(page: Page): Promise<{ readonly app: TOTP; readonly backupCodes: readonly string[] }> {
  const script = '/elements.js';
  const secret = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    return (await pageClient().account.createTotp()).secret;
  }, script);
  const app = new TOTP({ secret: Secret.fromBase32(secret ?? '') });
  const backupCodes = await page.evaluate(
    async ([address, code]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      return (await pageClient().account.verifyTotp(code)).backupCodes;
    },
    [script, app.generate()] as const,
  );
  return { app, backupCodes: backupCodes ?? [] };
}

let people = 0;

for (const spoken of [words, arabicWords]) {
  const { language, terms } = spoken;

  test(`H5 B2 B3: by keyboard alone, in "${language}": a mailed link's code, an app, a backup code`, async ({
    page,
    world,
  }) => {
    const keys = typist(page, world, spoken);
    const address = world.address();
    await keys.open();
    await keys.signUp(address);
    await keys.signOut();

    await keys.name(address);
    await keys.choose(terms.useEmailLink);
    await keys.arrivesAt(spoken.code);
    await keys.type(await world.code(address, 2));
    await keys.isMember();

    const { app, backupCodes } = await enrolApp(page);
    await keys.signOut();
    await keys.name(address);
    await keys.givePassword();
    await keys.arrivesAt(spoken.code);
    await keys.type(app.generate({ timestamp: Date.now() + 30_000 }));
    await keys.isMember();

    await keys.signOut();
    await keys.name(address);
    await keys.givePassword();
    await keys.arrivesAt(spoken.code);
    await keys.choose(terms.useBackupCode, 'Space');
    await keys.arrivesAt(terms.backupCode);
    await keys.type('not one of them');
    await keys.press('Enter');
    await expect(page.getByText(terms.backupCodeIncorrect)).toBeVisible();
    await keys.arrivesAt(terms.backupCode);
    await keys.retype(backupCodes[0] ?? '');
    await keys.press('Enter');
    await keys.isMember();
  });

  test(`H5 B2 B10: by keyboard alone, in "${language}": another site, and back with a refusal`, async ({
    page,
    world,
    acme,
  }) => {
    const sub = `typist-${language}-${process.pid}`;
    acme.person = { sub, email: `${sub}@example.com`, email_verified: true };
    const keys = typist(page, world, spoken);
    await keys.open();
    const there = new Keyboard(page);
    await keys.choose(terms.continueWith('Acme'));
    await page.getByRole('button', { name: 'Refuse' }).waitFor();
    await there.goTo('Refuse');
    await there.press('Enter');
    await expect(page.getByText(spoken.errors.oauth_access_denied as string)).toBeVisible();
    await keys.choose(terms.continueWith('Acme'), 'Space');
    await page.getByRole('button', { name: 'Agree' }).waitFor();
    await there.goTo('Agree');
    await there.press('Enter');
    await keys.isMember();
  });

  test(`H5 B9: by keyboard alone, in "${language}": a passkey`, async ({ page, world }) => {
    const authenticator = await addAuthenticator(page);
    const keys = typist(page, world, spoken);
    await keys.open();
    await keys.signUp(world.address());
    await page.evaluate(async script => {
      const { pageClient } = (await import(script)) as typeof Script;
      await pageClient().account.createPasskey();
    }, '/elements.js');
    await authenticator.setTouched(false);
    await keys.signOut();
    await authenticator.setTouched(true);
    await keys.choose(terms.usePasskey);
    await keys.isMember();
  });

  test(`H5 B1 B6: by keyboard alone, in "${language}": a number that nobody has signs up, and in`, async ({
    page,
    world,
  }) => {
    const national = `151${String(20_000_000 + process.pid * 10 + ++people).slice(0, 8)}`;
    const address = world.address();
    const keys = typist(page, world, spoken);
    const number = async (): Promise<void> => {
      await keys.choose(terms.usePhone);
      await keys.arrivesAt(terms.phoneNumber);
      // A number that names its country chooses it.
      await keys.type(`+49${national}`);
      await keys.press('Enter');
      await keys.arrivesAt(spoken.password);
      await keys.choose(terms.usePhoneCode);
      await keys.arrivesAt(spoken.code);
    };
    await keys.open();
    await number();
    await keys.type(await world.code(`+49${national}`));
    await keys.arrivesAt(spoken.identifier);
    await keys.type(address);
    await keys.goTo(spoken.password);
    await keys.type(password);
    await keys.press('Enter');
    await keys.arrivesAt(spoken.code);
    await keys.type(await world.code(address));
    await keys.isMember();
    await keys.signOut();
    await number();
    await keys.type(await world.code(`+49${national}`, 2));
    await keys.isMember();
  });
}
