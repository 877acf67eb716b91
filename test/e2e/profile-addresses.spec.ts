import type { Page } from '@playwright/test';
import { terms as arabicAccount } from '../../src/locales/ar-account.js';
import { terms as account } from '../../src/locales/en-account.js';
import { chromiumDriver } from './engines.js';
import { Keyboard } from './keyboard.js';
import { profilePage, section } from './profile-page.js';
import { expect, test, visit } from './test.js';
import { Visitor, words } from './visitor.js';
import { arabicWords } from './words.js';
import type { World } from './world.js';

test.use({ options: { settings: { AUTH_EMAIL_LINK: 'true', AUTH_PHONE: 'optional' } } });

const { terms, errors } = words;
const emails = (page: Page) => section(page, account.emailsSection);
const phones = (page: Page) => section(page, account.phonesSection);
const rowOf = (page: Page, name: string) => page.locator('.row[data-key]').filter({ hasText: name });
const field = (page: Page) => page.locator('auth-user-profile').getByLabel(terms.emailAddress, { exact: true });
const said = (page: Page) => page.locator('auth-user-profile').getByRole('status');

async function signUp(page: Page, world: World): Promise<string> {
  const visitor = visit(page, world);
  const address = world.address('ada');
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(address);
  await expect(rowOf(page, address)).toBeVisible();
  return address;
}

/** Opens the form and goes as far as the code. */
async function add(page: Page, address: string): Promise<void> {
  await emails(page).getByRole('button', { name: account.addEmail }).click();
  await field(page).fill(address);
  await page.getByRole('button', { name: terms.continue, exact: true }).click();
  await expect(page.getByRole('heading', { name: terms.codeTitle })).toBeVisible();
}

test('E2: an address is added, proved, made the primary one, and the other removed, by keyboard alone', async ({
  page,
  world,
}) => {
  const first = await signUp(page, world);
  const second = world.address('lovelace');
  const keyboard = new Keyboard(page);
  await expect(emails(page)).toContainText(account.primary);
  await keyboard.goTo(account.addEmail);
  await keyboard.press('Enter');
  await keyboard.arrivesAt(terms.emailAddress);
  await keyboard.type(second);
  await keyboard.press('Enter');
  await keyboard.arrivesAt(terms.code);
  await keyboard.type(await world.code(second));
  await expect(said(page)).toHaveText(account.verifiedNow(second));
  await keyboard.arrivesAt(new RegExp(`^${second}`));

  await keyboard.goTo(account.makePrimaryNamed(second));
  await keyboard.press('Enter');
  await expect(said(page)).toHaveText(account.primaryNow(second));
  await expect(emails(page).locator('.row').first()).toContainText(second);
  await expect(emails(page).locator('.row').first()).toContainText(account.primary);

  await keyboard.goTo(account.removeOne(first));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: account.removeEmail })).toBeFocused();
  await expect(page.getByText(account.removeEmailText(first))).toBeVisible();
  await keyboard.goTo(account.remove);
  await keyboard.press('Enter');
  await expect(said(page)).toHaveText(account.removedNow(first));
  await keyboard.arrivesAt(account.addEmail);
  await page.reload();
  await expect(emails(page).locator('.row')).toHaveCount(1);
  await expect(emails(page)).not.toContainText(first);
});

test('E2, B7: the link in the mail proves an address as well, and the page goes on by itself', async ({
  page,
  context,
  world,
}) => {
  await signUp(page, world);
  const second = world.address('link');
  await add(page, second);
  await expect(page.getByText(terms.linkHint)).toBeVisible();
  await world.code(second);
  const [url = ''] = /http\S+\/v1\/verify\?token=\S+/.exec((await world.mails(second)).at(-1)?.text ?? '') ?? [];
  const other = await context.newPage();
  await other.goto(url);
  await expect(rowOf(other, second)).toBeVisible();
  await expect(page.getByRole('heading', { name: terms.codeTitle })).toHaveCount(0);
  await expect(rowOf(page, second)).not.toContainText(account.unverified);
});

test('E2: an address that was left unproved is proved later, by the code that was sent', async ({ page, world }) => {
  await signUp(page, world);
  const second = world.address('later');
  await add(page, second);
  await page.keyboard.press('Escape');
  await expect(page.getByLabel(terms.code)).toHaveCount(0);
  await expect(emails(page).getByRole('button', { name: account.addEmail })).toBeFocused();
  await expect(rowOf(page, second)).toContainText(account.unverified);
  await page.getByRole('button', { name: account.verifyNamed(second) }).click();
  const code = page.getByLabel(terms.code);
  await expect(code).toBeFocused();
  await code.fill('000000');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(String(errors.form_code_incorrect))).toBeVisible();
  await code.fill(await world.code(second));
  await expect(rowOf(page, second)).not.toContainText(account.unverified);
  await expect(rowOf(page, second)).toBeFocused();
});

test('E2: what is refused is said where it belongs: at the field, and at the one way in', async ({ page, world }) => {
  const address = await signUp(page, world);
  await emails(page).getByRole('button', { name: account.addEmail }).click();
  for (const [typed, sentence] of [
    ['', errors.form_param_nil],
    ['ada@', errors.form_param_format_invalid],
    [address, errors.form_identifier_exists],
  ] as const) {
    await field(page).fill(typed);
    await page.getByRole('button', { name: terms.continue, exact: true }).click();
    await expect(field(page)).toHaveAccessibleDescription(String(sentence));
    await expect(field(page)).toBeFocused();
  }
  await page.getByRole('button', { name: terms.cancel }).click();
  await page.getByRole('button', { name: account.removeOne(address) }).click();
  await page.getByRole('button', { name: account.remove, exact: true }).click();
  const panel = page.getByRole('group', { name: account.removeEmail });
  await expect(panel.getByRole('alert')).toHaveText(String(errors.identification_deletion_failed));
  await page.keyboard.press('Escape');
  await expect(rowOf(page, address)).toBeVisible();
  await expect(page.getByRole('button', { name: account.removeOne(address) })).toBeFocused();
});

let people = 0;

test('E2: a number is added by its country, proved by SMS, and removed; what knows numbers comes with the form', async ({
  page,
  world,
}) => {
  const loaded: string[] = [];
  await signUp(page, world);
  page.on('request', request => loaded.push(new URL(request.url()).pathname));
  await page.reload();
  await expect(phones(page)).toBeVisible();
  const national = `151236${70_000 + ++people}`;
  const number = `+49${national}`;
  expect(loaded.filter(path => path.endsWith('/phone.js'))).toEqual([]);
  await phones(page).getByRole('button', { name: account.addPhone }).click();
  await expect(page.locator('auth-user-profile').getByLabel(terms.phoneNumber, { exact: true })).toBeFocused();
  expect(loaded.filter(path => path.endsWith('/phone.js'))).toHaveLength(1);
  await page.getByRole('button', { name: terms.continue, exact: true }).click();
  await expect(
    page.locator('auth-user-profile').getByLabel(terms.phoneNumber, { exact: true }),
  ).toHaveAccessibleDescription(String(errors.form_param_nil));
  await page.getByLabel(terms.country).selectOption('DE');
  await page.locator('auth-user-profile').getByLabel(terms.phoneNumber, { exact: true }).fill(`0${national}`);
  await page.getByRole('button', { name: terms.continue, exact: true }).click();
  await expect(page.getByRole('heading', { name: terms.smsTitle })).toBeVisible();
  await page.getByLabel(terms.code).fill(await world.code(number));
  await expect(said(page)).toHaveText(account.verifiedNow(number));
  await expect(rowOf(page, number)).toContainText(account.primary);
  await page.getByRole('button', { name: account.removeOne(number) }).click();
  await page.getByRole('button', { name: account.remove, exact: true }).click();
  await expect(rowOf(page, number)).toHaveCount(0);
  await expect(phones(page).getByRole('button', { name: account.addPhone })).toBeFocused();
});

test('E2, H6: in Arabic an address is added from right to left', async ({ page, world }) => {
  const visitor = new Visitor(chromiumDriver(page), world, arabicWords);
  const address = world.address('layla');
  await visitor.open(profilePage(world, '', 'ar', 'rtl'));
  await visitor.beginSignUp(address);
  await visitor.enterCode(address);
  const list = section(page, arabicAccount.emailsSection);
  await list.getByRole('button', { name: arabicAccount.addEmail }).click();
  const second = world.address('layla');
  await page.locator('auth-user-profile').getByLabel(arabicWords.terms.emailAddress, { exact: true }).fill(second);
  await page.getByRole('button', { name: arabicWords.terms.continue, exact: true }).click();
  await page.getByLabel(arabicWords.terms.code).fill(await world.code(second));
  await expect(said(page)).toHaveText(arabicAccount.verifiedNow(second));
  await expect(rowOf(page, second)).not.toContainText(arabicAccount.unverified);
});
