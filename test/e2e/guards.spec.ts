import { chromiumArguments, chromiumPath } from '../browsers/paths.mjs';
import type { Page } from '@playwright/test';
import { recordFrames, shiftSeen, statesSeen, watchFrames } from './frames.js';
import { guardedBody, madePage } from './made-pages.js';
import { expect, test, visit } from './test.js';
import type { World } from './world.js';

/** A page whose content for guests is cyan and whose content for members is magenta. */
const cyan = [0, 255, 255] as const;
const magenta = [255, 0, 255] as const;
const square = (colour: string, audience: string): string =>
  `<svg data-for="${audience}" width="80" height="80" aria-hidden="true"><rect width="80" height="80" fill="${colour}" /></svg>`;
const coloured = (world: World): string =>
  madePage(world, {
    body: `<auth-signed-out><auth-sign-in></auth-sign-in>${square('#0ff', 'guests')}</auth-signed-out>
      <auth-signed-in><p>Only members see this.</p>${square('#f0f', 'members')}</auth-signed-in>`,
  });

async function slowly(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
  });
}

test('D7: a guest never sees what is for members, in no frame, on a slow network', async ({ page, world, visitor }) => {
  await slowly(page);
  const count = await recordFrames(page);
  await visitor.open(coloured(world));
  await visitor.isGuest();
  expect(await count(magenta)).toBe(0);
});

test('D7: a member never sees what is for guests, in no frame, on a slow network', async ({ page, world, visitor }) => {
  await visitor.open();
  await visitor.signUp(world.address());
  await slowly(page);
  await page.goto('about:blank');
  const count = await recordFrames(page);
  await visitor.open(coloured(world));
  await visitor.isMember();
  expect(await count(cyan)).toBe(0);
});

test('A2: the states that a visitor passes through are those that were true, and nothing moves', async ({
  page,
  world,
  visitor,
}) => {
  await watchFrames(page);
  const url = madePage(world, { body: guardedBody });
  await visitor.open(url);
  await visitor.isGuest();
  expect(await statesSeen(page)).toEqual(['guest']);
  expect(await shiftSeen(page)).toBe(0);
  await visitor.signUp(world.address());
  expect(await statesSeen(page)).toEqual(['guest', 'member']);
  await page.reload();
  await visitor.isMember();
  expect(await statesSeen(page)).toEqual(['member']);
  expect(await shiftSeen(page)).toBe(0);
});

test('D7: a hint that is wrong corrects itself once', async ({ page, context, world, visitor }) => {
  await watchFrames(page);
  await visitor.open();
  await visitor.signUp(world.address());
  // The session ends elsewhere, and this browser's hint still says that somebody is signed in.
  const { cookies } = await context.storageState();
  await context.clearCookies({ name: '__client' });
  expect(cookies.some(({ name }) => name.startsWith('__client_uat'))).toBe(true);
  await page.reload();
  await visitor.isGuest();
  expect((await statesSeen(page)).at(-1)).toBe('guest');
  expect(await statesSeen(page)).not.toContain('guest+member');
});

test('D7: without a hint a member is a guest at first at most once, then a member', async ({
  page,
  context,
  world,
  visitor,
}) => {
  await watchFrames(page);
  await visitor.open();
  await visitor.signUp(world.address());
  await context.clearCookies({ name: /^__client_uat/ });
  await page.reload();
  await visitor.isMember();
  expect((await statesSeen(page)).at(-1)).toBe('member');
  expect((await statesSeen(page)).length).toBeLessThanOrEqual(2);
});

test('D3: a page from the back/forward cache shows who is signed in now', async ({ page, context, world, visitor }) => {
  await visitor.open();
  await visitor.signUp(world.address());
  await page.goto(world.pages.add('<!doctype html><title>Elsewhere</title><p>Elsewhere</p>'));
  const other = visit(await context.newPage(), world);
  await other.open();
  await other.signOut();
  await page.goBack();
  await visitor.isGuest();
});

test('A2: without JavaScript the page says what it needs', async ({ playwright, world }) => {
  // Switched off in the engine: a context without scripts still reads the page as one that has them.
  const browser = await playwright.chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumArguments, '--blink-settings=scriptEnabled=false'],
  });
  const page = await browser.newPage();
  await page.goto(world.page);
  await expect(page.locator('noscript')).toBeVisible();
  await browser.close();
});
