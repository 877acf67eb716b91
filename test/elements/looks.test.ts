import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import { formStyles } from '../../src/elements/styles/form.styles.js';
import { madeClient, madeSession, signedIn } from './made-client.js';

type Rgb = readonly [number, number, number];

function rgb(colour: string): Rgb {
  const drawing = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!drawing) throw new Error('A canvas has no drawing here.');
  drawing.fillStyle = colour;
  drawing.fillRect(0, 0, 1, 1);
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

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const accents = [
  '#4353d8',
  '#000',
  '#fff',
  '#808080',
  '#f00',
  '#0f0',
  '#00f',
  '#ff0',
  '#0ff',
  '#f0f',
  '#e67e22',
  '#2e9e5b',
];

function adoptFormSheet(): void {
  const sheet = formStyles.styleSheet;
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

describe('looks', () => {
  for (const scheme of ['light', 'dark']) {
    it(`H1: one accent is enough in ${scheme}: every text on it or in it stays readable`, async () => {
      adoptFormSheet();
      for (const accent of accents) {
        const page = await fixture<HTMLElement>(html`
          <div>
            <form class="auth-form">
              <button class="auth-submit">Go</button><a class="auth-link" href="#a">Link</a>
            </form>
          </div>
        `);
        const submit = page.querySelector<HTMLElement>('.auth-submit');
        if (submit) submit.style.transition = 'none';
        page.style.colorScheme = scheme;
        page.style.setProperty('--auth-accent', accent);
        const [button, link] = ['.auth-submit', '.auth-link'].map(name =>
          getComputedStyle(page.querySelector(name) ?? page),
        );
        const surface = scheme === 'light' ? '#fff' : '#17181d';
        expect(contrast(button?.color ?? '', button?.backgroundColor ?? ''), `button on ${accent}`).to.be.least(4.5);
        expect(contrast(link?.color ?? '', surface), `link in ${accent}`).to.be.least(4.5);
      }
    });
  }

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
