import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { terms as account } from '../../src/locales/en-account.js';
import { bringAxe, violations } from './looks.js';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { words } from './words.js';
import type { World } from './world.js';

const own = `
  <auth-profile-page label="Plan" path="plan" icon="/icon.svg">
    <p>You are on the free plan.</p>
    <label>Seats <input name="seats" value="1"></label>
  </auth-profile-page>
  <auth-profile-page label="Not this one" path="security"><p>Nobody sees this.</p></auth-profile-page>
  <auth-profile-page label="Nor this" path="../elsewhere"><p>Nobody sees that.</p></auth-profile-page>
  <auth-profile-link label="Help" href="/help" icon="/icon.svg"></auth-profile-link>
  <auth-profile-link label="Harm" href="javascript:alert(1)"></auth-profile-link>`;

function ownPages(world: World, attributes: string, inner = own, dir = 'ltr'): string {
  return madePage(world, {
    dir: dir === 'rtl' ? 'rtl' : 'ltr',
    lang: dir === 'rtl' ? 'ar' : 'en',
    head: '<link rel="stylesheet" href="/page.css" />',
    body: `
      <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
      <auth-signed-in>
        <p>${words.members}</p>
        <auth-user-profile ${attributes}>${inner}</auth-user-profile>
      </auth-signed-in>`,
  });
}

const navigation = (page: Page) => page.getByRole('navigation', { name: account.profilePages });

test('A9, E2: pages and links of one’s own stand in the list after the others, with an address that a reload and Back lead to', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(ownPages(world, 'routing="hash"'));
  await visitor.signUp(world.address());
  const listed = navigation(page).getByRole('listitem');
  await expect(listed).toHaveText([account.accountPage, account.securityPage, account.activityPage, 'Plan', 'Help']);
  await expect(page.getByText('You are on the free plan.')).toBeHidden();
  await expect(navigation(page).getByRole('link', { name: 'Help' })).toHaveAttribute('href', /\/help$/);

  await navigation(page).getByRole('button', { name: 'Plan' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Plan' })).toBeFocused();
  await expect(page.getByText('You are on the free plan.')).toBeVisible();
  await expect(navigation(page).locator('[aria-current]')).toHaveText('Plan');
  expect(new URL(page.url()).hash).toBe('#/user-profile/plan');

  await page.getByLabel('Seats').fill('7');
  await navigation(page).getByRole('button', { name: account.securityPage }).click();
  await expect(page.getByLabel('Seats')).toBeHidden();
  await page.goBack();
  await expect(page.getByLabel('Seats')).toHaveValue('7');

  await page.reload();
  await expect(page.getByText('You are on the free plan.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: account.accountPage, level: 3 })).toBeVisible();
  await expect(page.getByText('You are on the free plan.')).toBeHidden();
});

test('A9: a page that a script adds later is there, under its address too, and one that is taken away gives way to the first', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open(ownPages(world, 'routing="hash"', ''));
  await visitor.signUp(world.address());
  await page.evaluate(() => (location.hash = '#/user-profile/late'));
  await page.reload();
  await expect(page.getByRole('heading', { name: account.accountPage, level: 3 })).toBeVisible();
  await page.evaluate(() => {
    const late = document.createElement('auth-profile-page');
    late.label = 'Late';
    late.path = 'late';
    late.textContent = 'Better than never.';
    document.querySelector('auth-user-profile')?.append(late);
  });
  await expect(page.getByText('Better than never.')).toBeVisible();
  await expect(navigation(page).locator('[aria-current]')).toHaveText('Late');
  await page.evaluate(() => {
    const late = document.querySelector('auth-profile-page');
    if (late) late.label = 'Very late';
  });
  await expect(page.getByRole('heading', { name: 'Very late' })).toBeVisible();
  await page.evaluate(() => document.querySelector('auth-profile-page')?.remove());
  await expect(page.getByRole('heading', { name: account.accountPage, level: 3 })).toBeVisible();
});

test('D7, A9: nothing of a page of one’s own is seen before the account is there', async ({ page, world, visitor }) => {
  await visitor.open(ownPages(world, ''));
  await visitor.signUp(world.address());
  await expect(navigation(page)).toBeVisible();
  let arrive = (): void => {};
  const held = new Promise<void>(resolve => (arrive = resolve));
  await page.route(/\/auth-user-profile\.js$/, async route => {
    await held;
    await route.continue();
  });
  await page.reload();
  await visitor.isMember();
  await expect(page.getByText('You are on the free plan.')).toBeHidden();
  arrive();
  await expect(navigation(page)).toBeVisible();
});

test('A9: the page says with which of its pages the account begins', async ({ page, world, visitor }) => {
  await visitor.open(ownPages(world, 'page="plan"'));
  await visitor.signUp(world.address());
  await expect(page.getByText('You are on the free plan.')).toBeVisible();
});

test('A9, E1: a profile of the page’s own in the button, with its pages, is the one that the dialog shows', async ({
  page,
  world,
  visitor,
}) => {
  const sample = readFileSync(new URL('../../demo/site/samples/profile-dialog.html', import.meta.url), 'utf8');
  const body = `<auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
    <auth-signed-in><p>${words.members}</p>${sample}</auth-signed-in>`;
  await visitor.open(madePage(world, { body, lang: 'en' }));
  await visitor.signUp(world.address());
  await expect(page.getByText('You are on the free plan.')).toBeHidden();
  await page.getByRole('button', { name: words.menu }).press('Enter');
  await page.getByRole('menuitem', { name: words.terms.manageAccount }).press('Enter');
  await navigation(page).getByRole('button', { name: 'Plan' }).press('Enter');
  await expect(page.getByText('You are on the free plan.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const [dir, width, scheme] of [
  ['ltr', 1000, 'light'],
  ['ltr', 320, 'dark'],
  ['rtl', 420, 'light'],
] as const)
  test(`A9, H5: on ${width} px, ${dir}, ${scheme}, a page of one's own is accessible and fits`, async ({
    page,
    world,
    visitor,
  }) => {
    await bringAxe(page.context());
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: scheme });
    await visitor.open(ownPages(world, 'routing="hash"'));
    await visitor.signUp(world.address());
    await page.setViewportSize({ width, height: 800 });
    const address = new URL(ownPages(world, 'page="plan"', own, dir));
    await page.goto(address.href);
    await expect(page.getByRole('navigation')).toBeVisible();
    await expect(page.getByText('You are on the free plan.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const [scrolls, clips] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(scrolls).toBe(clips);
    await page.screenshot({ path: test.info().outputPath(`plan-${dir}-${width}-${scheme}.png`) });
  });
