import type { Page } from '@playwright/test';
import type * as Script from '../../src/cdn.js';
import { Keyboard } from './keyboard.js';
import { expect, test } from './test.js';
import type { World } from './world.js';
import { password, words } from './visitor.js';

const { terms } = words;
const settings = { AUTH_PHONE: 'optional', AUTH_PHONE_SECOND_FACTOR: 'true', AUTH_BACKUP_CODES: 'true' };

test.use({ options: { settings } });

const entry = '/elements.js';

let people = 0;
const number = (): string => `+49151235${String(60_000 + ++people)}`;

/** Adds a phone through the page's own client, as an application's settings page does. Answers the backup codes. */
async function enrol(page: Page, world: World, phone: string): Promise<readonly string[]> {
  const id = await page.evaluate(
    async ([address, phoneNumber]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      const { account } = pageClient();
      const added = await account.createPhoneNumber({ phoneNumber, reservedForSecondFactor: true });
      await account.preparePhoneNumber(added.id);
      return added.id;
    },
    [entry, phone] as const,
  );
  const code = await world.code(phone);
  return page.evaluate(
    async ([address, phoneId, given]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      return (await pageClient().account.verifyPhoneNumber(phoneId, given)).backupCodes ?? [];
    },
    [entry, id, code] as const,
  );
}

const masked = (phone: string): string => `+49 ••• ${phone.slice(-2)}`;

test('B3, H5: with the keyboard alone somebody signs up, and in again by password and a code to their phone', async ({
  page,
  world,
  visitor,
}) => {
  const keys = new Keyboard(page);
  const address = world.address();
  const phone = number();
  await visitor.open();
  await keys.goTo(words.signUp);
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  await keys.type(address);
  await keys.goTo(words.password);
  await keys.type(password);
  await keys.press('Enter');
  await keys.arrivesAt(words.code);
  await keys.type(await world.code(address));
  await visitor.isMember();
  expect(await enrol(page, world, phone)).toHaveLength(10);
  await keys.goTo(words.menu);
  await keys.press('Enter');
  await keys.arrivesAt(words.signOut);
  await keys.press('Enter');
  await visitor.isGuest();
  await keys.goTo(/^(Email|Phone)/);
  await keys.retype(address);
  await keys.press('Enter');
  await keys.arrivesAt(words.password);
  await keys.type(password);
  await keys.press('Enter');
  await keys.arrivesAt(words.code);
  await visitor.driver.sees(terms.codeSubtitle(masked(phone)));
  await visitor.driver.misses(words.members);
  await keys.type('000000');
  await visitor.driver.sees(words.errors.form_code_incorrect as string);
  await keys.retype(await world.code(phone, 2));
  await visitor.isMember();
});

test('B3: a reload goes on where the code was sent to, and whoever has no phone at hand takes a backup code', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  const phone = number();
  await visitor.open();
  await visitor.signUp(address);
  const [backupCode = ''] = await enrol(page, world, phone);
  await visitor.signOut();
  await page.getByLabel(/^Email/).fill(address);
  await visitor.driver.click(words.continue);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(terms.codeSubtitle(masked(phone)));
  await page.reload();
  await visitor.driver.sees(terms.codeSubtitle(masked(phone)));
  await visitor.driver.click(terms.useBackupCode);
  await visitor.driver.fill(terms.backupCode, backupCode);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
});
