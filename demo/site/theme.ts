export type Scheme = 'light' | 'dark';
export const schemes = ['light', 'dark'] as const;

/** What a property is in light and in dark. What is no colour is the same in both. */
export type Pair = Readonly<Record<Scheme, string>>;

export interface Theme {
  readonly name: string;
  /** The schemes that it is made for: both as the page says, or one whatever the page says. */
  readonly scheme: 'light dark' | Scheme;
  /** The properties that it sets, by their names in CSS. */
  readonly values: ReadonlyMap<string, Pair>;
}

export const emptyTheme: Theme = { name: 'mine', scheme: 'light dark', values: new Map() };

const first = '--auth-accent';

export const isColour = (property: string): boolean => property === first || property.startsWith('--auth-color-');

/** A class name, and the name of a file. */
export const namePattern = '[a-z][a-z0-9\\-]{0,29}';

const themeName = new RegExp(`^${namePattern}$`);
const colour = /^#[0-9a-f]{6}$/;
const plain = /^[\w\s.,#()%/-]{1,200}$/;

/** A value may come with a link from anybody: it is one value of that property, and asks no other host for anything. */
export function isValue(property: string, value: string): boolean {
  if (isColour(property)) return colour.test(value);
  const standsFor = property === '--auth-font' ? 'font-family' : /shadow$/.test(property) ? 'box-shadow' : 'width';
  return plain.test(value) && !/url|image/i.test(value) && CSS.supports(standsFor, value);
}

/** The file that a theme is written to. */
export function cssOf({ name, scheme, values }: Theme): string {
  const both = scheme === 'light dark';
  const said = ({ light, dark }: Pair): string =>
    both && light !== dark ? `light-dark(${light}, ${dark})` : scheme === 'dark' ? dark : light;
  const follows = both
    ? "Light and dark as the page's `color-scheme` says."
    : `For ${scheme} alone, whatever the page is.`;
  return [
    `/* ${follows}`,
    '   For one element, or for everything inside one',
    '   that has the class. */',
    `.auth-theme-${name} {`,
    ...(both ? [] : [`  color-scheme: ${scheme};`]),
    ...[...values].map(([property, pair]) => `  ${property}: ${said(pair)};`),
    '}',
    '',
  ].join('\n');
}

/** A theme as an address carries it after `#`. */
export function fragmentOf({ name, scheme, values }: Theme): string {
  const pairs = [...values].map(([property, { light, dark }]) => [
    property.replace('--auth-', ''),
    light === dark ? light : `${light}|${dark}`,
  ]);
  return new URLSearchParams([['name', name], ['scheme', scheme], ...pairs]).toString();
}

/** The theme in an address, of what is allowed in it. */
export function themeOf(fragment: string, properties: readonly string[]): Theme {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const name = given.get('name') ?? '';
  const scheme = given.get('scheme');
  const values = new Map<string, Pair>();
  for (const property of properties) {
    const [light, dark = light] = given.get(property.replace('--auth-', ''))?.split('|') ?? [];
    if (light === undefined || dark === undefined) continue;
    if (isValue(property, light) && isValue(property, dark)) values.set(property, { light, dark });
  }
  return {
    name: themeName.test(name) ? name : emptyTheme.name,
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : emptyTheme.scheme,
    values,
  };
}
