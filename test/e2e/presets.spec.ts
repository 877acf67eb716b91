import type { Locator, Page } from '@playwright/test';
import { colourOf, contrastOf } from './contrast.js';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { words } from './visitor.js';
import type { World } from './world.js';

/** Where a design system's own button and input keep their looks, from the element that is marked as its own. */
interface System {
  readonly fill: string;
  readonly words: string;
  readonly corners: string;
  readonly edge: string;
  readonly field: string;
}

const plain: System = {
  fill: '[data-own=button]',
  words: '[data-own=button]',
  corners: '[data-own=button]',
  edge: '[data-own=input]',
  field: '[data-own=input]',
};
const systems: Readonly<Record<string, System>> = {
  bootstrap: plain,
  shadcn: plain,
  'shadcn-numbers': plain,
  'web-awesome': plain,
  material: {
    fill: '[data-own=button] .background',
    words: '[data-own=button] .button',
    corners: '[data-own=button]',
    edge: '[data-own=input] .outline',
    field: '[data-own=input] .field',
  },
};

async function open(page: Page, world: World, system: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(`${world.page}/styled/presets/${system}.html`);
  await page.locator('.auth-submit').waitFor();
  await page.locator('[data-own=button]').waitFor();
}

const styleOf = (locator: Locator, property: string): Promise<string> =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** A pill is a pill, however large the number that makes it one. */
const cornersOf = async (locator: Locator): Promise<number> =>
  Math.min(100, parseFloat(await styleOf(locator, 'border-start-start-radius')));

const texts = ['.title', '.auth-label', '.auth-input', '.auth-error', '.auth-submit', '.footer span', '.footer .link'];

for (const [name, own] of Object.entries(systems)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`H3: beside ${name} in ${scheme} the form has the system's colours, corners and font`, async ({
      page,
      world,
    }) => {
      await open(page, world, name, scheme);
      const [submit, input] = [page.locator('.auth-submit'), page.locator('.auth-input').first()];
      expect(await colourOf(submit, 'background-color')).toBe(
        await colourOf(page.locator(own.fill), 'background-color'),
      );
      expect(await colourOf(submit, 'color')).toBe(await colourOf(page.locator(own.words), 'color'));
      expect(await cornersOf(submit)).toBe(await cornersOf(page.locator(own.corners)));
      expect(await styleOf(submit, 'font-family')).toBe(await styleOf(page.locator(own.words), 'font-family'));
      const edge = page.locator(own.edge).first();
      expect(await colourOf(input, 'border-top-color')).toBe(await colourOf(edge, 'border-top-color'));
      const field = page.locator(own.field).first();
      expect(await colourOf(input, 'background-color')).toBe(await colourOf(field, 'background-color'));
      expect(await cornersOf(input)).toBe(await cornersOf(edge));
    });

    test(`H1: beside ${name} in ${scheme} every word can be read, errors too`, async ({ page, world }) => {
      await open(page, world, name, scheme);
      await page.locator('.auth-submit').click();
      await expect(page.locator('.auth-error')).not.toBeEmpty();
      for (const text of texts) {
        expect(await contrastOf(page.locator(text).first()), text).toBeGreaterThanOrEqual(4.5);
      }
      const address = world.address();
      await page.getByLabel(words.identifier).fill(address);
      await page.locator('.auth-submit').click();
      await page.getByRole('button', { name: words.byCode }).waitFor();
      for (const text of ['.auth-link', '[part=action]', '.auth-identifier']) {
        expect(await contrastOf(page.locator(text).first()), text).toBeGreaterThanOrEqual(4.5);
      }
    });
  }
}

for (const theme of ['bootstrap', 'shadcn', 'web-awesome', 'material']) {
  test(`H3: the theme for ${theme} on a page without its variables leaves everything readable`, async ({
    page,
    world,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const head = `<meta name="color-scheme" content="light dark" /><link rel="stylesheet" href="/themes/${theme}.css" />`;
    const body = `<div class="auth-theme-${theme}"><auth-sign-in></auth-sign-in></div>`;
    await page.goto(madePage(world, { head, body }));
    await page.locator('.auth-submit').click();
    await expect(page.locator('.auth-error')).not.toBeEmpty();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // How shadcn/ui says it; the others follow the page's scheme here.
      await page.evaluate(dark => document.documentElement.classList.toggle('dark', dark), colorScheme === 'dark');
      for (const text of texts) {
        expect(await contrastOf(page.locator(text).first()), `${text} in ${colorScheme}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
}
