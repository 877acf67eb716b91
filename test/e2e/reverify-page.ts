import type { Locator, Page } from '@playwright/test';
import type * as Script from '../../src/cdn.js';
import { terms as arabic } from '../../src/locales/ar-account.js';
import { terms as english } from '../../src/locales/en-account.js';
import { madePage } from './made-pages.js';
import { words, type Words } from './words.js';
import type { World } from './world.js';

export const entry = '/elements.js';

/** A page with an action of its own, as the documentation shows it, and a field that keeps what was typed. */
export function actionPage(world: World, spoken: Words = words): string {
  const script = world.pages.addScript(`
    import { pageClient } from '${entry}';
    const said = document.querySelector('#said');
    document.querySelector('#remove').addEventListener('click', async () => {
      const client = pageClient();
      try {
        await client.reverify(() => client.account.createTotp());
        said.textContent = 'Done';
      } catch (error) {
        said.textContent = error.code;
      }
    });`);
  return madePage(world, {
    lang: spoken.language,
    dir: spoken.direction,
    head: `<link rel="stylesheet" href="/page.css" /><script type="module" src="${script}"></script>`,
    body: `
      <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
      <auth-signed-in>
        <p>${spoken.members}</p>
        <label>Why <textarea id="why"></textarea></label>
        <button id="remove" type="button"><h2>Remove</h2></button>
        <p id="said" role="status"></p>
        <auth-user-verification></auth-user-verification>
      </auth-signed-in>`,
  });
}

/** The dialog that asks, in a language. */
export function asked(page: Page, { language }: Pick<Words, 'language'> = words): Locator {
  return page.getByRole('dialog', { name: (language === 'ar' ? arabic : english).verifyTitle });
}

/** All that it holds: its form is in the page's own tree. */
export function asker(page: Page): Locator {
  return page.locator('auth-user-verification');
}

/** Adds an authenticator app through the page's own client. */
export async function addApp(page: Page, codeOf: (secret: string) => string): Promise<void> {
  const secret = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    return (await pageClient().account.createTotp()).secret ?? '';
  }, entry);
  await page.evaluate(
    async ([address, code]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      await pageClient().account.verifyTotp(code);
    },
    [entry, codeOf(secret)] as const,
  );
}
