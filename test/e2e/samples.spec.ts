import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { chromiumDriver } from './engines.js';
import { expect, test } from './test.js';
import { Visitor, words } from './visitor.js';
import { germanWords } from './words.js';
import type { World } from './world.js';

// What the guides show, opened as somebody's own page.

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const siteOf = (world: World): string => `${world.page}/docs/`;

/** The files of a folder, as somebody's own server on another port serves them. */
async function serveFolder(files: Readonly<Record<string, string>>): Promise<{ url: string; close: () => void }> {
  const server = createServer(({ url = '/' }, answer) => {
    const name = url === '/' ? 'index.html' : url.slice(1);
    const type = name.endsWith('.css') ? 'text/css' : name.endsWith('.js') ? 'text/javascript' : 'text/html';
    answer.writeHead(name in files ? 200 : 404, { 'content-type': type }).end(files[name]);
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}

/** A sample of a guide as its page shows it: with the key and the addresses of what runs here. */
async function shownSample(page: Page, world: World, name: string, guide = 'quick-start'): Promise<string> {
  await page.goto(`${siteOf(world)}${guide}.html`);
  const shown = (await page.getByRole('region', { name, exact: true }).textContent()) ?? '';
  const written = read(`demo/site/samples/${name}`);
  expect(written).toContain('http://localhost:3000/');
  const here = written.replace(/pk_test_\w+/, world.publishableKey).replaceAll('http://localhost:3000', world.page);
  expect(shown.trim()).toBe(here.trim());
  return shown;
}

test('H7: the page of the quick start works as it is written, from another origin', async ({
  page,
  world,
  visitor,
}) => {
  const folder = await serveFolder({ 'index.html': await shownSample(page, world, 'own-page.html') });
  try {
    await page.goto(folder.url);
    await visitor.isGuest();
    await visitor.signUp(world.address('quick'));
  } finally {
    folder.close();
  }
});

test('H7: a page that is opened as a file says so in its own language, without asking again', async ({
  page,
  world,
}, info) => {
  const file = info.outputPath('index.html');
  writeFileSync(file, await shownSample(page, world, 'german-page.html', 'languages'));
  const asked: string[] = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.goto(pathToFileURL(file).href);
  const notice = page.locator('auth-sign-in').getByRole('alert');
  await expect(notice).toContainText(germanWords.terms.configurationTitle);
  await expect(notice).toContainText(germanWords.errors.page_is_file as string);
  await expect(notice).not.toContainText('This page');
  // The head asks before it is known where the page is; nobody asks after that.
  expect(asked.filter(path => path.startsWith('/v1/')).sort()).toEqual(['/v1/client', '/v1/environment']);
});

test('H7: with a file from the theme builder the quick start leads to a sign-in in these colours and in German', async ({
  page,
  world,
}) => {
  const sample = await shownSample(page, world, 'themed-page.html');
  await page.getByRole('main').getByRole('link', { name: 'theme builder' }).click();
  const file = page.getByRole('region', { name: 'Theme file' });
  await expect(file).toContainText('.auth-theme-');
  await page.getByLabel('Accent, light', { exact: true }).fill('#0f766e');
  await expect(file).toContainText('#0f766e');
  await page.getByLabel('Radius', { exact: true }).fill('0.25');
  await expect(file).toContainText('0.25rem');
  const theme = (await file.textContent()) ?? '';
  const folder = await serveFolder({ 'index.html': sample, 'mine.css': theme });
  try {
    await page.goto(folder.url);
    const visitor = new Visitor(chromiumDriver(page), world, germanWords);
    await visitor.isGuest();
    await expect(page.locator('.auth-input').first()).toHaveCSS('border-radius', '4px');
    await expect(page.locator('auth-sign-in')).toHaveCSS('--auth-accent', /#0f766e/);
    await visitor.signUp(world.address('schnell'));
  } finally {
    folder.close();
  }
});

/** Opens a sample of a guide as somebody's own page, on another port than the site. */
async function openSample(page: Page, world: World, guide: string, name: string): Promise<() => void> {
  const folder = await serveFolder({ 'index.html': await shownSample(page, world, name, guide) });
  await page.goto(folder.url);
  return folder.close;
}

test('H7: the listener that the guide to events writes without a module greets whoever signs up', async ({
  page,
  world,
  visitor,
}) => {
  const close = await openSample(page, world, 'events', 'greet-page.html');
  try {
    const address = world.address('greeted');
    await visitor.beginSignUp(address);
    await visitor.enterCode(address);
    await expect(page).toHaveTitle('Hello, friend');
  } finally {
    close();
  }
});

test('H7: the page in German and the language of one’s own say the words of the guide to languages', async ({
  page,
  world,
}) => {
  const closeGerman = await openSample(page, world, 'languages', 'german-page.html');
  await expect(page.getByRole('heading', { name: 'Willkommen im Verein' })).toBeVisible();
  await new Visitor(chromiumDriver(page), world, germanWords).isGuest();
  closeGerman();
  const closeDutch = await openSample(page, world, 'languages', 'texts-page.html');
  await expect(page.getByRole('button', { name: 'Verder' })).toBeVisible();
  await expect(page.getByLabel('E-mailadres')).toBeVisible();
  closeDutch();
});

test('H7: with the script tag’s own client a page sends a session token along, as the guide to sessions says', async ({
  page,
  world,
  visitor,
}) => {
  const close = await openSample(page, world, 'sessions', 'call-page.html');
  try {
    const address = world.address('orders');
    await visitor.beginSignUp(address);
    await visitor.enterCode(address);
    const asked = page.waitForRequest('**/orders');
    await page.getByRole('button', { name: 'My orders' }).click();
    expect((await asked).headers()['authorization']).toMatch(/^Bearer ey[\w-]+\.[\w-]+\.[\w-]+$/);
  } finally {
    close();
  }
});

test('H7: the line for a theme beside the script tag leads to the theme', async ({ page, world }) => {
  const line = await shownSample(page, world, 'theme-link.html', 'theming');
  const key = await shownSample(page, world, 'greet-page.html', 'events');
  const folder = await serveFolder({ 'index.html': `${key.split('\n')[0]}\n${line}` });
  try {
    await page.goto(folder.url);
    await expect(page.locator('auth-sign-in')).toHaveCSS('color-scheme', 'dark');
  } finally {
    folder.close();
  }
});

test('H7: head.js beside a bundle gives the elements their key and asks before the bundle is there', async ({
  page,
  world,
}) => {
  await page.goto(`${siteOf(world)}performance.html`);
  const head = (await page.getByRole('region', { name: 'bundled-head.html' }).textContent()) ?? '';
  const bundle = `<script type="module" src="${world.page}/elements.js"></script>`;
  const folder = await serveFolder({
    'index.html': `<!doctype html><title>Bundled</title>${head}${bundle}<auth-sign-in></auth-sign-in>`,
    'head.js': read('dist/head.js'),
  });
  try {
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await page.goto(folder.url);
    await expect(page.getByLabel(words.identifier)).toBeVisible();
    expect(asked.filter(path => path === '/v1/environment')).toHaveLength(1);
    expect(asked.indexOf('/v1/environment')).toBeLessThan(asked.indexOf('/chunks/auth-sign-in.js'));
  } finally {
    folder.close();
  }
});
