import type { BrowserContext, Page } from '@playwright/test';
import type * as Script from '../../src/cdn.js';
import { chromiumArguments, chromiumPath } from '../browsers/paths.mjs';
import { OneTapIssuer } from '../oidc/one-tap-issuer.js';
import { BrowserDialog } from './browser-dialog.js';
import { launchFirefox } from './engines.js';
import { guardedBody, madeHtml } from './made-pages.js';
import { expect, test as base, visit } from './test.js';
import { Visitor } from './visitor.js';
import { startWorld, type World, type WorldOptions } from './world.js';

const settingsFor = (google: OneTapIssuer) => ({
  AUTH_GOOGLE_ONE_TAP: 'true',
  AUTH_PROVIDERS: JSON.stringify(google.settings),
});

const test = base.extend<object, { google: OneTapIssuer; options: WorldOptions }>({
  google: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is needed first
    async ({}, use) => {
      const google = await new OneTapIssuer().open();
      await use(google);
      google.close();
    },
    { scope: 'worker' },
  ],
  options: [
    async ({ google }, use) => {
      await use({ settings: settingsFor(google) });
    },
    { scope: 'worker' },
  ],
});

// The browser that people have: the one without a window shows a dialog without a title.
test.use({ launchOptions: { executablePath: chromiumPath, chromiumSandbox: false, args: chromiumArguments } });

let people = 0;

test.beforeEach(({ google }) => {
  google.asked.length = 0;
  google.nonce = undefined;
  const sub = `google-${process.pid}-${++people}`;
  google.person = { sub, email: `${sub}@example.com`, given_name: 'Ada' };
});

const body = `<auth-google-one-tap></auth-google-one-tap>${guardedBody}`;

/** The page of nine lines with the element, under a policy that lets the browser ask the site. */
const pageOf = (world: World, google: OneTapIssuer): string =>
  world.pages.add(madeHtml(world, { body }), { connects: google.connects });

/** Somebody who is signed in to the site comes to the page. */
async function come(page: Page, google: OneTapIssuer, url: string): Promise<BrowserDialog> {
  const dialog = await BrowserDialog.of(page);
  await page.goto(google.page);
  await page.goto(url);
  return dialog;
}

/** What the element has told its page. */
async function events(context: BrowserContext): Promise<(page: Page) => Promise<readonly string[]>> {
  await context.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    for (const type of ['auth-signed-in', 'auth-signed-up'])
      addEventListener(type, () => told.push(type), { capture: true });
    addEventListener('auth-error', ({ error }) => told.push(error.code), { capture: true });
  });
  return page => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
}

/** The account that a page is signed in to, with its ways in from other sites. */
const account = (page: Page) =>
  page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    const { user } = pageClient().snapshot;
    return { id: user?.id, sites: user?.externalAccounts.map(({ provider }) => provider) };
  }, '/elements.js');

test('B2 B5: the browser offers the account that somebody has at Google, and it leads to the one with its address here', async ({
  page,
  context,
  world,
  google,
  device,
}) => {
  const { email } = google.person;
  const other = await (await device()).newPage();
  const elsewhere = visit(other, world);
  await elsewhere.open();
  await elsewhere.signUp(email);
  const { id } = await account(other);

  const told = await events(context);
  const dialog = await come(page, google, pageOf(world, google));
  const { title, dialogType, accounts } = await dialog.asks();
  expect({ title, dialogType }).toEqual({
    title: 'Continue to localhost with 127.0.0.1',
    dialogType: 'AccountChooser',
  });
  expect(accounts.map(account => account.email)).toEqual([email]);
  await dialog.agree();
  await visit(page, world).isMember();
  expect(await told(page)).toEqual(['auth-signed-in']);
  expect(await account(page)).toEqual({ id, sites: ['google'] });
  expect(google.asked.slice(1)).toEqual([
    '/.well-known/web-identity',
    '/gsi/fedcm.json',
    '/gsi/accounts',
    '/gsi/client',
    '/gsi/token',
  ]);
});

test('B2 B6: who has no account here is signed up by the same answer, and a mail asks nothing of them', async ({
  page,
  context,
  world,
  google,
}) => {
  const { email } = google.person;
  const told = await events(context);
  const dialog = await come(page, google, pageOf(world, google));
  await dialog.agree();
  const visitor = visit(page, world);
  await visitor.isMember();
  expect(await told(page)).toEqual(['auth-signed-up', 'auth-signed-in']);
  expect((await account(page)).sites).toEqual(['google']);
  expect(await world.mails(email)).toEqual([]);
  expect(google.asked.filter(path => path === '/gsi/token')).toHaveLength(1);

  // Whoever has just signed out is not brought back unasked.
  await visitor.signOut();
  expect(dialog.count).toBe(1);
});

test('whoever closes it has the form as it was: nothing is said, and another way leads in', async ({
  page,
  context,
  world,
  google,
}) => {
  const told = await events(context);
  const dialog = await come(page, google, pageOf(world, google));
  const visitor = visit(page, world);
  await visitor.isGuest();
  await dialog.refuse();
  await expect(page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /\S/ })).toHaveCount(0);
  expect(await told(page)).toEqual([]);
  expect(google.asked).not.toContain('/gsi/token');
  await visitor.signUp(world.address());
  await visitor.signOut();
  expect(dialog.count).toBe(1);
});

test('A6: whoever takes another way while it is asked is not asked any longer', async ({ page, world, google }) => {
  const dialog = await come(page, google, pageOf(world, google));
  await dialog.asks();
  await visit(page, world).signUp(world.address());
  await expect.poll(() => dialog.isClosed).toBe(true);
  expect(google.asked).not.toContain('/gsi/token');
});

test('A-13: an answer to another question than this browser’s opens nothing, and the form stays', async ({
  page,
  context,
  world,
  google,
}) => {
  const { email } = google.person;
  google.nonce = 'made.9999999999999.up';
  const told = await events(context);
  const dialog = await come(page, google, pageOf(world, google));
  await dialog.agree();
  await expect.poll(() => told(page)).toEqual(['oauth_callback_invalid']);
  const visitor = visit(page, world);
  await visitor.isGuest();
  // Nobody has the address: it is still to be had.
  await visitor.signUp(email);
});

test('whoever is not signed in at Google is asked nothing, and the page is told nothing', async ({
  page,
  context,
  world,
  google,
}) => {
  const told = await events(context);
  const dialog = await BrowserDialog.of(page);
  await page.goto(pageOf(world, google));
  await expect.poll(() => google.asked.at(-1)).toBe('/gsi/accounts');
  await visit(page, world).signUp(world.address());
  expect(dialog.count).toBe(0);
  expect(google.asked).not.toContain('/gsi/token');
  expect(await told(page)).toEqual(['auth-signed-up', 'auth-signed-in']);
});

test('a browser that cannot ask shows nothing and sends nothing', async ({ world, google }) => {
  const firefox = await launchFirefox();
  try {
    const driver = await firefox.open();
    const visitor = new Visitor(driver, world);
    await driver.goto(google.page);
    const before = world.proxy.seen.length;
    await visitor.open(pageOf(world, google));
    await visitor.signUp(world.address());
    expect(await driver.read('customElements.get("auth-google-one-tap") !== undefined')).toBe(true);
    expect(world.proxy.seen.slice(before)).not.toContain('POST /v1/client/one_tap_requests');
    expect(google.asked).toEqual(['/login']);
    await driver.close();
  } finally {
    await firefox.close();
  }
});

test('B6: what a sign-up still lacks is asked for by the form on the page, of either kind', async ({
  page,
  device,
  google,
}) => {
  test.setTimeout(120_000);
  const world = await startWorld({ settings: { ...settingsFor(google), AUTH_LEGAL_CONSENT: 'true' } });
  const withSignUp = body.replace('<auth-sign-in></auth-sign-in>', '<auth-sign-up></auth-sign-up>');
  try {
    const pages = [page, await (await device()).newPage()];
    for (const [at, form] of [body, withSignUp].entries()) {
      const own = pages[at] ?? page;
      google.person = { sub: `lacking-${at}`, email: world.address(), given_name: 'Ada' };
      const url = world.pages.add(madeHtml(world, { body: form }), { connects: google.connects });
      const dialog = await come(own, google, url);
      await dialog.agree();
      await expect(own.getByRole('heading', { name: 'A little more about you' })).toBeVisible();
      await own.getByRole('checkbox').check();
      await own.getByRole('button', { name: 'Continue', exact: true }).click();
      await visit(own, world).isMember();
      expect(dialog.count).toBe(1);
    }
    // What they still load must not meet a server that is gone.
    await Promise.all(pages.map(each => each.close()));
  } finally {
    await world.close();
  }
});
