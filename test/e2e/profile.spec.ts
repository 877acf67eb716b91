import { terms as account } from '../../src/locales/en-account.js';
import { profilePage, section } from './profile-page.js';
import { expect, test } from './test.js';
import { words } from './visitor.js';

test.use({ options: { settings: { AUTH_USERNAME: 'optional' } } });

test('E2: the name is changed where the account stands, by keyboard alone, and is there after a reload', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(world.address('ada'));
  const profile = section(page, account.profileSection);
  await profile.getByRole('button', { name: account.editProfile }).press('Enter');
  await expect(page.getByLabel(words.terms.firstName)).toBeFocused();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lovelace');
  await page.keyboard.press('Enter');
  await expect(profile).toContainText('Ada Lovelace');
  await expect(profile.getByRole('button', { name: account.editProfile })).toBeFocused();
  await page.reload();
  await expect(profile).toContainText('Ada Lovelace');
});

test('E2: what is refused is said at its field, and what was typed stays; Escape closes the form', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(world.address('ada'));
  await section(page, account.profileSection).getByRole('button', { name: account.editProfile }).click();
  const username = page.getByLabel(words.terms.username, { exact: true });
  await username.fill('a b');
  await page.getByRole('button', { name: account.save }).click();
  await expect(username).toHaveAttribute('aria-invalid', 'true');
  await expect(username).toHaveValue('a b');
  await expect(username).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(username).toHaveCount(0);
});

test('E2: a first name that is too long is said at its field', async ({ page, world, visitor }) => {
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(world.address('ada'));
  await section(page, account.profileSection).getByRole('button', { name: account.editProfile }).click();
  const firstName = page.getByLabel(words.terms.firstName);
  await firstName.fill('A'.repeat(300));
  await page.getByRole('button', { name: account.save }).click();
  await expect(firstName).toHaveAttribute('aria-invalid', 'true');
  await expect(firstName).toBeFocused();
});

test('A7, E3: each page has an address, which a reload and Back lead to', async ({ page, world, visitor }) => {
  await visitor.open(profilePage(world, 'routing="hash"'));
  await visitor.signUp(world.address('ada'));
  const current = page.getByRole('navigation', { name: account.profilePages }).locator('[aria-current]');
  await expect(current).toHaveText(account.accountPage);
  await page.getByRole('button', { name: account.securityPage }).click();
  await expect(page.getByRole('heading', { name: account.securityPage })).toBeFocused();
  expect(new URL(page.url()).hash).toBe('#/user-profile/security');
  await page.reload();
  await expect(current).toHaveText(account.securityPage);
  await page.goBack();
  await expect(current).toHaveText(account.accountPage);
});
