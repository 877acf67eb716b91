import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { elementsOf } from '../../demo/site/element-page.mjs';
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

test('H7: every page of the site is there, is accessible in light and dark, and has no link that leads nowhere', async ({
  page,
  world,
}) => {
  test.setTimeout(240_000);
  const errors: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') errors.push(`${page.url()} ${message.text()}`);
  });
  const pages = await crawl(page, siteOf(world), async url => {
    await expect(page.getByRole('heading', { level: 1 }), url).toHaveCount(1);
    const anchors = await page.locator('a[href^="#"]').evaluateAll(all => all.map(link => link.getAttribute('href')));
    for (const anchor of anchors) await expect(page.locator(anchor ?? ''), `${url} ${anchor}`).toHaveCount(1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) })),
        url,
      ).toEqual([]);
    }
  });
  expect(pages.length).toBeGreaterThan(10);
  expect(errors).toEqual([]);
});

test('H7: no page of the site is wider than a screen of 320 px, and its navigation opens from a button', async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await crawl(page, siteOf(world), async url => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, url).toBeLessThanOrEqual(320);
  });
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

test('H7: the page of the quick start works as it is written, from another origin', async ({
  page,
  world,
  visitor,
}) => {
  const shown = await (await fetch(`${siteOf(world)}quick-start.html`)).text();
  const sample = read('demo/site/samples/own-page.html')
    .replace(/pk_test_\w+/, world.publishableKey)
    .replace('http://localhost:3000', world.page);
  expect(shown).toContain('http://localhost:3000/auth-elements.js');
  const other = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(sample));
  await new Promise<void>(resolve => other.listen(0, 'localhost', resolve));
  try {
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
    await visitor.isGuest();
    await visitor.signUp(world.address('quick'));
  } finally {
    other.closeAllConnections();
    other.close();
  }
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

test('H7: the policy that the site shows is the one it is served with', async ({ world }) => {
  const served = (await fetch(siteOf(world))).headers.get('content-security-policy') ?? '';
  const directives = read('demo/site/samples/policy.txt')
    .trim()
    .split(/;\s*/)
    .map(one => one.replace('http://localhost:4000', world.api));
  for (const directive of directives) expect(served).toContain(directive);
});
