import type { Locator, Page } from '@playwright/test';
import { madePage } from './made-pages.js';
import { words } from './words.js';
import type { World } from './world.js';

/** A page with the account on it, and the form for who has none. `attributes` are the profile's. */
export function profilePage(world: World, attributes = '', lang = 'en', dir: 'ltr' | 'rtl' = 'ltr'): string {
  return madePage(world, {
    lang,
    dir,
    head: '<link rel="stylesheet" href="/page.css" />',
    body: `
      <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
      <auth-signed-in><p>${words.members}</p><auth-user-profile ${attributes}></auth-user-profile></auth-signed-in>`,
  });
}

/** A section of the profile, by its title. */
export function section(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title });
}
