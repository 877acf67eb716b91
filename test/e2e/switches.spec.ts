import type { Page } from '@playwright/test';
import { groups } from '../../demo/switches/table.mjs';
import { words } from '../../demo/switches/words.mjs';
import { languages as spokenByElements } from '../../src/locales/languages.js';
import { element, isInside, panel, set, test } from './demo-panel.js';
import { bringAxe, violations, violationsOfColour } from './looks.js';
import { expect } from './test.js';
import { password } from './visitor.js';

/** The names of everything that an object holds, at every depth, in order; and that each text says something. */
function shapeOf(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return value.trim() ? [path] : [`${path} is empty`];
  return Object.entries(value as object).flatMap(([name, inner]) => shapeOf(inner, `${path}.${name}`));
}

test('H7: what is switched on the page holds at once, in the form and in what the server takes', async ({
  page,
  demo,
}) => {
  await page.goto(demo.page);
  await expect(element(page).getByLabel('Email address')).toBeVisible();
  await set(page, { 'Phone number': 'Required', 'E-mail address': 'Off', Password: 'Off' });
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(element(page).getByLabel('Email address')).toBeHidden();
  await element(page).getByLabel('Phone number', { exact: true }).fill('+49 1512 3450111');
  await page.getByRole('button', { name: 'Continue' }).click();
  await element(page)
    .getByLabel('Code', { exact: true })
    .fill((await demo.message('+4915123450111')).code);
  await isInside(page);
});

test('H7: the other site is on this machine, and its button works', async ({ page, demo }) => {
  await page.goto(demo.page);
  await expect(page.getByRole('button', { name: 'Continue with Acme' })).toBeHidden();
  await set(page, { 'Another site: Acme, on this machine': true });
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.getByLabel('Your address at Acme').fill('grace@acme.example');
  await page.getByRole('button', { name: 'Agree' }).click();
  await isInside(page);
});

test('H7 B2: an organization’s addresses lead to Acme, and programs have to work, as soon as that is switched on', async ({
  page,
  demo,
}) => {
  await page.goto(demo.page);
  await set(page, { 'Addresses of acme.example by Acme alone': true, 'Against programs': 'Work' });
  await element(page).getByLabel('Email address').fill('lin@acme.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your address at Acme').fill('lin@acme.example');
  await page.getByRole('button', { name: 'Agree' }).click();
  await isInside(page);
  await page.waitForLoadState('networkidle');
});

/** Sends a sign-up from a form that is empty or was refused, and tells how the server answers. */
async function signUp(page: Page, address: string): Promise<number> {
  await element(page).getByLabel('Email address').fill(address);
  await element(page).getByLabel('Password', { exact: true }).fill(password);
  const answer = page.waitForResponse(
    response => response.url().includes('/sign_ups') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  return (await answer).status();
}

test('H7 B2: who may sign up is on lists that the switches fill, and empty again', async ({ page, demo, device }) => {
  const refused = 'This cannot be used to sign up here.';
  await page.goto(demo.page);
  await set(page, { 'Only addresses of example.com': true, 'Refuse mallory@example.com': true });
  await page.getByRole('button', { name: 'Sign up' }).click();
  for (const address of ['grace@elsewhere.example', 'mallory@example.com']) {
    expect(await signUp(page, address), address).toBe(403);
    await expect(element(page).getByText(refused), address).toBeVisible();
  }
  await signUp(page, 'ada@example.com');
  await expect(element(page).getByLabel('Code', { exact: true })).toBeVisible();
  // On the list of who may come in, an address may be written so; off it, it may not.
  await set(page, {
    'Only addresses of example.com': false,
    'Refuse mallory@example.com': false,
    'Refuse ada+shop@…': true,
  });
  const other = await (await device()).newPage();
  await other.goto(demo.page);
  await other.getByRole('button', { name: 'Sign up' }).click();
  expect(await signUp(other, 'ada+shop@example.com')).toBe(403);
  await expect(element(other).getByText(refused)).toBeVisible();
  await signUp(other, 'mallory@example.com');
  await expect(element(other).getByLabel('Code', { exact: true })).toBeVisible();
  await other.waitForLoadState('networkidle');
});

test('H7 B12: the check of another site is played on this machine, in the page’s language, and leads on', async ({
  page,
  demo,
}) => {
  const hosts = new Set<string>();
  page.on('request', request => hosts.add(new URL(request.url()).hostname));
  await page.goto(demo.page);
  await set(page, { 'Against programs': 'Another site’s check' });
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  const { check, title } = words.de;
  await expect(page.getByRole('complementary', { name: title })).toBeVisible();
  await page.getByRole('button', { name: 'Registrieren' }).click();
  await element(page).getByLabel('E-Mail-Adresse').fill('ada@example.com');
  await element(page).getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await element(page).getByRole('button', { name: check }).click();
  await element(page)
    .getByLabel('Code', { exact: true })
    .fill((await demo.message('ada@example.com')).code);
  await expect(page.getByText('Only members see this.')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect([...hosts].filter(host => host !== 'localhost' && host !== '127.0.0.1')).toEqual([]);
});

test('H7: sessions go on when settings change, and a rule holds for who comes next', async ({ page, demo, device }) => {
  await page.goto(demo.page);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await element(page).getByLabel('Email address').fill('ada@example.com');
  await element(page).getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await element(page)
    .getByLabel('Code', { exact: true })
    .fill((await demo.message('ada@example.com')).code);
  await isInside(page);
  await set(page, { 'Sign-up': 'Waitlist', Passkeys: true, 'Consent to the terms': true });
  await isInside(page);
  const other = await (await device()).newPage();
  await other.goto(demo.page);
  await expect(other.getByRole('button', { name: 'Join the waitlist' })).toBeVisible();
  await expect(panel(other).getByLabel('Passkeys')).toBeChecked();
  await other.waitForLoadState('networkidle');
});

test('H7: what does not go together is said, and changes nothing', async ({ page, demo }) => {
  await page.goto(demo.page, { waitUntil: 'networkidle' });
  await panel(page).getByLabel('E-mail address').selectOption('Optional');
  await panel(page).getByRole('button', { name: 'Apply' }).click();
  await expect(panel(page).getByRole('status')).toContainText('accounts have one of them at least');
  await page.reload({ waitUntil: 'networkidle' });
  await expect(panel(page).getByLabel('E-mail address')).toHaveValue('required');
});

test('H7: the keyboard alone opens the panel, switches and applies, and stays where it was', async ({ page, demo }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(demo.page, { waitUntil: 'networkidle' });
  const summary = panel(page).getByText('Settings of this demo');
  await expect(panel(page).getByLabel('Passkeys')).toBeHidden();
  await summary.focus();
  await page.keyboard.press('Enter');
  await panel(page).getByLabel('Passkeys').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('status')).toHaveText('Applied.');
  await expect(panel(page).getByRole('button', { name: 'Apply' })).toBeFocused();
  await expect(panel(page).getByLabel('Passkeys')).toBeChecked();
  await page.waitForLoadState('networkidle');
});

for (const width of [320, 1280])
  test(`H5, H7: the panel fits at ${width} px, and axe finds nothing, light and dark`, async ({
    page,
    context,
    demo,
  }) => {
    await bringAxe(context);
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(demo.page, { waitUntil: 'networkidle' });
    await panel(page)
      .locator('details')
      .evaluate((details: HTMLDetailsElement) => (details.open = true));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOfColour(page)).toEqual([]);
  });

const languages = Object.keys(words) as (keyof typeof words)[];

test('H7: the panel’s words are complete in every language of the elements', () => {
  expect(languages.toSorted()).toEqual(Object.keys(spokenByElements).toSorted());
  for (const language of languages) {
    const spoken = words[language];
    expect(shapeOf(spoken), language).toEqual(shapeOf(words.en));
    expect([spoken.language, spoken.direction], language).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
  }
  const switches = groups.flatMap(group => group.switches);
  expect(Object.keys(words.en.groups)).toEqual(groups.map(({ name }) => name));
  expect(Object.keys(words.en.switches)).toEqual(switches.map(({ name }) => name));
  const ofChoices: Readonly<Record<string, object>> = words.en.options;
  for (const { name, options } of switches.flatMap(one => ('options' in one ? [one] : [])))
    expect(Object.keys(ofChoices[name] ?? words.en.presence), name).toEqual(options);
});

test('H7: the panel speaks the page’s language, also when that changes, and stays as it was', async ({
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(demo.page, { waitUntil: 'networkidle' });
  await panel(page).getByText(words.en.title).click();
  for (const language of languages) {
    await page.evaluate(lang => {
      document.documentElement.lang = lang;
      document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
    }, language);
    const { title, apply, switches, groups: titles } = words[language];
    const spoken = page.getByRole('complementary', { name: title });
    await expect(spoken.getByLabel(switches.passkeys, { exact: true })).toBeVisible();
    await expect(spoken.getByRole('group', { name: titles.access })).toBeVisible();
    await expect(spoken.getByRole('button', { name: apply })).toBeVisible();
    await expect(page.getByRole('complementary')).toHaveCount(1);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, language).toBe(0);
  }
  const arabic = page.getByRole('complementary', { name: words.ar.title });
  await expect(arabic).toHaveCSS('direction', 'rtl');
  await page.waitForLoadState('networkidle');
});

test('AC-099: no other site, no other program of the browser and no other name reaches the switches', async ({
  demo,
}) => {
  const post = (url: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"passkeys":true}',
    });
  const own = `${demo.page}/switches.json`;
  for (const site of ['cross-site', 'same-site', 'none', ''])
    expect((await post(own, { 'sec-fetch-site': site })).status, site).toBe(403);
  const form = { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' };
  expect((await post(own, form)).status).toBe(403);
  const api = `${demo.api}/demo/switches.json`;
  expect((await post(api, { origin: demo.page })).status).toBe(403);
  expect((await post(api, { 'sec-fetch-site': 'same-origin' })).status).toBe(403);
});

test('H7: the switches are the demo’s: the server itself has no such address', async ({ world }) => {
  expect((await fetch(`${world.api}/demo/switches.json`)).status).toBe(404);
  expect((await fetch(`${world.page}/switches.json`)).status).toBe(404);
  expect(await world.pages.source()).not.toContain('switches');
});
