import { probesIn, type Probes } from './colours.js';
import { emptyTheme, isColour, isValue, type Pair, type Theme } from './theme.js';

/**
 * A theme of the package, as what it comes to on this page: one that reads a design system's variables has that
 * system's own values where there are none.
 */
export async function readPreset(name: string, properties: readonly string[]): Promise<Theme> {
  const response = await fetch(`./themes/${name}.css`);
  if (!response.ok) throw new Error(`The theme answered ${response.status}.`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
  const selector = `.auth-theme-${name}`;
  const rule = [...sheet.cssRules].find(one => one instanceof CSSStyleRule && one.selectorText === selector);
  if (!(rule instanceof CSSStyleRule)) throw new Error(`${name}.css has no ${selector}.`);
  const set = properties.filter(property => rule.style.getPropertyValue(property) !== '');
  const { colorScheme } = rule.style;
  document.adoptedStyleSheets.push(sheet);
  try {
    const scheme = colorScheme === 'light' || colorScheme === 'dark' ? colorScheme : 'light dark';
    return { ...emptyTheme, scheme, values: valuesOf(selector.slice(1), set) };
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet);
  }
}

function valuesOf(className: string, properties: readonly string[]): ReadonlyMap<string, Pair> {
  const room = document.createElement('div');
  room.hidden = true;
  const place = (scheme: string): HTMLElement => {
    const around = document.createElement('div');
    around.style.setProperty('color-scheme', scheme);
    const inner = document.createElement('div');
    inner.className = className;
    around.append(inner);
    room.append(around);
    return inner;
  };
  const places = { light: place('light'), dark: place('dark') };
  document.body.append(room);
  const probes = probesIn(places);
  const said = getComputedStyle(places.light);
  const valueOf = (property: string): Pair | undefined => {
    const value = said.getPropertyValue(property).trim();
    if (isColour(property))
      return value ? probes.colour(`var(${property})`, 'var(--auth-color-surface, Canvas)') : undefined;
    const plain = plainValue(property, value, probes);
    return isValue(property, plain) ? { light: plain, dark: plain } : undefined;
  };
  try {
    return new Map(
      properties.flatMap(property => {
        const pair = valueOf(property);
        return pair ? [[property, pair] as const] : [];
      }),
    );
  } finally {
    room.remove();
  }
}

function plainValue(property: string, value: string, probes: Probes): string {
  if (property === '--auth-font') return value.replaceAll(/["']/g, '');
  return /shadow$/.test(property) ? value : probes.length(value);
}
