import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type * as Script from '../../src/cdn.js';
import { terms as account } from '../../src/locales/en-account.js';
import { terms as arabic } from '../../src/locales/ar-account.js';
import { addAuthenticator } from './authenticator.js';
import { bringAxe, violations } from './looks.js';
import { profilePage, section } from './profile-page.js';
import { expect, test, visit } from './test.js';
import { password, words, type Visitor } from './visitor.js';
import type { World } from './world.js';

const { terms } = words;

test.use({
  options: {
    settings: {
      AUTH_PASSWORD: 'optional',
      AUTH_PASSKEYS: 'true',
      AUTH_TOTP: 'true',
      AUTH_PHONE: 'optional',
      AUTH_PHONE_SECOND_FACTOR: 'true',
      AUTH_BACKUP_CODES: 'true',
    },
  },
});

const chosen = `${password}, and a new one`;

/** Makes an account, which is not asked for a password here, and gives it one. */
async function signUp(visitor: Visitor, page: Page, address: string): Promise<void> {
  await visitor.driver.click(words.signUp);
  await visitor.driver.fill(words.identifier, address);
  await visitor.driver.click(words.continue);
  await visitor.enterCode(address);
  await visitor.isMember();
  await page.evaluate(
    async ([entry, newPassword]) => {
      const { pageClient } = (await import(entry)) as typeof Script;
      await pageClient().account.changePassword({ newPassword });
    },
    ['/elements.js', password] as const,
  );
}

/** Somebody with an account, on its page about security. */
async function openSecurity(visitor: Visitor, world: World, page: Page): Promise<string> {
  const address = world.address('ada');
  await visitor.open(profilePage(world, 'routing="hash"'));
  await signUp(visitor, page, address);
  await page.getByRole('button', { name: account.securityPage, exact: true }).click();
  await expect(page.getByRole('heading', { name: account.securityPage })).toBeFocused();
  return address;
}

const button = (page: Page, title: string, name: string) =>
  section(page, title).getByRole('button', { name, exact: true });
const said = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toHaveCount(1);

test('E3, C6: a changed password signs the other browser out, and the fields are what managers look for', async ({
  page,
  world,
  visitor,
  device,
}) => {
  const address = await openSecurity(visitor, world, page);
  const other = await (await device()).newPage();
  const elsewhere = visit(other, world);
  await elsewhere.open();
  await elsewhere.signIn(address);
  await button(page, terms.password, account.changePassword).click();
  const form = page.locator('form[data-step]');
  expect(await form.locator('input').evaluateAll(all => all.map(one => one.getAttribute('autocomplete')))).toEqual([
    'username',
    'current-password',
    'new-password',
    null,
  ]);
  await expect(form.locator('[autocomplete=username]')).toHaveValue(address);
  const current = page.getByLabel(account.currentPassword, { exact: true });
  await expect(current).toBeFocused();
  await current.fill('not the right one 12');
  await page.getByLabel(terms.newPassword, { exact: true }).fill(chosen);
  await page.getByRole('button', { name: account.save }).click();
  await expect(current).toHaveAttribute('aria-invalid', 'true');
  await expect(current).toBeFocused();
  await current.fill(password);
  await expect(page.getByLabel(terms.signOutElsewhere)).toBeChecked();
  await page.getByRole('button', { name: account.save }).click();
  await said(page, account.passwordSaved);
  await expect(form).toHaveCount(0);
  await other.reload();
  await elsewhere.isGuest();
  await elsewhere.signIn(address, chosen);
});

test('E3: a password is removed by keyboard alone, set anew without one, and mails tell of it', async ({
  page,
  world,
  visitor,
}) => {
  const address = await openSecurity(visitor, world, page);
  await button(page, terms.password, account.removePassword).press('Enter');
  await expect(page.getByRole('heading', { name: account.removePassword })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await said(page, account.passwordRemoved);
  const set = button(page, terms.password, account.setPassword);
  await expect(set).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(terms.newPassword, { exact: true })).toBeFocused();
  await page.keyboard.type(chosen);
  await page.keyboard.press('Enter');
  await said(page, account.passwordSaved);
  await expect(button(page, terms.password, account.changePassword)).toBeFocused();
  const subjects = (await world.mails(address)).map(({ subject }) => subject);
  expect(subjects.some(subject => /password.*was removed/i.test(subject))).toBe(true);
});

test('E3: whoever does not know the present password chooses another one all the same', async ({
  page,
  world,
  visitor,
}) => {
  await openSecurity(visitor, world, page);
  await button(page, terms.password, account.changePassword).click();
  await page.getByRole('button', { name: account.confirmOtherwise }).click();
  await expect(page.getByLabel(account.currentPassword, { exact: true })).toHaveCount(0);
  await page.getByLabel(terms.newPassword, { exact: true }).fill(chosen);
  await page.getByRole('button', { name: account.save }).click();
  await said(page, account.passwordSaved);
});

test('E3: a passkey is added, renamed and removed; one that is declined is told in words', async ({
  page,
  world,
  visitor,
}) => {
  const authenticator = await addAuthenticator(page);
  await openSecurity(visitor, world, page);
  const passkeys = section(page, account.passkeysSection);
  await passkeys.getByRole('button', { name: account.addPasskey }).click();
  await said(page, account.passkeyAdded);
  await expect(passkeys).toContainText('Chrome, Linux');
  await expect(passkeys).toContainText(account.neverUsed);
  await passkeys.getByRole('button', { name: account.addPasskey }).click();
  await expect(passkeys.getByRole('alert').first()).toContainText(String(words.errors['passkey_already_exists']));
  await passkeys.getByRole('button', { name: account.renameOne('Chrome, Linux') }).click();
  const name = page.getByLabel(account.passkeyName, { exact: true });
  await name.fill('');
  await page.keyboard.press('Enter');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill('Blue key');
  await page.keyboard.press('Enter');
  await expect(passkeys).toContainText('Blue key');
  await passkeys.getByRole('button', { name: account.removeOne('Blue key') }).click();
  await page.getByRole('button', { name: account.remove, exact: true }).click();
  await said(page, account.passkeyRemoved);
  await expect(passkeys).not.toContainText('Blue key');
  await authenticator.remove();
});

/** Adds an app by what is on the screen, and answers the secret. */
async function addApp(page: Page): Promise<{ readonly app: TOTP; readonly secret: string }> {
  await button(page, account.secondStepSection, account.addAuthenticatorApp).click();
  await expect(page.getByRole('img', { name: account.qrCode })).toBeVisible();
  const secret = ((await page.locator('.auth-secret-value').textContent()) ?? '').replaceAll(' ', '');
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel(terms.code, { exact: true }).fill('000000');
  await expect(page.getByText(terms.totpIncorrect)).toBeVisible();
  await page.getByLabel(terms.code, { exact: true }).fill(app.generate());
  return { app, secret };
}

test('E3: an authenticator app is added; backup codes are shown once, copied, kept and printed', async ({
  page,
  world,
  visitor,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.addInitScript(() => {
    window.print = () => {
      (window.top as unknown as { printed: string }).printed = document.body.innerText;
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await openSecurity(visitor, world, page);
  const { secret } = await addApp(page);
  const list = page.getByRole('list', { name: account.backupCodes });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  const codes = await list.getByRole('listitem').allTextContents();
  expect(new Set(codes.map(code => code.trim())).size).toBe(10);
  await expect(page.getByRole('heading', { name: account.backupCodesTitle })).toBeFocused();
  await page.getByRole('button', { name: account.copy }).click();
  await expect(page.getByRole('button', { name: account.copied })).toBeVisible();
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toEqual(codes);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: account.download }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('backup-codes.txt');
  expect(await readFile(await file.path(), 'utf8')).toContain(codes.join('\n'));
  await page.getByRole('button', { name: account.print }).click();
  const printed = await page.evaluate(() => (window as unknown as { printed: string }).printed);
  expect(codes.every(code => printed.includes(code))).toBe(true);
  expect(printed).not.toContain(words.members);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.getByRole('button', { name: account.codesKept }).click();
  const shown = await page.evaluate(() => document.documentElement.outerHTML);
  for (const kept of [secret, ...codes]) expect(shown).not.toContain(kept);
  const steps = section(page, account.secondStepSection);
  await expect(steps).toContainText(account.appStepText);
  await expect(steps).toContainText(account.lostDevice);
  await steps.getByRole('button', { name: account.newBackupCodes }).click();
  await page.locator('form').getByRole('button', { name: account.newBackupCodes }).click();
  await expect(list.getByRole('listitem')).toHaveCount(10);
  const others = await list.getByRole('listitem').allTextContents();
  expect(others).toHaveLength(10);
  expect(others.some(code => codes.includes(code))).toBe(false);
});

test('E3: codes go to a phone as well, which becomes the default, and each step is removed again', async ({
  page,
  world,
  visitor,
}) => {
  await openSecurity(visitor, world, page);
  await addApp(page);
  await page.getByRole('button', { name: account.codesKept }).click();
  const steps = section(page, account.secondStepSection);
  await steps.getByRole('button', { name: account.addPhoneStep }).click();
  const field = page.getByLabel(terms.phoneNumber, { exact: true });
  await page.getByRole('button', { name: terms.continue }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  const number = `+49151236${String(10_000 + Math.floor(performance.now() % 80_000))}`;
  await field.fill(number);
  await page.getByRole('button', { name: terms.continue }).click();
  await page.getByLabel(terms.code, { exact: true }).fill(await world.code(number));
  await expect(steps).toContainText(number);
  await steps.getByRole('button', { name: account.makeDefaultOne(number) }).click();
  await expect(steps.getByRole('button', { name: account.makeDefaultOne(account.authenticatorApp) })).toBeVisible();
  await steps.getByRole('button', { name: account.makeDefaultOne(account.authenticatorApp) }).click();
  await expect(steps.getByRole('button', { name: account.makeDefaultOne(number) })).toBeVisible();
  for (const name of [number, account.authenticatorApp]) {
    await steps.getByRole('button', { name: account.removeOne(name) }).click();
    await page.locator('form').getByRole('button', { name: account.remove, exact: true }).click();
    await said(page, account.secondStepRemoved);
    await expect(steps.getByRole('button', { name: account.removeOne(name) })).toHaveCount(0);
  }
  await expect(steps).not.toContainText(account.lostDevice);
});

test('E3: the account is deleted once its word is typed, on every device, and its owner is told', async ({
  page,
  world,
  visitor,
  device,
}) => {
  const address = await openSecurity(visitor, world, page);
  const other = await (await device()).newPage();
  const elsewhere = visit(other, world);
  await elsewhere.open();
  await elsewhere.signIn(address);
  await button(page, account.deleteSection, account.deleteAccount).click();
  const word = page.getByLabel(account.deleteConfirm(account.deleteWord));
  await word.fill('yes');
  await page.locator('form').getByRole('button', { name: account.deleteAccount }).click();
  await expect(page.getByText(account.deleteMismatch(account.deleteWord))).toBeVisible();
  await expect(word).toBeFocused();
  await word.fill(` ${account.deleteWord.toUpperCase()}`);
  await page.locator('form').getByRole('button', { name: account.deleteAccount }).click();
  await visitor.isGuest();
  await other.reload();
  await elsewhere.isGuest();
  await expect.poll(async () => (await world.mails(address)).at(-1)?.subject).toMatch(/account.*was deleted/i);
});

test('H1, H5: in Arabic every word is there, and axe finds nothing on the page or in its forms', async ({
  page,
  context,
  world,
  visitor,
}) => {
  await bringAxe(context);
  const address = world.address('ada');
  await visitor.open(profilePage(world, 'routing="hash"'));
  await signUp(visitor, page, address);
  await page.goto(`${profilePage(world, 'routing="hash"', 'ar', 'rtl')}#/user-profile/security`);
  await expect(page.getByRole('heading', { name: arabic.devicesSection })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  for (const name of [arabic.changePassword, arabic.addAuthenticatorApp, arabic.addPhoneStep, arabic.deleteAccount]) {
    await page.getByRole('button', { name, exact: true }).first().click();
    await expect(page.locator('form[data-step]')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator('form[data-step]')).toHaveCount(0);
  }
});
