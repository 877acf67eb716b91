import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type * as Script from '../../src/cdn.js';
import { startIdentityProvider, type IdentityProvider } from '../oidc/identity-provider.js';
import { addAuthenticator } from './authenticator.js';
import { chromiumDriver } from './engines.js';
import { Keyboard } from './keyboard.js';
import { guardedBodyIn, madePage } from './made-pages.js';
import { expect, test as base } from './test.js';
import { password, Visitor } from './visitor.js';
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

/** Somebody with a keyboard and nothing else, before the page of nine lines in their language. */
class Typist extends Keyboard {
  readonly words: Words;
  readonly #visitor: Visitor;
  readonly #page: Page;
  readonly #world: World;

  constructor(page: Page, world: World, spoken: Words) {
    super(page);
    this.words = spoken;
    this.#page = page;
    this.#world = world;
    this.#visitor = new Visitor(chromiumDriver(page), world, spoken);
  }

  async open(): Promise<void> {
    const { language: lang, direction: dir, terms } = this.words;
    const url = madePage(this.#world, { lang, dir, title: terms.signIn, body: guardedBodyIn(this.words) });
    await this.#visitor.open(url);
    await this.isGuest();
  }

  async isGuest(): Promise<void> {
    await this.#visitor.isGuest();
    await this.#visitor.driver.sees(this.words.terms.continueWith('Acme'));
  }

  isMember(): Promise<void> {
    return this.#visitor.isMember();
  }

  /** Presses what has this name. */
  async choose(name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goTo(name);
    await this.press(key);
  }

  async signUp(address: string): Promise<void> {
    await this.choose(this.words.signUp);
    await this.arrivesAt(this.words.identifier);
    await this.type(address);
    await this.goTo(this.words.password);
    await this.type(password);
    await this.press('Enter');
    await this.arrivesAt(this.words.code);
    await this.type(await this.#world.code(address));
    await this.isMember();
  }

  async signOut(): Promise<void> {
    await this.goTo(this.words.menu);
    await this.press('Enter');
    await this.arrivesAt(this.words.signOut);
    await this.press('Enter');
    await this.isGuest();
  }

  async name(address: string): Promise<void> {
    await this.goTo(this.words.identifier);
    await this.retype(address);
    await this.press('Enter');
    await this.arrivesAt(this.words.password);
  }

  /** Adds an authenticator app, which a settings page does. */
  async enrolApp(): Promise<{ readonly app: TOTP; readonly backupCodes: readonly string[] }> {
    const script = '/elements.js';
    const secret = await this.#page.evaluate(async address => {
      const { pageClient } = (await import(address)) as typeof Script;
      return (await pageClient().account.createTotp()).secret;
    }, script);
    const app = new TOTP({ secret: Secret.fromBase32(secret ?? '') });
    const backupCodes = await this.#page.evaluate(
      async ([address, code]) => {
        const { pageClient } = (await import(address)) as typeof Script;
        return (await pageClient().account.verifyTotp(code)).backupCodes;
      },
      [script, app.generate()] as const,
    );
    return { app, backupCodes: backupCodes ?? [] };
  }
}

let people = 0;

for (const spoken of [words, arabicWords]) {
  const { language, terms } = spoken;

  test(`H5 B2 B3: by keyboard alone, in "${language}": a mailed link's code, an app, a backup code`, async ({
    page,
    world,
  }) => {
    const keys = new Typist(page, world, spoken);
    const address = world.address();
    await keys.open();
    await keys.signUp(address);
    await keys.signOut();

    await keys.name(address);
    await keys.choose(terms.useEmailLink);
    await keys.arrivesAt(spoken.code);
    await keys.type(await world.code(address, 2));
    await keys.isMember();

    const { app, backupCodes } = await keys.enrolApp();
    await keys.signOut();
    await keys.name(address);
    await keys.type(password);
    await keys.press('Enter');
    await keys.arrivesAt(spoken.code);
    await keys.type(app.generate({ timestamp: Date.now() + 30_000 }));
    await keys.isMember();

    await keys.signOut();
    await keys.name(address);
    await keys.type(password);
    await keys.press('Enter');
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
    const keys = new Typist(page, world, spoken);
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
    const keys = new Typist(page, world, spoken);
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
    const keys = new Typist(page, world, spoken);
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
