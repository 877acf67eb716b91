import type { Words } from './words.js';
import type { World } from './world.js';

export interface MadePage {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly title?: string;
  /** The world's, unless a test wants one that is wrong. */
  readonly publishableKey?: string;
  /** More of the head, after the script tag. */
  readonly head?: string;
  readonly body: string;
  /** A path that it answers at, and below; otherwise it has one of its own. */
  readonly below?: string;
}

/** A page like the demo's, with its script tag, around a body that a test makes up. */
export function madePage(world: World, page: MadePage): string {
  const { below } = page;
  return world.pages.add(madeHtml(world, page), below === undefined ? {} : { below });
}

/** The same before it has an address. */
export function madeHtml(world: World, page: MadePage): string {
  const { lang = 'en', dir = 'ltr', title = 'A page', head = '', body } = page;
  const { publishableKey = world.publishableKey } = page;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <script src="/auth-elements.js" data-publishable-key="${publishableKey}"></script>
    ${head}
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
}

/** The nine lines' body, with something before and after it that must not move. */
export const guardedBody = `
  <auth-signed-out><auth-sign-in></auth-sign-in><p data-for="guests">Only guests see this.</p></auth-signed-out>
  <auth-signed-in><auth-user-button></auth-user-button><p data-for="members">Only members see this.</p></auth-signed-in>
  <p id="after">What comes after.</p>`;

/** The nine lines' body, with the page's own sentence in a language. */
export const guardedBodyIn = ({ members }: Words): string => `
  <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
  <auth-signed-in><auth-user-button></auth-user-button><p>${members}</p></auth-signed-in>`;

/** Sign-up with fields of the page's own, marked up as the documentation shows it. */
export const ownFieldsIn = ({ company, news }: Words): string => `
  <auth-sign-up>
    <div slot="fields" class="auth-form">
      <div class="auth-field">
        <label class="auth-label" for="company">${company}</label>
        <input class="auth-input" id="company" name="company" autocomplete="organization" required />
      </div>
      <label class="auth-check"><input class="auth-check-input" type="checkbox" name="news" /> ${news}</label>
    </div>
  </auth-sign-up>`;
