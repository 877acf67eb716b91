import type { Locator } from '@playwright/test';
import { colourOf, contrastOf } from './contrast.js';
import { misfits } from './looks.js';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { words } from './visitor.js';
import type { World } from './world.js';

const body = `
  <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
  <auth-signed-in><auth-user-button show-name></auth-user-button><p>${words.members}</p></auth-signed-in>`;

/** A page that says how it looks, and nothing of the elements. Its policy takes styles from its own files and scripts. */
function pageLike(world: World, css: string): string {
  const script = world.pages.addScript(`
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(css)});
    document.adoptedStyleSheets.push(sheet);`);
  return madePage(world, { head: `<script src="${script}"></script>`, body });
}

const styleOf = (locator: Locator, property: string): Promise<string> =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const written = ['.title', '.subtitle', '.auth-label', '.auth-input', '.auth-submit', '.footer span', '.footer .link'];

test('H1: without any setting the elements take the font, the colours and the scheme of four unlike pages', async ({
  page,
  world,
  visitor,
}) => {
  const pages = {
    serif: pageLike(world, "body { font-family: 'DejaVu Serif', serif; }"),
    dark: pageLike(world, ':root { color-scheme: dark; }'),
    large: pageLike(world, 'html { font-size: 24px; }'),
    // As many pages have it: dark, and silent about its scheme.
    coloured: pageLike(world, ':root { --auth-accent: #f4a261; } body { background: #123524; color: #eafff2; }'),
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const own = page.locator('body');
  const [card, input, submit] = ['.card', '.auth-input', '.auth-submit'].map(name => page.locator(name)) as [
    Locator,
    Locator,
    Locator,
  ];
  const opened: Record<keyof typeof pages, () => Promise<void>> = {
    serif: async () => {
      for (const text of written)
        expect(await styleOf(page.locator(text), 'font-family'), text).toMatch(/DejaVu Serif/);
    },
    dark: async () => {
      for (const ground of [card, input]) {
        const colour = await colourOf(ground, 'background-color');
        expect(Math.max(...colour.split(' ').map(Number)), colour).toBeLessThan(60);
      }
    },
    large: async () => {
      expect(await styleOf(input, 'font-size')).toBe('24px');
      expect(await styleOf(page.locator('.auth-label'), 'font-size')).toBe('22.5px');
      expect((await input.boundingBox())?.height).toBeGreaterThanOrEqual(66);
      expect(await misfits(page)).toEqual([]);
    },
    coloured: async () => {
      expect(await colourOf(submit, 'background-color')).toBe('244 162 97');
      expect(await colourOf(submit, 'color')).toBe('0 0 0');
    },
  };
  for (const [name, url] of Object.entries(pages)) {
    await page.goto(url);
    await submit.waitFor();
    await opened[name as keyof typeof pages]();
    for (const text of written) {
      expect(await contrastOf(page.locator(text)), `${text} on the ${name} page`).toBeGreaterThanOrEqual(4.5);
    }
  }
  await visitor.signUp(world.address());
  const trigger = page.locator('[part=trigger] [part=name]');
  for (const [name, url] of Object.entries(pages)) {
    await page.goto(url);
    await trigger.waitFor();
    // The button has no ground of its own.
    for (const property of ['font-family', 'font-size', 'color']) {
      expect(await styleOf(trigger, property), `${property} on the ${name} page`).toBe(await styleOf(own, property));
    }
  }
});
