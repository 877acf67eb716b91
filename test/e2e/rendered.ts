import { expect, type Page } from '@playwright/test';
import { renderPage } from '../../dist/render/index.js';
import { madePage, type MadePage } from './made-pages.js';
import type { World } from './world.js';

/** A page whose elements are rendered before the script, as a server does it or a build. */
export async function renderedPage(world: World, page: MadePage): Promise<string> {
  const address = madePage(world, page);
  const answer = await fetch(`${world.api}/v1/environment?__clerk_api_version=2026-05-12`);
  const html = await renderPage(await (await fetch(address)).text(), {
    settings: await answer.json(),
    page: address,
    files: '/',
  });
  return world.pages.add(html);
}

/** Holds the elements back, so that only the page and the head's script are there. */
export async function holdElements(page: Page): Promise<() => Promise<void>> {
  let open = (): void => {};
  const gate = new Promise<void>(resolve => {
    open = resolve;
  });
  await page.route(/\/elements\.js$/, async route => {
    await gate;
    await route.continue();
  });
  return async () => {
    open();
    await page.unrouteAll({ behavior: 'wait' });
    await page.waitForFunction(() => !document.querySelector('auth-sign-in:not(:defined), auth-sign-up:not(:defined)'));
  };
}

/** Until an element could take over, and listens for when it may. */
export async function elementWaits(page: Page, tag: string): Promise<void> {
  await expect(page.locator(`${tag}:state(loading)`)).toHaveCount(0);
  // The element asked for this module before, so it goes on before whoever asks for it now.
  await page.evaluate(path => import(path), '/chunks/replace-form.js');
}
