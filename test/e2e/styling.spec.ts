import { readdirSync, readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from './test.js';
import { words } from './visitor.js';

/** What can be restyled, and where it is found: parts of the shadow trees, classes of the form in the page's tree. */
const targets = {
  card: '[part=card]',
  title: '[part=title]',
  subtitle: '[part=subtitle]',
  label: '.auth-label',
  input: '.auth-input',
  focused: '.auth-input:focus',
  error: '.auth-error',
  submit: '.auth-submit',
  action: '[part=action]',
  link: '[part=footer] [part=link]',
  code: '.auth-code-input',
  trigger: '[part=trigger]',
};

type Target = keyof typeof targets;
type Look = Readonly<Record<string, string>>;

/** What each page's technique says, in its own words, as longhands. */
const pages: Readonly<Record<string, Readonly<Record<Target, Look>>>> = {
  tailwind: {
    card: { 'border-top-color': 'var(--color-stone-900)', 'border-top-left-radius': '0', 'border-top-width': '2px' },
    title: { 'font-size': 'var(--text-3xl)', 'font-weight': 'var(--font-weight-black)', 'text-align': 'start' },
    subtitle: { color: 'var(--color-teal-800)', 'text-align': 'start' },
    label: { 'font-size': 'var(--text-xs)', 'text-transform': 'uppercase' },
    input: { 'border-top-color': 'var(--color-stone-900)', 'border-top-left-radius': '0' },
    focused: { 'background-color': 'var(--color-teal-50)' },
    error: { color: 'var(--color-rose-800)', 'font-weight': 'var(--font-weight-bold)' },
    submit: { 'background-color': 'var(--color-teal-800)', 'border-top-left-radius': '0' },
    action: { 'background-color': 'var(--color-stone-100)', 'border-top-left-radius': '0' },
    link: { color: 'var(--color-teal-800)', 'text-decoration-line': 'underline' },
    code: { color: 'var(--color-teal-800)' },
    trigger: { 'background-color': 'var(--color-stone-200)', 'border-top-left-radius': '0' },
  },
  bootstrap: {
    card: {
      'border-top-color': 'var(--bs-success-border-subtle)',
      'border-top-left-radius': 'var(--bs-border-radius-xl)',
    },
    title: { color: 'var(--bs-success-text-emphasis)', 'font-weight': '300' },
    subtitle: { color: 'var(--bs-secondary-color)', 'font-size': '0.875rem' },
    label: { color: 'var(--bs-secondary-color)', 'font-weight': '400' },
    input: { 'background-color': 'var(--bs-tertiary-bg)', 'border-top-left-radius': 'var(--bs-border-radius-lg)' },
    focused: { 'border-top-color': 'var(--bs-success)', 'box-shadow': '0 0 0 0.25rem rgba(25, 135, 84, 0.25)' },
    error: { color: 'var(--bs-danger-text-emphasis)', 'font-style': 'italic' },
    submit: { 'background-color': 'var(--bs-success)', 'border-top-left-radius': 'var(--bs-border-radius-pill)' },
    action: { color: 'var(--bs-success-text-emphasis)', 'border-top-color': 'var(--bs-success)' },
    link: { color: 'var(--bs-success-text-emphasis)', 'text-decoration-line': 'underline' },
    code: { color: 'var(--bs-success-text-emphasis)', 'font-weight': '700' },
    trigger: { 'border-top-color': 'var(--bs-border-color)', 'border-top-left-radius': 'var(--bs-border-radius-pill)' },
  },
  modules: {
    card: { 'border-top-left-radius': '24px', 'box-shadow': '0 12px 40px rgb(107 33 168 / 0.18)' },
    title: { color: '#4c1d95', 'font-style': 'italic' },
    subtitle: { color: '#5b4b7a' },
    label: { color: '#4c1d95', 'font-weight': '700' },
    input: { 'background-color': '#faf7ff', 'border-top-width': '0' },
    focused: { 'background-color': '#ede4ff', 'border-bottom-color': '#6b21a8' },
    error: { color: '#9f1239', 'font-weight': '700' },
    submit: { 'background-image': 'linear-gradient(90deg, #6b21a8, #4338ca)', 'border-top-left-radius': '999px' },
    action: { 'border-top-color': '#6b21a8', 'border-top-style': 'dashed' },
    link: { color: '#7e22ce', 'font-weight': '700' },
    code: { color: '#6b21a8', 'font-weight': '700' },
    trigger: { 'background-color': '#e4d6ff', 'border-top-left-radius': '12px' },
  },
  global: {
    card: { 'border-top-color': '#7c5c1e', 'border-top-style': 'double', 'background-color': '#fffdf7' },
    title: { color: '#7c2d12', 'letter-spacing': '0.04em' },
    subtitle: { color: '#57534e', 'font-style': 'italic' },
    label: { color: '#57534e', 'font-variant-caps': 'small-caps' },
    input: { 'border-top-color': '#7c5c1e', 'border-top-left-radius': '0' },
    focused: { 'outline-color': '#b45309', 'outline-width': '3px' },
    error: { color: '#7f1d1d', 'text-decoration-style': 'wavy' },
    submit: { 'background-color': '#7c2d12', 'text-transform': 'uppercase' },
    action: { 'background-color': '#fdf6e3', 'border-top-left-radius': '0' },
    link: { color: '#7c2d12', 'text-decoration-line': 'underline' },
    code: { color: '#7c2d12' },
    trigger: { 'border-top-color': '#7c5c1e', 'border-top-left-radius': '0' },
  },
};

/** The computed styles of an element, and what they are where the same is said of another of its size of letters. */
function compare(locator: Locator, look: Look): Promise<{ readonly has: Look; readonly wanted: Look }> {
  return locator.evaluate((element, asked) => {
    const probe = document.createElement('div');
    document.body.append(probe);
    probe.style.fontSize = getComputedStyle(element).fontSize;
    // A border that is not drawn has no width.
    probe.style.borderStyle = getComputedStyle(element).borderTopStyle;
    for (const [property, value] of Object.entries(asked)) probe.style.setProperty(property, value);
    const read = (node: Element): Record<string, string> => {
      const style = getComputedStyle(node);
      return Object.fromEntries(Object.keys(asked).map(property => [property, style.getPropertyValue(property)]));
    };
    const both = { has: read(element), wanted: read(probe) };
    probe.remove();
    return both;
  }, look);
}

for (const [name, looks] of Object.entries(pages)) {
  test(`H3: the twelve targets look as the page says that is styled with ${name}`, async ({ page, world, visitor }) => {
    const seen = new Set<string>();
    const check = async (...names: readonly Target[]): Promise<void> => {
      for (const target of names) {
        const { has, wanted } = await compare(page.locator(targets[target]).first(), looks[target]);
        expect(has, target).toEqual(wanted);
        seen.add(target);
      }
    };
    const address = world.address();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visitor.open(`${world.page}/styled/${name}.html`);
    await page.locator(targets.submit).waitFor();
    expect((await page.locator(targets.card).boundingBox())?.width).toBe(400);
    await check('card', 'title', 'subtitle', 'label', 'input', 'submit', 'link');
    await page.locator(targets.input).focus();
    await check('focused');
    await page.locator(targets.submit).click();
    await expect(page.locator(targets.error)).not.toBeEmpty();
    await check('error');
    await visitor.beginSignIn(address);
    await page.locator(targets.action).first().waitFor();
    await check('action');
    await visitor.driver.click(words.terms.change);
    await visitor.beginSignUp(address);
    await page.locator(targets.code).waitFor();
    await check('code');
    await visitor.enterCode(address);
    await visitor.isMember();
    await check('trigger');
    expect([...seen].sort()).toEqual(Object.keys(targets).sort());
  });
}

test('H3: no page needs !important for it', () => {
  const folder = new URL('../../demo/styling/', import.meta.url);
  const sheets = readdirSync(folder).filter(name => /\.(css|html)$/.test(name));
  expect(sheets).toHaveLength(9);
  for (const name of sheets) {
    // Tailwind writes it as a sign before or after a utility.
    expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(/!important|[\s:]![a-z]|[a-z\d]!["\s]/);
  }
});

test('H3: the page before the styled ones leads to each of them', async ({ page, request, world }) => {
  await page.goto(`${world.page}/styled/`);
  const links = await page.getByRole('link').evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href));
  const folder = new URL('../../demo/styling/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const styled = files.filter(name => name.endsWith('.html') && name !== 'index.html');
  expect(links.sort()).toEqual(styled.map(name => `${world.page}/styled/${name}`).sort());
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200);
});
