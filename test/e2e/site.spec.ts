import { terms as account } from '../../src/locales/en-account.js';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { elementsOf } from '../../demo/site/element-page.mjs';
import { sitePages } from '../../demo/site/pages.mjs';
import { bringAxe, violationsAndAdvice, violationsOfColour } from './looks.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';
import type { World } from './world.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const siteOf = (world: World): string => `${world.page}/docs/`;

/** Every page that can be reached from the first, and every address on them that leads elsewhere within the site. */
async function crawl(page: Page, start: string, look: (url: string) => Promise<void>): Promise<readonly string[]> {
  const seen = new Set([start]);
  for (const url of seen) {
    const answer = await page.goto(url);
    expect(answer?.status(), url).toBe(200);
    await look(url);
    const links = await page.locator('a[href]').evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      if (origin === new URL(start).origin) seen.add(`${origin}${pathname}`);
    }
  }
  return [...seen];
}

// A test for each, so that several share the work.
for (const name of sitePages().keys()) {
  test(`H7: axe finds nothing on ${name} of the site, light and dark`, async ({ page, context, world }) => {
    await bringAxe(context);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${siteOf(world)}${name}`);
    expect(await violationsAndAdvice(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOfColour(page)).toEqual([]);
  });
}

/** What does not fit on a page: what makes it scroll sideways, tables that are cut, and what stands over something. */
function spillsInPage(): readonly string[] {
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth}px wide`);
  for (const table of document.querySelectorAll('.table'))
    if (table.scrollWidth > table.clientWidth) found.push(`the table ${table.getAttribute('aria-labelledby')} is cut`);
  for (const code of document.querySelectorAll('.code')) {
    const button = code.querySelector('.copy')?.getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(code.querySelector('code') ?? code);
    const isOver = (line: DOMRect): boolean =>
      button !== undefined &&
      line.left < button.right &&
      line.right > button.left &&
      line.top < button.bottom &&
      line.bottom > button.top;
    if ([...words.getClientRects()].some(isOver)) found.push(`a button stands over ${code.textContent?.slice(0, 60)}`);
  }
  for (const card of document.querySelectorAll(':is(.stage, .panel) :is(auth-sign-in, auth-sign-up)')) {
    const inner = card.getBoundingClientRect();
    const outer = card.closest('.stage, .panel')?.getBoundingClientRect() ?? inner;
    if (inner.left < outer.left || inner.right > outer.right) found.push(`${card.localName} leaves its stage`);
  }
  return found;
}

/** What is wrong with the page on a screen of any width. */
async function spills(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [1280, 1024, 768, 320]) {
    await page.setViewportSize({ width, height: 640 });
    found.push(...(await page.evaluate(spillsInPage)).map(spill => `${width} px: ${spill}`));
  }
  return found;
}

test('H7: every page of the site is there and has no link that leads nowhere; from 1280 to 320 px nothing spills over, no table is cut, and no button lies over code', async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') errors.push(`${page.url()} ${message.text()}`);
  });
  const empty = page.locator(':is(.panel, .stage:has(auth-sign-in, auth-sign-up)):not(:has(form))');
  const pages = await crawl(page, siteOf(world), async url => {
    await expect(page.getByRole('heading', { level: 1 }), url).toHaveCount(1);
    const dead = await page
      .locator('a[href^="#"]')
      .evaluateAll(all => all.map(link => link.getAttribute('href') ?? '').filter(at => !document.querySelector(at)));
    expect(dead, url).toEqual([]);
    await expect(empty, url).toHaveCount(0);
    expect(await spills(page), url).toEqual([]);
  });
  const site = [...sitePages().keys()].map(name => (name === 'index.html' ? '/docs/' : `/docs/${name}`));
  expect(pages.map(url => new URL(url).pathname)).toEqual(expect.arrayContaining(site));
  expect(errors).toEqual([]);
});

test('H7: on a narrow screen the navigation of the site opens from a button', async ({ page, world }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(siteOf(world));
  const link = page.locator('#navigation').getByRole('link', { name: 'Theming' });
  await expect(link).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await link.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Theming');
});

test('H7: a newcomer goes from the first page to a member with the code from the inbox beside the form', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(siteOf(world));
  const address = world.address('newcomer');
  await page.getByRole('button', { name: words.signUp }).click();
  await page.getByLabel(words.identifier).fill(address);
  await page.getByLabel(words.password).fill(password);
  await page.getByRole('button', { name: words.continue }).click();
  const mail = page
    .getByRole('region', { name: 'Development inbox' })
    .getByRole('listitem')
    .filter({ hasText: address });
  await mail.getByRole('button', { name: 'Copy' }).click();
  await expect(mail.getByRole('status')).toHaveText('Copied');
  await page.getByLabel(words.code, { exact: true }).fill(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  await page.getByRole('link', { name: 'Put it on your own page' }).click();
  await expect(page.getByRole('button', { name: words.menu })).toBeVisible();
});

test('H7: the inbox beside the site answers no other origin and no other name of this machine', async ({ world }) => {
  const inbox = `${siteOf(world)}inbox.json`;
  expect((await fetch(inbox)).status).toBe(200);
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
    expect((await fetch(inbox, { headers })).status).toBe(403);
  expect((await fetch(inbox, { method: 'POST' })).status).toBe(403);
});

test('H7: everything that the manifest says of an element stands on its page', async ({ page, world }) => {
  const elements = elementsOf(JSON.parse(read('custom-elements.json')));
  for (const element of elements) {
    await page.goto(`${siteOf(world)}${element.tagName}.html`);
    const text = await page.getByRole('main').innerText();
    const lists = ['attributes', 'cssParts', 'cssStates', 'cssProperties'].flatMap(list => element[list] ?? []);
    for (const { name, description } of lists) {
      expect(text, element.tagName).toContain(name);
      expect(text.replace(/\s+/g, ' '), element.tagName).toContain(description.replaceAll('`', ''));
    }
    for (const { name } of element.events ?? []) if (name?.startsWith('auth-')) expect(text).toContain(name);
  }
});

test('H7: every custom property of an element stands in the guide to theming', async ({ page, world }) => {
  const elements: readonly { readonly cssProperties?: readonly { readonly name: string }[] }[] = elementsOf(
    JSON.parse(read('custom-elements.json')),
  );
  const all = elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name));
  await page.goto(`${siteOf(world)}theming.html`);
  const listed = await page.getByRole('region', { name: 'All of them' }).getByRole('rowheader').allInnerTexts();
  expect(all.length).toBeGreaterThan(20);
  expect(listed).toEqual([...new Set(all)]);
});

test('H7: every text and every code of an error stands with its English words in the guide to languages', async ({
  page,
  world,
}) => {
  await page.goto(`${siteOf(world)}languages.html`);
  const rowsOf = async (name: string): Promise<ReadonlyMap<string, string>> => {
    const rows = page.getByRole('region', { name }).locator('tbody tr');
    return new Map(
      await rows.evaluateAll(all =>
        all.map((row): [string, string] => {
          const [key, english] = row.querySelectorAll<HTMLElement>('th, td');
          return [key?.innerText ?? '', english?.innerText ?? ''];
        }),
      ),
    );
  };
  const [texts, codes] = [await rowsOf('Names of texts'), await rowsOf('Codes of errors')];
  const names = Object.keys({ ...words.terms, ...account }).filter(name => name !== 'language' && name !== 'direction');
  expect([...texts.keys()].sort()).toEqual(names.sort());
  expect([...codes.keys()].sort()).toEqual(Object.keys(words.errors).sort());
  for (const [name, english] of [...texts, ...codes]) expect(english, name).not.toMatch(/undefined|NaN|\b1[1-4]\b|^$/);
  expect(texts.get('signInTitle')).toBe('Sign in to {name}');
  expect(texts.get('resendIn')).toBe('Send a new code in # seconds');
  expect(codes.get('form_password_length_too_short')).toBe('Use at least {minLength} characters.');
});

test('H7: code is shown for each framework by tabs that work by keyboard, and the copy button copies what is shown', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${siteOf(world)}auth-sign-in.html`);
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('HTML').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Vue')).toBeFocused();
  await expect(page.getByRole('tabpanel')).toContainText('@auth-signed-in="onSignedIn"');
  await page.keyboard.press('End');
  await expect(tab('React')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(tab('HTML')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  const panel = page.getByRole('tabpanel', { name: 'React' });
  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect(panel.getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await panel.locator('code').textContent());
  expect(copied).toContain(world.publishableKey);
});

test('H7: the switches of an example set its language, direction, scheme, width and accent', async ({
  page,
  world,
}) => {
  await page.goto(`${siteOf(world)}auth-sign-in.html`);
  const element = page.locator('auth-sign-in');
  await page.getByLabel('Language').selectOption('العربية');
  await expect(page.getByLabel('Direction')).toHaveValue('rtl');
  await expect(element).toHaveCSS('direction', 'rtl');
  await expect(
    page.getByLabel('البريد الإلكتروني').or(element.locator('input[type=email], input[name=identifier]')).first(),
  ).toBeVisible();
  await page.getByLabel('Scheme').selectOption('Dark');
  await expect(element).toHaveCSS('color-scheme', 'dark');
  await page.getByLabel('Width').selectOption('320 px');
  expect((await element.boundingBox())?.width).toBe(320);
  await page.getByLabel('Accent').fill('#ff0000');
  await expect(element).toHaveCSS('--auth-accent', '#ff0000');
});

test('H7: the form of the guide to routing has an address for each step, and Back goes to the one before', async ({
  page,
  world,
}) => {
  const head = `<title>Sign in</title><script src="/auth-elements.js" data-publishable-key="${world.publishableKey}"></script>`;
  const sample = read('demo/site/samples/routed.html');
  const below = '/sign-in';
  await page.goto(
    world.pages.add(`<!doctype html><html lang="en"><head>${head}</head><body>${sample}</body></html>`, { below }),
  );
  await page.getByLabel(words.identifier).fill(world.address('routed'));
  await page.getByRole('button', { name: words.continue }).click();
  await expect(page).toHaveURL(`${world.page}/sign-in/password`);
  await page.goBack();
  await expect(page).toHaveURL(`${world.page}/sign-in`);
  await expect(page.getByLabel(words.identifier)).toBeVisible();
});

test('H7: what the first page says is all of it is the body of the page of nine lines', () => {
  const tidy = (text: string): string => text.replace(/^\s+/gm, '');
  const page = tidy(read('demo/index.html'));
  const [script = '', ...body] = tidy(read('demo/site/samples/page.html')).trim().split('\n');
  expect(page).toContain(script);
  expect(page).toContain(body.join('\n'));
});

test('H7: the settings that the guide to production names are settings', () => {
  const settings = read('docs/settings.md');
  const names = read('demo/site/samples/production.env').match(/^\w+/gm) ?? [];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(settings).toContain(`\`${name}\``);
});

test('H7: the proxy of the guide to production leads to the port that the server listens on', () => {
  const port = /^\| `PORT` \| `port` \| `(\d+)`/m.exec(read('docs/settings.md'))?.[1];
  expect(read('demo/site/samples/Caddyfile')).toContain(`reverse_proxy localhost:${port}`);
});

test('H7: the policy that the site shows is the one it is served with', async ({ world }) => {
  const served = (await fetch(siteOf(world))).headers.get('content-security-policy') ?? '';
  const directives = read('demo/site/samples/policy.txt')
    .trim()
    .split(/;\s*/)
    .map(one => one.replace('http://localhost:4000', world.api));
  for (const directive of directives) expect(served).toContain(directive);
});
