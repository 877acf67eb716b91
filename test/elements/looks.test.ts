import { expect, fixture, html } from '@open-wc/testing';
import type { CSSResult } from 'lit';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import { buttonStyles } from '../../src/elements/styles/button.styles.js';
import { cardStyles } from '../../src/elements/styles/card.styles.js';
import { formStyles } from '../../src/elements/styles/form.styles.js';
import { madeClient, madeSession, signedIn } from './made-client.js';

type Rgb = readonly [number, number, number];

const drawing = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** What a screen shows of colours that lie over each other. */
function seen(...layers: readonly string[]): Rgb {
  if (!drawing) throw new Error('A canvas has no drawing here.');
  for (const colour of layers) {
    drawing.fillStyle = colour;
    drawing.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = drawing.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const greys = Array.from({ length: 18 }, (_, index) => `rgb(${index * 15} ${index * 15} ${index * 15})`);
const colours = [5, 20, 35, 50, 65, 80, 95].flatMap(lightness =>
  [45, 75, 100].flatMap(saturation =>
    Array.from({ length: 12 }, (_, index) => `hsl(${index * 30} ${saturation}% ${lightness}%)`),
  ),
);
const accents = ['#4353d8', '#e67e22', '#2e9e5b', 'color(display-p3 0 1 0)', ...greys, ...colours];

function adoptFormSheet(): void {
  const sheet = formStyles.styleSheet;
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

/** What a sheet declares, however deep: no script can hover or press. */
function declared({ styleSheet }: CSSResult, selector: string, property: string): string {
  const look = (rules: CSSRuleList): string => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && rule.selectorText === selector) return rule.style.getPropertyValue(property);
      const inner = rule instanceof CSSGroupingRule ? look(rule.cssRules) : '';
      if (inner) return inner;
    }
    return '';
  };
  const value = styleSheet ? look(styleSheet.cssRules) : '';
  if (!value) throw new Error(`${selector} has no ${property}.`);
  return value;
}

interface Pair {
  readonly front: string;
  /** The lowest first. */
  readonly back: readonly string[];
  readonly least: number;
}

const surface = 'var(--_surface)';

/** What stands on what, with the contrast that WCAG 2.2 AA asks for. */
function pairs(): { readonly [name: string]: Pair } {
  const onFill = (back: string): Pair => ({ front: 'var(--_on-fill)', back: [back], least: 4.5 });
  const text = (role: string, ...over: readonly string[]): Pair => {
    return { front: `var(--_${role})`, back: [surface, ...over], least: 4.5 };
  };
  const line = (role: string, back = surface): Pair => ({ front: `var(--_${role})`, back: [back], least: 3 });
  const input = declared(formStyles, '.auth-input', 'background');
  const hovered = declared(buttonStyles, '.button:hover', 'background');
  const pressed = declared(buttonStyles, '.button:active', 'background');
  return {
    'the button': onFill(declared(formStyles, '.auth-submit', 'background')),
    'the button, hovered': onFill(declared(formStyles, '.auth-submit:hover', 'background')),
    'the button, pressed': onFill(declared(formStyles, '.auth-submit:active', 'background')),
    'a main action': onFill(declared(buttonStyles, '.button.primary', 'background')),
    'a main action, hovered': onFill(declared(buttonStyles, '.button.primary:hover', 'background')),
    'a main action, pressed': onFill(declared(buttonStyles, '.button.primary:active', 'background')),
    'another action, hovered': text('text', hovered),
    'another action, pressed': text('text', pressed),
    'a link': text('link'),
    'a link in the footer': text('link', 'var(--_soft)'),
    'lesser words in the footer': text('muted', 'var(--_soft)'),
    'an error': text('danger'),
    'an error at the top': text('danger', declared(cardStyles, '.alert', 'background')),
    'a good password': text('success'),
    'the ring': line('ring'),
    'the ring of an input': line('ring', input),
    'the edge of an input': line('edge'),
  };
}

describe('looks', () => {
  for (const scheme of ['light', 'dark']) {
    it(`H1: one accent is enough in ${scheme}: whatever it is, everything on it or in it can be read or seen`, async () => {
      adoptFormSheet();
      const form = await fixture<HTMLElement>(html`<form class="auth-form"></form>`);
      form.style.colorScheme = scheme;
      const resolved = (colour: string): (() => string) => {
        const probe = form.appendChild(document.createElement('i'));
        probe.style.transition = 'none';
        probe.style.color = colour;
        const style = getComputedStyle(probe);
        return () => style.color;
      };
      const probes = Object.entries(pairs()).map(
        ([name, { front, back, least }]) =>
          ({ name, front: resolved(front), back: back.map(resolved), least }) as const,
      );
      const faults: string[] = [];
      for (const accent of accents) {
        form.style.setProperty('--auth-accent', accent);
        for (const { name, front, back, least } of probes) {
          const ratio = contrast(seen(front()), seen(...back.map(colour => colour())));
          if (ratio < least) faults.push(`${accent}: ${name} has ${ratio.toFixed(2)}`);
        }
      }
      expect(faults).to.deep.equal([]);
    });
  }

  it('H1: the shades of one accent stay its own: no two accents far apart look alike', async () => {
    adoptFormSheet();
    const form = await fixture<HTMLElement>(html`<form class="auth-form"><i></i></form>`);
    const probe = form.querySelector('i');
    if (probe) probe.style.color = 'var(--_fill)';
    const shade = (accent: string): string => {
      form.style.setProperty('--auth-accent', accent);
      return seen(getComputedStyle(probe ?? form).color).join();
    };
    const shown = ['#4353d8', '#000', '#fff', '#f00', '#0a0', '#ff0', '#0cc', '#c0c'].map(shade);
    expect(new Set(shown).size).to.equal(shown.length);
  });

  it('H3: any rule of the page wins over the form’s sheet, without !important', async () => {
    adoptFormSheet();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('input { border-radius: 3px } .auth-label { color: rgb(1, 2, 3) }');
    document.adoptedStyleSheets.unshift(sheet);
    const form = await fixture<HTMLElement>(html`
      <form class="auth-form">
        <div class="auth-field"><label class="auth-label" for="x">X</label><input class="auth-input" id="x" /></div>
      </form>
    `);
    expect(getComputedStyle(form.querySelector('input') ?? form).borderRadius).to.equal('3px');
    expect(getComputedStyle(form.querySelector('label') ?? form).color).to.equal('rgb(1, 2, 3)');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet);
  });

  it('H4: nothing is styled by an attribute', async () => {
    const element = await fixture<AuthUserButton>(
      html`<auth-user-button .client=${madeClient(signedIn(madeSession('ada')))}></auth-user-button>`,
    );
    expect(element.shadowRoot?.querySelector('[style], style')).to.equal(null);
  });
});
