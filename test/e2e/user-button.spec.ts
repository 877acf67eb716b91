import { terms as account } from '../../src/locales/en-account.js';
import { bringAxe, misfits, violations } from './looks.js';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { words } from './visitor.js';
import type { World } from './world.js';

const { terms } = words;

const buttonPage = (world: World): string =>
  madePage(world, {
    head: '<link rel="stylesheet" href="/page.css" />',
    body: `
      <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
      <auth-signed-in><auth-user-button></auth-user-button><p>${words.members}</p></auth-signed-in>`,
  });

for (const width of [320, 1000])
  test(`E1: the account opens in a dialog from the menu, Escape and Back close it, ${width} px`, async ({
    page,
    world,
    visitor,
  }) => {
    await bringAxe(page.context());
    await page.setViewportSize({ width, height: 700 });
    // What is on its way to be seen has not the colours that it will have.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visitor.open(buttonPage(world));
    await visitor.signUp(world.address());
    const address = page.url();
    const trigger = page.getByRole('button', { name: words.menu });
    const dialog = page.getByRole('dialog', { name: terms.manageAccount });
    const heading = page.getByRole('heading', { name: account.accountPage, level: 3 });
    await trigger.press('Enter');
    await page.getByRole('menuitem', { name: terms.manageAccount }).press('Enter');
    await expect(heading).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await misfits(page)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('dialog.png') });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(trigger).toBeFocused();
    await trigger.press('Enter');
    await page.getByRole('menuitem', { name: terms.manageAccount }).press('Enter');
    await page.getByRole('button', { name: account.securityPage }).click();
    await page.goBack();
    await expect(heading).toBeVisible();
    await page.goBack();
    await expect(dialog).toHaveCount(0);
    await expect(trigger).toBeFocused();
    expect(page.url()).toBe(address);
  });
