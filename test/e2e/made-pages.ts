import type { World } from './world.js';

export interface MadePage {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** More of the head, after the script tag. */
  readonly head?: string;
  readonly body: string;
}

/** A page like the demo's, with its script tag, around a body that a test makes up. */
export function madePage(world: World, { lang = 'en', dir = 'ltr', head = '', body }: MadePage): string {
  return world.pages.add(`<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A page</title>
    <script src="/auth-elements.js" data-publishable-key="${world.publishableKey}"></script>
    ${head}
  </head>
  <body>
    <main>
      <h1>A page</h1>
      ${body}
    </main>
  </body>
</html>`);
}

/** The nine lines' body, with something before and after it that must not move. */
export const guardedBody = `
  <auth-signed-out><auth-sign-in></auth-sign-in><p data-for="guests">Only guests see this.</p></auth-signed-out>
  <auth-signed-in><auth-user-button></auth-user-button><p data-for="members">Only members see this.</p></auth-signed-in>
  <p id="after">What comes after.</p>`;
