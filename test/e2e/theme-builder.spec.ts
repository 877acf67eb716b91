import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.js';
import { words } from './visitor.js';
import type { World } from './world.js';

const builderOf = (world: World): string => `${world.page}/docs/theme-builder.html`;

/** What somebody sees of a sign-in card, as the browser has computed it. */
async function looksOf(card: Locator): Promise<Readonly<Record<string, string>>> {
  await expect(card.getByRole('button', { name: words.continue })).toBeVisible();
  return card.evaluate(async host => {
    // What the theme changes may be on its way in a transition.
    const animated = [...document.getAnimations()].map(animation => animation.finished);
    await Promise.all(animated);
    const looks: Record<string, string> = {};
    const note = (name: string, element: Element | null | undefined, properties: readonly string[]): void => {
      if (!element) throw new Error(`There is no ${name}.`);
      const computed = getComputedStyle(element);
      for (const property of properties) looks[`${name} ${property}`] = computed.getPropertyValue(property);
    };
    const all = ['color', 'background-color', 'border-start-start-radius', 'border-top-color', 'font-family'];
    const shadow = host.shadowRoot;
    note('card', shadow?.querySelector('[part~=card]'), all);
    note('title', shadow?.querySelector('[part~=title]'), ['color', 'font-family']);
    note('link', shadow?.querySelector('[part~=link]'), ['color']);
    note('label', host.querySelector('.auth-label'), ['color', 'font-family']);
    note('input', host.querySelector('.auth-input'), [...all, 'min-block-size']);
    note('button', host.querySelector('.auth-submit'), [...all, 'min-block-size']);
    return looks;
  });
}

/** A page of its own on which a sign-in form has the theme's file and nothing else. */
async function openWith(page: Page, world: World, css: string, name: string): Promise<Locator> {
  await page.route('**/the-theme.css', route => route.fulfill({ contentType: 'text/css', body: css }));
  const script = `<script src="/auth-elements.js" data-publishable-key="${world.publishableKey}"></script>`;
  const head = `<link rel="stylesheet" href="/docs/site.css"><link rel="stylesheet" href="/the-theme.css">${script}`;
  await page.goto(
    world.pages.add(
      `<!doctype html><html lang="en"><head><title>Theme</title>${head}</head><body><auth-sign-in class="auth-theme-${name}"></auth-sign-in></body></html>`,
    ),
  );
  return page.locator('auth-sign-in');
}

/** The words of a panel's cards, as somebody sees them. */
const wordsOf = (page: Page, panel: 'Light' | 'Dark'): Promise<readonly string[]> =>
  page.getByRole('region', { name: panel, exact: true }).getByRole('heading').allInnerTexts();

const cardIn = (page: Page, panel: 'Light' | 'Dark'): Locator =>
  page.getByRole('region', { name: panel, exact: true }).locator('auth-sign-in').first();

test('H7: the file that the theme builder writes gives a page without it the looks of its preview, light and dark', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(90_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(builderOf(world));
  const plain = await looksOf(cardIn(page, 'Light'));
  await page.getByLabel('Name', { exact: true }).fill('harbour');
  await page.getByLabel('Accent, light', { exact: true }).fill('#0f766e');
  await page.getByLabel('Accent, dark', { exact: true }).fill('#5eead4');
  await page.getByLabel('Surface, dark', { exact: true }).fill('#10201e');
  await page.getByLabel('Text, light', { exact: true }).fill('#112b28');
  await page.getByLabel('Radius', { exact: true }).fill('0.25');
  await page.getByLabel('Density', { exact: true }).fill('3');
  await page.getByText('More measures').click();
  // What is derived follows what it is derived from, until it is set.
  await expect(page.getByLabel('Card radius', { exact: true })).toHaveValue('0.375');
  await page.getByLabel('Font', { exact: true }).fill('Georgia, serif');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('harbour.css');
  const css = await readFile(await (await download).path(), 'utf8');
  const file = page.getByRole('region', { name: 'Theme file' });
  await file.locator('..').getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(css);
  const shown = { light: await looksOf(cardIn(page, 'Light')), dark: await looksOf(cardIn(page, 'Dark')) };
  expect(shown.light).not.toEqual(plain);
  expect(shown.dark).not.toEqual(shown.light);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await looksOf(await openWith(page, world, css, 'harbour')), colorScheme).toEqual(shown[colorScheme]);
  }
});

test('H7: both previews of the theme builder show the same words, and each form says which one it is in', async ({
  page,
  world,
}) => {
  await page.goto(builderOf(world));
  for (const panel of ['Light', 'Dark'] as const) {
    const forms = page.getByRole('region', { name: panel, exact: true }).getByRole('form');
    await expect(forms).toHaveCount(2);
    for (const form of await forms.all())
      await expect(form).toHaveAccessibleName(new RegExp(`, ${panel.toLowerCase()}$`));
  }
  const light = await wordsOf(page, 'Light');
  expect(light).toHaveLength(2);
  expect(await wordsOf(page, 'Dark')).toEqual(light);
});

test('H7: nothing of the file that the theme builder writes is out of sight, however narrow the screen', async ({
  page,
  world,
}) => {
  for (const width of [1280, 768, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(builderOf(world));
    const file = page.getByRole('region', { name: 'Theme file' });
    // It is the script that writes it, and listens by then.
    await expect(file).toContainText('.auth-theme-');
    await page.getByLabel('Font', { exact: true }).fill('Iowan Old Style, Palatino Linotype, Georgia, Cambria, serif');
    await expect(file).toContainText('Iowan');
    const cut = await file.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(cut, `${width} px wide`).toBeLessThanOrEqual(0);
  }
});

test('H7: a theme is shared by its address, and a made-up address brings nothing into the file but values', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(builderOf(world));
  const file = page.getByRole('region', { name: 'Theme file' });
  await expect(file).toContainText('.auth-theme-');
  await page.getByLabel('Accent, light', { exact: true }).fill('#b91c1c');
  await page.getByLabel('Made for', { exact: true }).selectOption('Light only');
  await page.getByRole('button', { name: 'Copy a link to this theme' }).click();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const written = await file.innerText();
  expect(written).toContain('--auth-accent: #b91c1c;');
  expect(written).toContain('color-scheme: light;');
  const other = await context.newPage();
  await other.goto(address);
  await expect.poll(() => other.getByRole('region', { name: 'Theme file' }).innerText()).toBe(written);
  await expect(other.getByRole('region', { name: 'Dark', exact: true })).toBeHidden();
  const hostile = new URLSearchParams({
    name: 'x{}*{color:red}',
    scheme: 'dark;}',
    accent: '#000000;}*{display:none',
    radius: '1rem;color:red',
    font: 'x, url(https://elsewhere.example/font)',
    'card-shadow': 'url(//elsewhere.example)',
  });
  // An address that differs in its fragment alone loads no page.
  await other.goto('about:blank');
  await other.goto(`${builderOf(world)}#${hostile}`);
  const clean = other.getByRole('region', { name: 'Theme file' });
  await expect(clean).toContainText(/\.auth-theme-mine \{\s*\}/);
  await expect(clean).not.toContainText(/elsewhere|red|none/);
});

test('H7: the theme builder says which pairs cannot be told apart, and takes a property back to what it was', async ({
  page,
  world,
}) => {
  await page.goto(builderOf(world));
  const status = page.getByRole('status').filter({ hasText: /pair|figures/ });
  await expect(page.getByRole('row', { name: /^Words on the button/ })).toContainText('6.0');
  await expect(status).toHaveText('Every pair can be told apart.');
  await page.getByLabel('Text, light', { exact: true }).fill('#999999');
  const row = page.getByRole('row', { name: /^Text on the card/ });
  // Black on white is 21 to 1, and #999 on white 2.8.
  await expect(row.getByRole('cell').first()).toHaveText(/2\.8 too low/);
  await expect(status).toHaveText('2 of these figures are too low.');
  await page.getByRole('button', { name: 'Reset Text' }).press('Enter');
  await expect(row.getByRole('cell').first()).toHaveText(/16\.9$/);
  await expect(page.getByLabel('Text, light', { exact: true })).toBeFocused();
  await expect(status).toHaveText('Every pair can be told apart.');
});

test('H7: each theme of the package that needs no design system can be begun from, and its file then stands for itself', async ({
  page,
  world,
}) => {
  await page.goto(builderOf(world));
  await looksOf(cardIn(page, 'Dark'));
  const presets = page.getByLabel('Begin from', { exact: true });
  const names = await presets.locator('option').evaluateAll(all => all.map(one => (one as HTMLOptionElement).value));
  const file = page.getByRole('region', { name: 'Theme file' });
  expect(names).toContain('midnight');
  for (const name of names.filter(Boolean)) {
    await presets.selectOption(name);
    await expect(file, name).toContainText('--auth-accent:');
    await expect(file, name).not.toContainText(/var\(|NaN/);
    await presets.selectOption('');
    await expect(file, name).not.toContainText('--auth-accent:');
  }
  await presets.selectOption('Midnight');
  await expect(file).toContainText('--auth-accent: #8aa4ff;');
  await expect(file).toContainText('--auth-radius: 0.75rem;');
  await expect(file).toContainText('color-scheme: dark;');
  const css = `${await file.locator('code').textContent()}`;
  const shown = await looksOf(cardIn(page, 'Dark'));
  expect(await looksOf(await openWith(page, world, css, 'mine'))).toEqual(shown);
});
