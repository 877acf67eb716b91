import { chromiumArguments, chromiumPath } from '../browsers/paths.mjs';
import { BrowserDialog } from './browser-dialog.js';
import { element, isInside, panel, set, test } from './demo-panel.js';
import { expect } from './test.js';

// The browser that people have: the one without a window shows a dialog without a title.
test.use({ launchOptions: { executablePath: chromiumPath, chromiumSandbox: false, args: chromiumArguments } });

const label = 'Google One Tap, by Acme in Google’s place';

test('H7 B2: the browser offers the account that somebody has at Acme, once that is switched on and they are signed in there', async ({
  page,
  demo,
}) => {
  const dialog = await BrowserDialog.of(page);
  await page.goto(demo.page);
  await expect(panel(page).getByRole('link', { name: 'signed in at Acme' })).toBeHidden();
  await set(page, { [label]: true });
  await panel(page).getByRole('link', { name: 'signed in at Acme' }).click();
  await page.getByLabel('Your address at Acme').fill('Grace@example.com');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(dialog.count).toBe(0);
  await page.getByRole('link', { name: 'Back to the demo' }).click();
  const { accounts } = await dialog.asks();
  expect(accounts.map(({ email }) => email)).toEqual(['grace@example.com']);
  await dialog.agree();
  await isInside(page);
});

test('H7 B2: its button leads to Acme, too, and where it is switched off the browser is told of nothing', async ({
  page,
  demo,
}) => {
  await page.goto(demo.page);
  await set(page, { [label]: true });
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByLabel('Your address at Acme').fill('grace@example.com');
  await page.getByRole('button', { name: 'Agree' }).click();
  await isInside(page);
  await set(page, { [label]: false });
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(element(page).getByLabel('Email address')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue with Google' })).toBeHidden();
  await expect(page.locator('auth-google-one-tap')).toHaveCount(0);
  const policy = (await page.reload())?.headers()['content-security-policy'];
  expect(policy).not.toContain('/gsi/');
  await page.waitForLoadState('networkidle');
});

test('AC-099: Acme tells accounts to browsers alone, gives tokens to pages of this machine, and leads nowhere else', async ({
  page,
  demo,
}) => {
  await page.goto(demo.page);
  await set(page, { [label]: true });
  await page.waitForLoadState('networkidle');
  const link = panel(page).getByRole('link', { name: 'signed in at Acme' });
  const login = new URL((await link.getAttribute('href')) ?? '');
  const cookie = 'at-acme=grace%40example.com';
  const ask = (path: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(new URL(path, login), { headers: { cookie, ...headers } });
  expect((await ask('/gsi/accounts', {})).status).toBe(403);
  expect((await ask('/gsi/accounts', { 'sec-fetch-dest': 'webidentity' })).status).toBe(200);
  const token = (origin: string): Promise<Response> =>
    fetch(new URL('/gsi/token', login), {
      method: 'POST',
      headers: { cookie, origin, 'sec-fetch-dest': 'webidentity' },
      body: new URLSearchParams({ account_id: 'grace@example.com', client_id: 'auth-elements-demo', params: '{}' }),
    });
  expect((await token('https://elsewhere.example')).status).toBe(400);
  expect((await token(demo.page)).status).toBe(200);
  login.searchParams.set('back', 'https://elsewhere.example/');
  expect(await (await fetch(login)).text()).not.toContain('elsewhere');
});
