import type { Page } from '@playwright/test';
import type * as Script from '../../src/cdn.js';
import { addAuthenticator, type Authenticator } from './authenticator.js';
import { chromiumDriver } from './engines.js';
import { Keyboard } from './keyboard.js';
import { guardedBodyIn, madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, Visitor } from './visitor.js';
import { arabicWords, words, type Words } from './words.js';
import type { World } from './world.js';

const settings = { AUTH_PASSKEYS: 'true', AUTH_PASSKEY_SECOND_STEP: 'true', AUTH_BACKUP_CODES: 'true' };

test.use({ options: { settings } });

const entry = '/elements.js';

interface Enrolled {
  readonly authenticator: Authenticator;
  readonly backupCodes: readonly string[];
}

/** Makes a passkey and backup codes through the page's own client, as an application's settings page does. */
async function enrol(page: Page): Promise<Enrolled> {
  const authenticator = await addAuthenticator(page);
  const backupCodes = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    await pageClient().account.createPasskey();
    return pageClient().account.createBackupCodes();
  }, entry);
  // Nobody takes what the browser offers at the first field.
  await authenticator.setTouched(false);
  return { authenticator, backupCodes };
}

/** Somebody with a passkey, signed out, whose password was right. */
async function atSecondStep(page: Page, world: World, spoken: Words = words) {
  const { language: lang, direction: dir, terms } = spoken;
  const visitor = new Visitor(chromiumDriver(page), world, spoken);
  const address = world.address();
  await visitor.open(madePage(world, { lang, dir, title: terms.signIn, body: guardedBodyIn(spoken) }));
  await visitor.signUp(address);
  const enrolled = await enrol(page);
  await visitor.signOut();
  await visitor.beginSignIn(address);
  await visitor.driver.fill(spoken.password, password);
  await visitor.driver.click(spoken.continue);
  await visitor.driver.sees(terms.passkeySecondSubtitle);
  await visitor.driver.misses(words.members);
  return { visitor, address, ...enrolled };
}

const { terms } = words;
const button = (page: Page, spoken = words) => page.getByRole('button', { name: spoken.terms.usePasskey });

for (const spoken of [words, arabicWords])
  test(`B3, B9: after the password a passkey signs its owner in, in "${spoken.language}"`, async ({ page, world }) => {
    const { visitor, authenticator } = await atSecondStep(page, world, spoken);
    await authenticator.setTouched(true);
    await button(page, spoken).click();
    await visitor.isMember();
    const age = await page.evaluate(async address => {
      const { pageClient } = (await import(address)) as typeof Script;
      return pageClient().snapshot.session?.factorVerificationAge;
    }, entry);
    expect(age).toEqual([0, 0]);
  });

test('B3 F-59: a passkey that is not there is said, a reload asks again, and a backup code lets its owner in', async ({
  page,
  world,
}) => {
  const { visitor, authenticator, backupCodes } = await atSecondStep(page, world);
  await authenticator.remove();
  await addAuthenticator(page);
  await button(page).click();
  await visitor.driver.sees(words.errors.passkey_retrieval_cancelled as string);
  await page.reload();
  await visitor.driver.sees(terms.passkeySecondSubtitle);
  await visitor.driver.click(terms.useBackupCode);
  await visitor.driver.fill(terms.backupCode, backupCodes[0] ?? '');
  await visitor.driver.click(words.continue);
  await visitor.isMember();
});

test('B3 F-59: after a passkey that was not found the next try works', async ({ page, world }) => {
  const { visitor, authenticator } = await atSecondStep(page, world);
  const [kept] = await authenticator.credentials();
  await authenticator.remove();
  const empty = await addAuthenticator(page);
  await button(page).click();
  await visitor.driver.sees(words.errors.passkey_retrieval_cancelled as string);
  if (!kept) throw new Error('There is no passkey.');
  await empty.add(kept);
  await button(page).click();
  await visitor.isMember();
});

test('B4: after a forgotten password the passkey is asked for, and only then the new password holds', async ({
  page,
  world,
}) => {
  const { visitor, address, authenticator } = await atSecondStep(page, world);
  await visitor.driver.click(terms.startOver);
  await visitor.beginSignIn(address);
  await visitor.driver.click(words.forgot);
  // The code of sign-up, three notices, and this one.
  await visitor.enterCode(address, 5);
  await visitor.driver.fill(words.password, `${password}, and a new one`);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(terms.passkeySecondSubtitle);
  await authenticator.setTouched(true);
  await button(page).click();
  await visitor.isMember();
});

test('D10: what asks for a recent proof is proved by the passkey', async ({ page, world, visitor }) => {
  await visitor.open();
  await visitor.signUp(world.address());
  const { authenticator } = await enrol(page);
  await authenticator.setTouched(true);
  const done = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    const { session } = pageClient();
    const begun = await session.startVerification({ level: 'second_factor' });
    const { status } = await session.verifyWithPasskey();
    return [begun.status, begun.supportedSecondFactors?.map(({ strategy }) => strategy), status];
  }, entry);
  expect(done).toEqual(['needs_second_factor', ['passkey', 'backup_code'], 'complete']);
});

for (const spoken of [words, arabicWords])
  test(`H5 B3: by keyboard alone, in "${spoken.language}": a passkey as the second step`, async ({ page, world }) => {
    const { visitor, address, authenticator } = await atSecondStep(page, world, spoken);
    await visitor.driver.click(spoken.terms.startOver);
    await visitor.driver.sees(spoken.terms.signInSubtitle);
    const keys = new Keyboard(page);
    await keys.goTo(spoken.identifier);
    await keys.retype(address);
    await keys.press('Enter');
    await keys.arrivesAt(spoken.password);
    await keys.type(password);
    await keys.press('Enter');
    await visitor.driver.sees(spoken.terms.passkeySecondSubtitle);
    await keys.goTo(spoken.terms.useBackupCode);
    await keys.press('Enter');
    await keys.arrivesAt(spoken.terms.backupCode);
    await keys.goTo(spoken.terms.usePasskey);
    await keys.press('Space');
    await visitor.driver.sees(spoken.terms.passkeySecondSubtitle);
    await authenticator.setTouched(true);
    await keys.goTo(spoken.terms.usePasskey);
    await keys.press('Enter');
    await visitor.isMember();
  });
