import { contrast, probesIn, type Probes } from './colours.js';
import { readPreset } from './preset.js';
import { previewElements } from './preview.js';
import {
  cssOf,
  emptyTheme,
  fragmentOf,
  isColour,
  isValue,
  schemes,
  themeOf,
  type Pair,
  type Scheme,
  type Theme,
} from './theme.js';

/** The theme builder: controls, preview, figures and the file all show one theme, which the page's address holds. */
export function startBuilder(root: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const panels = startPanels(root);
  const form = one(root, 'form', HTMLFormElement);
  const properties = propertiesOf(form);
  let theme = emptyTheme;

  const show = (next: Theme): void => {
    theme = next;
    sheet.replaceSync(cssOf(theme));
    panels.wear(theme);
    showFile(root, theme);
    const probes = panels.probes();
    showControls(form, theme, probes);
    showFigures(root, theme, probes);
  };
  const change = (next: Theme): void => {
    show(next);
    // What else keeps its state in the history keeps it.
    history.replaceState(history.state, '', `#${fragmentOf(theme)}`);
    share(root);
  };

  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) change(afterInput(theme, target));
  });
  form.addEventListener('submit', event => event.preventDefault());
  onReset(form, property => change(without(theme, property)));
  onPreset(root, properties, begun => change({ ...begun, name: theme.name }));
  one(root, '[data-download]', HTMLElement).addEventListener('click', () => download(theme));
  // The elements bring their sheet, which the figures are read from, when they are there.
  root.addEventListener('auth-ready', () => show(theme));
  addEventListener('hashchange', () => show(themeOf(location.hash, properties)));
  show(themeOf(location.hash, properties));
  share(root);
}

function propertiesOf(form: HTMLFormElement): readonly string[] {
  return [...form.querySelectorAll<HTMLElement>('[data-property]')].map(row => row.dataset['property'] ?? '');
}

function share(root: HTMLElement): void {
  one(root, '[data-share]', HTMLElement).dataset['copy'] = location.href;
}

function onReset(form: HTMLFormElement, reset: (property: string) => void): void {
  form.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-reset]') : null;
    if (button) reset(button.dataset['reset'] ?? '');
  });
}

function onPreset(root: HTMLElement, properties: readonly string[], begun: (theme: Theme) => void): void {
  const presets = one(root, '[data-preset]', HTMLSelectElement);
  presets.addEventListener('input', () => void begin(presets.value, properties).then(begun));
}

async function begin(preset: string, properties: readonly string[]): Promise<Theme> {
  return preset ? readPreset(preset, properties) : emptyTheme;
}

function one<Kind extends HTMLElement>(root: HTMLElement, selector: string, kind: new () => Kind): Kind {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`The page has no ${selector}.`);
  return found;
}

interface Panels {
  wear(theme: Theme): void;
  probes(): Probes;
}

/** One panel a scheme, each with the elements in it and a place where what the theme comes to is read. */
function startPanels(root: HTMLElement): Panels {
  const panel = (scheme: Scheme) => {
    const outer = one(root, `[data-panel=${scheme}]`, HTMLElement);
    const themed = document.createElement('div');
    const place = document.createElement('div');
    // The class of the forms: on it the elements' own sheet says what each role comes to.
    place.className = 'auth-form';
    place.hidden = true;
    themed.append(...previewElements(scheme), place);
    outer.append(themed);
    return { outer, themed, place };
  };
  const panels = { light: panel('light'), dark: panel('dark') };
  return {
    wear: ({ name, scheme }) => {
      for (const each of schemes) {
        panels[each].themed.className = `themed auth-theme-${name}`;
        panels[each].outer.hidden = !scheme.includes(each);
      }
    },
    probes: () => probesIn({ light: panels.light.place, dark: panels.dark.place }),
  };
}

type Control = HTMLInputElement | HTMLSelectElement;

function afterInput(theme: Theme, control: Control): Theme {
  const { value } = control;
  if (control.name === 'name') return control.validity.valid ? { ...theme, name: value } : theme;
  if (control.name === 'scheme')
    return { ...theme, scheme: value === 'light' || value === 'dark' ? value : 'light dark' };
  const property = control.closest<HTMLElement>('[data-property]')?.dataset['property'];
  if (!property) return theme;
  const said = control.type === 'range' ? `${value}rem` : value;
  if (!isValue(property, said)) return value === '' ? without(theme, property) : theme;
  return { ...theme, values: new Map(theme.values).set(property, pairAfter(theme, property, control, said)) };
}

function pairAfter({ values }: Theme, property: string, control: Control, value: string): Pair {
  const scheme = control.dataset['scheme'];
  if (scheme === undefined) return { light: value, dark: value };
  // A property that was derived is set in both schemes, to what is shown.
  const shown = (of: string): string => {
    const other = control.parentElement?.querySelector<HTMLInputElement>(`[data-scheme=${of}]`);
    return other?.value ?? value;
  };
  const before = values.get(property) ?? { light: shown('light'), dark: shown('dark') };
  return { ...before, [scheme]: value };
}

function without(theme: Theme, property: string): Theme {
  return { ...theme, values: new Map([...theme.values].filter(([name]) => name !== property)) };
}

function showControls(form: HTMLFormElement, theme: Theme, probes: Probes): void {
  const put = (control: Control, value: string): void => {
    // Whoever is typing into it is not disturbed.
    if (control !== document.activeElement || control.type !== 'text') control.value = value;
  };
  for (const control of form.querySelectorAll<Control>('[name=name], [name=scheme]'))
    put(control, control.name === 'name' ? theme.name : theme.scheme);
  for (const row of form.querySelectorAll<HTMLElement>('[data-property]')) {
    const { property = '', derived = '' } = row.dataset;
    const set = theme.values.get(property);
    const shown = set ?? derivedValue(property, derived, probes);
    for (const control of row.querySelectorAll<Control>('input, select')) {
      const value = shown[control.dataset['scheme'] === 'dark' ? 'dark' : 'light'];
      put(control, control.type === 'range' ? String(parseFloat(value)) : value);
    }
    const reset = row.querySelector<HTMLElement>('[data-reset]');
    if (reset) {
      // A button that goes away hands the focus to the control that it belongs to.
      const goes = !set && reset === document.activeElement;
      reset.hidden = !set;
      if (goes) row.querySelector<HTMLElement>('input')?.focus();
    }
    const output = row.querySelector('output');
    if (output) output.value = shown.light;
  }
}

function derivedValue(property: string, derived: string, probes: Probes): Pair {
  if (isColour(property)) return probes.colour(derived);
  const value = derived && probes.length(derived);
  return { light: value, dark: value };
}

/** What has to be told apart, and how well it is. */
function showFigures(root: HTMLElement, { scheme }: Theme, probes: Probes): void {
  let low = 0;
  for (const row of root.querySelectorAll<HTMLElement>('[data-pair]')) {
    const { over = '', under = '', least = '4.5' } = row.dataset;
    const ground = probes.colour(under, 'var(--_surface)');
    for (const each of schemes) {
      const cell = one(row, `[data-figure=${each}]`, HTMLElement);
      const words = probes.colour(over, ground[each])[each];
      const ratio = contrast(words, ground[each]);
      const counts = scheme.includes(each);
      const isLow = counts && ratio < Number(least);
      if (isLow) low += 1;
      cell.dataset['low'] = String(isLow);
      // Rounded down, so that no figure says more than there is.
      const figure = `${(Math.floor(ratio * 10) / 10).toFixed(1)}${isLow ? ' too low' : ''}`;
      one(cell, '[data-ratio]', HTMLElement).textContent = counts ? figure : 'not used';
      const sample = one(cell, '.sample', HTMLElement);
      sample.hidden = !counts;
      // What is an edge is shown as one.
      sample.style.setProperty(sample.textContent ? 'color' : 'border-color', words);
      sample.style.setProperty('background', ground[each]);
    }
  }
  const said = low ? `${low} of these figures ${low === 1 ? 'is' : 'are'} too low.` : 'Every pair can be told apart.';
  const status = one(root, '[data-figures]', HTMLElement);
  if (status.textContent !== said) status.textContent = said;
}

function showFile(root: HTMLElement, theme: Theme): void {
  one(root, '[data-file] code', HTMLElement).textContent = cssOf(theme);
  one(root, '[data-file] .code-head span', HTMLElement).textContent = fileOf(theme);
  for (const place of root.querySelectorAll('[data-name]')) place.textContent = theme.name;
}

const fileOf = ({ name }: Theme): string => `${name}.css`;

function download(theme: Theme): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([cssOf(theme)], { type: 'text/css' }));
  link.download = fileOf(theme);
  link.click();
  URL.revokeObjectURL(link.href);
}
