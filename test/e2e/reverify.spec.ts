import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { terms as account } from '../../src/locales/en-account.js';
import { chromiumDriver } from './engines.js';
import { bringAxe, misfits, violations } from './looks.js';
import { profilePage, section } from './profile-page.js';
import { actionPage, addApp, asked, asker } from './reverify-page.js';
import { expect, test } from './test.js';
import { password, Visitor } from './visitor.js';
import { arabicWords, words } from './words.js';

const { terms, errors } = words;

test.use({ options: { settings: { AUTH_TOTP: 'true', AUTH_BACKUP_CODES: 'true' } } });

test('D10, AC-044: an action of the page asks an old session for the password, and then goes on by itself', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(actionPage(world));
  await visitor.signUp(world.address());
  await page.getByLabel('Why').fill('kept');
  const button = page.getByRole('button', { name: 'Remove' });
  await button.click();
  await expect(page.locator('#said')).toHaveText('Done');
  await expect(asked(page)).toHaveCount(0);

  await world.pass(11);
  await button.click();
  const dialog = asked(page);
  await expect(asker(page).getByLabel(terms.password, { exact: true })).toBeFocused();
  expect(await dialog.evaluate(element => element.matches(':modal'))).toBe(true);
  await asker(page).getByLabel(terms.password, { exact: true }).fill('wrong horse 42 battery');
  await page.keyboard.press('Enter');
  const field = asker(page).getByLabel(terms.password, { exact: true });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(asker(page)).toContainText(errors.form_password_incorrect as string);
  await field.fill(password);
  await asker(page).getByRole('button', { name: terms.continue }).click();
  await expect(page.locator('#said')).toHaveText('Done');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(page.getByLabel('Why')).toHaveValue('kept');
  // And for the next ten minutes it is not asked again.
  await world.pass(9);
  await button.click();
  await expect(page.locator('#said')).toHaveText('Done');
});

test('D10: whoever declines, by Escape or by the button, ends the action; the focus returns and asking again works', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(actionPage(world));
  await visitor.signUp(world.address());
  await world.pass(11);
  const button = page.getByRole('button', { name: 'Remove' });
  const said = page.locator('#said');
  await button.press('Enter');
  await expect(asker(page).getByLabel(terms.password, { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(said).toHaveText('aborted');
  await expect(asked(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await said.evaluate(element => (element.textContent = ''));
  await button.press('Enter');
  await asker(page).getByRole('button', { name: terms.cancel }).press('Enter');
  await expect(said).toHaveText('aborted');
  await expect(button).toBeFocused();
});

test('D10: a mailed code does as well, is sent once more, and serves whoever has closed and begins again', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open(actionPage(world));
  await visitor.signUp(address);
  const before = (await world.mails(address)).length;
  await world.pass(11);
  await page.getByRole('button', { name: 'Remove' }).click();
  const dialog = asked(page);
  await asker(page).getByRole('button', { name: terms.useEmailCode }).click();
  const field = asker(page).getByLabel(terms.code);
  await expect(field).toBeFocused();
  const code = await world.code(address, before + 1);
  await field.fill(code === '000000' ? '111111' : '000000');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove' }).click();
  await asker(page).getByRole('button', { name: terms.useEmailCode }).click();
  await field.fill(code);
  await expect(page.locator('#said')).toHaveText('Done');
  expect(await world.mails(address)).toHaveLength(before + 1);
});

test('D10, B3: whoever has a second step is asked for that, by keyboard alone', async ({ page, world, visitor }) => {
  await visitor.open(actionPage(world));
  await visitor.signUp(world.address());
  let app: TOTP | undefined;
  await addApp(page, secret =>
    (app = new TOTP({ secret: Secret.fromBase32(secret) })).generate({ timestamp: world.now() }),
  );
  await world.pass(11);
  await page.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(asker(page).getByLabel(terms.code)).toBeFocused();
  await expect(asker(page)).toContainText(terms.totpSubtitle);
  await expect(asker(page).getByLabel(terms.password, { exact: true })).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(asker(page).getByRole('button', { name: terms.continue })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(asker(page).getByRole('button', { name: terms.useBackupCode })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asker(page).getByLabel(terms.backupCode)).toBeFocused();
  await page.keyboard.type('no-such-code');
  await page.keyboard.press('Enter');
  await expect(asker(page)).toContainText(terms.backupCodeIncorrect);
  await asker(page).getByRole('button', { name: terms.useTotp }).press('Enter');
  await page.keyboard.type(app?.generate({ timestamp: world.now() }) ?? '');
  // The action is refused for another reason now: there is an app already.
  await expect(page.locator('#said')).toHaveText('totp_already_enabled');
  await expect(page.getByRole('button', { name: 'Remove' })).toBeFocused();
});

test('D10: the profile brings its own; what was typed into its form is not lost, and it goes on by itself', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(profilePage(world));
  await visitor.signUp(world.address());
  await world.pass(11);
  await refuseOnce(page);
  const profile = section(page, account.profileSection);
  await profile.getByRole('button', { name: account.editProfile }).click();
  await page.getByLabel(terms.firstName).fill('Ada');
  await page.keyboard.press('Enter');
  const dialog = asked(page);
  await expect(asker(page).getByLabel(terms.password, { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel(terms.firstName)).toHaveValue('Ada');
  await expect(page.getByLabel(terms.firstName)).toBeFocused();
  await refuseOnce(page);
  await page.keyboard.press('Enter');
  await asker(page).getByLabel(terms.password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(profile).toContainText('Ada');
  await expect(profile.getByRole('button', { name: account.editProfile })).toBeFocused();
});

/** The next change of the account wants a proof. */
async function refuseOnce(page: Page): Promise<void> {
  const json = {
    errors: [
      {
        code: 'session_reverification_required',
        message: 'a recent proof is needed',
        meta: { reverification: { level: 'first_factor', after_minutes: 10 } },
      },
    ],
  };
  await page.route(
    url => url.pathname === '/v1/me',
    async route => {
      const origin = (await route.request().headerValue('origin')) ?? '';
      const headers = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
      await route.fulfill({ status: 403, headers, json });
    },
    { times: 1 },
  );
}

for (const spoken of [words, arabicWords])
  test(`H5 B13: at 320 px and in the dark nothing of it is cut or lost, and axe finds nothing, in "${spoken.language}"`, async ({
    page,
    world,
  }) => {
    await bringAxe(page.context());
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const visitor = new Visitor(chromiumDriver(page), world, spoken);
    const address = world.address();
    await visitor.open(actionPage(world, spoken));
    await visitor.signUp(address);
    await world.pass(11);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(asker(page).getByLabel(spoken.terms.password, { exact: true })).toBeFocused();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
      expect(await misfits(page)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`${colorScheme}.png`) });
    }
    await asker(page).getByRole('button', { name: spoken.terms.useEmailCode }).click();
    await expect(asker(page).getByLabel(spoken.terms.code)).toBeFocused();
    expect(await violations(page)).toEqual([]);
    expect(await misfits(page)).toEqual([]);
    // The page behind stays where it is.
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('hidden');
    await page.keyboard.press('Escape');
    await expect(page.locator('#said')).toHaveText('aborted');
    expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeFalsy();
  });
