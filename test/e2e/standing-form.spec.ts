import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { fetchSettings, renderPage } from 'auth-elements/render';
import { freePort } from '../../scripts/ports.mjs';
import { stopChild, until } from '../../scripts/processes.mjs';
import { madeHtml } from './made-pages.js';
import { rulesInPage, treeInPage } from './standing-form.js';
import { expect, test } from './test.js';
import { allWords, type Words } from './words.js';
import type { World } from './world.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

// Whatever a first step can show: a logo, a choice of identifiers, every field, and rules for the password.
test.use({
  viewport: { width: 480, height: 960 },
  options: {
    settings: {
      AUTH_APP_NAME: 'Analytical <b>Engines</b> & "Sons"',
      AUTH_LOGO_URL: '/icon.svg',
      AUTH_USERNAME: 'optional',
      AUTH_LEGAL_CONSENT: 'true',
      AUTH_TERMS_URL: '/terms',
      AUTH_PRIVACY_URL: 'https://example.com/privacy',
      AUTH_PASSWORD_REQUIRE_LOWERCASE: 'true',
      AUTH_PASSWORD_REQUIRE_NUMBER: 'true',
    },
  },
});

type Tag = 'auth-sign-in' | 'auth-sign-up';

const markup: { readonly [Name in Tag]: string } = {
  'auth-sign-in': '<auth-sign-in sign-up-url="/sign-up" initial-identifier="ada@example.com"></auth-sign-in>',
  'auth-sign-up': '<auth-sign-up></auth-sign-up>',
};

/** A page in a language with one element, as it is and with the form in it. */
async function twoPages(world: World, { language: lang, direction: dir, terms }: Words, tag: Tag) {
  const html = madeHtml(world, { lang, dir, title: terms.signIn, body: markup[tag] });
  const settings = await fetchSettings(world.api);
  const rendered = await renderPage(html, { settings, page: `${world.page}/` });
  expect(rendered).toContain('data-auth-form');
  return { plain: world.pages.add(html), rendered: world.pages.add(rendered) };
}

/** A page as it stands while its script is on the way. */
async function openBeforeScript(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/auth-elements.js', route => route.abort());
  await page.goto(url);
  return page;
}

async function openWithScript(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('form[data-step]').waitFor();
  await page.waitForLoadState('networkidle');
}

for (const spoken of allWords) {
  for (const tag of ['auth-sign-in', 'auth-sign-up'] as const) {
    test(`I2: what stands before the script in "${spoken.language}" is what ${tag} makes: tree, names and pixels`, async ({
      page,
      context,
      world,
    }) => {
      const { plain, rendered } = await twoPages(world, spoken, tag);
      const early = await openBeforeScript(context, rendered);
      await openWithScript(page, plain);
      expect(await early.evaluate(treeInPage, tag)).toEqual(await page.evaluate(treeInPage, tag));
      expect(await early.locator(tag).ariaSnapshot()).toBe(await page.locator(tag).ariaSnapshot());
      const [before, after] = [await early.screenshot(), await page.screenshot()];
      expect(before.equals(after), 'the pictures are the same').toBe(true);
    });
  }
}

for (const tag of ['auth-sign-in', 'auth-sign-up'] as const) {
  test(`I2: the sheets of a form that stands are, rule by rule, those that ${tag} adopts`, async ({
    page,
    context,
    world,
  }) => {
    const [english] = allWords.filter(({ language }) => language === 'en');
    if (!english) throw new Error('There is no English.');
    const { plain, rendered } = await twoPages(world, english, tag);
    const early = await openBeforeScript(context, rendered);
    await openWithScript(page, plain);
    const linked = await early.evaluate(rulesInPage, tag);
    const adopted = await page.evaluate(rulesInPage, tag);
    expect(adopted.card.length).toBeGreaterThan(20);
    // One file serves both elements.
    const own = (rule: string): string => rule.replace(':host(auth-sign-up)', ':host');
    const others = linked.card.map(own).filter(rule => !adopted.card.includes(rule));
    expect(others).toEqual(tag === 'auth-sign-up' ? [] : [':host{--_card-height:32rem;}']);
    expect(linked.card.map(own)).toEqual([...adopted.card, ...others]);
    // What only later steps of a form need is there already.
    expect(linked.form.slice(0, adopted.form.length)).toEqual(adopted.form);
    expect(linked.form).toHaveLength(2);
  });
}

test('I2: before the script, nothing that is typed leaves the page', async ({ context, world }) => {
  const early = await openBeforeScript(context, `${world.page}/rendered.html`);
  const field = early.getByRole('textbox', { name: 'Email address or username' });
  await field.fill('ada@example.com');
  const asked: string[] = [];
  early.on('request', request => asked.push(request.url()));
  await field.press('Enter');
  await early.getByRole('button', { name: 'Continue' }).click();
  await expect(field).toHaveValue('ada@example.com');
  expect(early.url()).toBe(`${world.page}/rendered.html`);
  expect(asked).toEqual([]);
});

test("I2: the demo's page with a form is its first page, byte for byte, but for what was put in", async ({ world }) => {
  const response = await fetch(`${world.page}/rendered.html`);
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  const rendered = await response.text();
  const [line = ''] = /\s*<link rel="stylesheet" href="\/auth-form.css">/.exec(rendered) ?? [];
  const children = /(?<=<auth-sign-in>)<template.*?<\/form><\/div>(?=<\/auth-sign-in>)/s;
  expect(line).not.toBe('');
  expect(rendered.replace(line, '').replace(children, '')).toBe(await world.pages.source());
});

test('I2: the command writes a form into a page, and says what to do where it cannot', async ({ context, world }) => {
  const directory = await mkdtemp(join(tmpdir(), 'auth-elements-render-'));
  try {
    const command = join(root, 'dist/render/main.js');
    const out = join(directory, 'page.html');
    const render = (...args: readonly string[]) => run(command, ['render', join(root, 'demo/index.html'), ...args]);
    await render('--api', world.api, '--page', `${world.page}/`, '--out', out);
    const { stdout } = await render('--api', `${world.api}/`, '--page', `${world.page}/`, '--files', '/');
    expect(stdout).toBe(await readFile(out, 'utf8'));
    const early = await openBeforeScript(context, world.pages.add(stdout));
    await expect(early.getByRole('textbox', { name: 'Email address or username' })).toBeVisible();

    await expect(render('--api', world.api)).rejects.toThrow('"/icon.svg" is relative: say in `page` (--page)');
    await expect(render('--api', world.page)).rejects.toThrow('no frontend API');
    await expect(render('--api', 'clerk.example.com')).rejects.toThrow('write it out, as https://');
    await expect(render()).rejects.toThrow('Say where the frontend API is: --api');
    await expect(run(command, ['render', join(directory, 'none.html'), '--api', world.api])).rejects.toThrow(
      'none.html cannot be read',
    );
    expect((await run(command, ['--help'])).stdout).toContain('auth-elements render PAGE.html');
  } finally {
    await rm(directory, { recursive: true });
  }
});

/** A sample of the documentation, for this world in place of the one that it speaks of. */
async function sample(name: string, world: World, port: number): Promise<string> {
  const text = await readFile(join(root, 'demo/site/samples', name), 'utf8');
  return text
    .replaceAll('https://auth.app.example', world.api)
    .replaceAll('https://app.example/', `${world.page}/`)
    .replace('3000', String(port));
}

test("I2: the documentation's command and its server give the page that it promises", async ({ world }) => {
  const directory = await mkdtemp(join(tmpdir(), 'auth-elements-samples-'));
  const port = await freePort();
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  await mkdir(join(directory, 'dist'));
  await writeFile(join(directory, 'index.html'), await world.pages.source());
  await writeFile(join(directory, 'server.mjs'), await sample('rendering-server.mjs', world, port));
  const [, command = ''] = (await sample('render.txt', world, port)).trim().split('\n');
  expect(command).toMatch(/^npx auth-elements render /);
  const server = spawn(process.execPath, ['server.mjs'], { cwd: directory, stdio: 'ignore' });
  try {
    await run(join(root, 'dist/render/main.js'), command.split(' ').slice(2), { cwd: directory });
    const written = await readFile(join(directory, 'dist/index.html'), 'utf8');
    expect(written).toContain('<div slot="form" data-auth-form><form ');
    const served = await until(async () => (await fetch(`http://localhost:${port}/`)).text(), 'the page of the server');
    expect(served).toBe(written);
  } finally {
    await stopChild(server);
    await rm(directory, { recursive: true });
  }
});
