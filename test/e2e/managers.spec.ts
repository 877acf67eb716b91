import type { Driver } from './driver.js';
import { chromiumDriver, launchFirefox, launchWebKit } from './engines.js';
import { expect, test } from './test.js';
import { password, Visitor, words } from './visitor.js';
import { fieldsOf, formEvents, keepPassword, keptPassword, watchForms, type SeenField } from './what-managers-see.js';
import type { World } from './world.js';

const visible = { readOnly: false, clipped: false, value: '' };

const hiddenUsername = (value: string): SeenField => ({
  name: 'username',
  word: 'username',
  type: 'text',
  autocomplete: 'username',
  label: '',
  readOnly: true,
  clipped: true,
  value,
});

const passwordField = (autocomplete: string, label: string): SeenField => ({
  ...visible,
  name: 'password',
  word: 'password',
  type: 'password',
  autocomplete,
  label,
});

const identifierField: SeenField = {
  ...visible,
  name: 'username',
  word: 'username',
  type: 'email',
  autocomplete: 'username',
  label: words.terms.emailAddress,
};

const codeField: SeenField = {
  ...visible,
  name: 'code',
  word: 'code',
  type: 'text',
  autocomplete: 'one-time-code',
  label: words.code,
};

/** Sign-up, a refused and a right password, and a reset, looked at as a password manager looks at them. */
async function lookAt(driver: Driver, world: World): Promise<void> {
  const visitor = new Visitor(driver, world);
  const address = world.address(driver.engine.toLowerCase());
  const { terms } = words;
  await visitor.open();
  await visitor.isGuest();
  await watchForms(driver);
  expect(await fieldsOf(driver)).toEqual([identifierField]);

  await driver.click(words.signUp);
  await driver.sees(terms.signUpSubtitle);
  const email: SeenField = { ...identifierField, name: 'email_address', word: 'email' };
  expect(await fieldsOf(driver)).toEqual([email, passwordField('new-password', terms.password)]);
  await driver.fill(words.identifier, address);
  await driver.fill(words.password, password);
  await driver.click(words.continue);
  await driver.sees(terms.codeTitle);
  expect(await fieldsOf(driver)).toEqual([hiddenUsername(address), codeField]);
  await visitor.enterCode(address);
  await visitor.isMember();
  await expect.poll(() => fieldsOf(driver)).toBe('0 forms');
  await visitor.signOut();

  await driver.reload();
  await visitor.isGuest();
  await watchForms(driver);
  await visitor.beginSignIn(address);
  await driver.sees(terms.passwordTitle);
  expect(await fieldsOf(driver)).toEqual([hiddenUsername(address), passwordField('current-password', terms.password)]);
  await keepPassword(driver);
  await driver.fill(words.password, 'not the password');
  await driver.click(words.continue);
  await driver.sees(words.errors.form_password_incorrect as string);
  expect(await keptPassword(driver)).toEqual({ same: true, connected: true, value: 'not the password' });
  await driver.fill(words.password, password);
  await driver.click(words.continue);
  await visitor.isMember();
  // Gone, and not wiped: some managers read it late.
  await expect.poll(() => keptPassword(driver)).toEqual({ same: false, connected: false, value: password });
  expect(await formEvents(driver)).toEqual({ submits: [true, true, true], inserted: 1, first: 1 });
  await visitor.signOut();

  await driver.reload();
  await visitor.isGuest();
  await watchForms(driver);
  await visitor.beginSignIn(address);
  const before = (await world.mails(address)).length;
  await driver.click(words.forgot);
  await driver.sees(terms.resetTitle);
  expect(await fieldsOf(driver)).toEqual([hiddenUsername(address), codeField]);
  await visitor.enterCode(address, before + 1);
  await driver.sees(terms.newPasswordTitle);
  const [username, chosen, box] = await fieldsOf(driver);
  expect([username, chosen]).toEqual([hiddenUsername(address), passwordField('new-password', terms.newPassword)]);
  expect(box).toMatchObject({ type: 'checkbox', name: 'sign_out_elsewhere' });
  await keepPassword(driver);
  await driver.fill(words.password, `${password}, and a new one`);
  await driver.click(words.continue);
  await visitor.isMember();
  await expect
    .poll(() => keptPassword(driver))
    .toEqual({ same: false, connected: false, value: `${password}, and a new one` });
  const { inserted, first } = await formEvents(driver);
  expect([inserted, first]).toEqual([3, 3]);
}

test('B11: what a password manager sees at each step, in Chromium', async ({ page, world }) => {
  test.setTimeout(120_000);
  await lookAt(chromiumDriver(page), world);
});

for (const [engine, launch] of [
  ['Firefox', launchFirefox],
  ['WebKitGTK', launchWebKit],
] as const) {
  test(`B11: what a password manager sees at each step, in ${engine}`, async ({ world }) => {
    test.setTimeout(180_000);
    const browser = await launch();
    try {
      await lookAt(await browser.open(), world);
    } finally {
      await browser.close();
    }
  });
}
