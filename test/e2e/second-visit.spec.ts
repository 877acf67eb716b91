import type { Page } from '@playwright/test';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';

const identifier = 'input[name=username]';

/** Holds every answer back that matches, until it is told to let them go. */
async function hold(
  page: Page,
  pattern: string,
): Promise<{ readonly held: () => number; readonly release: () => Promise<void> }> {
  let open = (): void => {};
  const gate = new Promise<void>(resolve => {
    open = resolve;
  });
  let held = 0;
  await page.route(pattern, async route => {
    held++;
    await gate;
    await route.continue();
  });
  return {
    held: () => held,
    release: async () => {
      open();
      await page.unrouteAll({ behavior: 'wait' });
    },
  };
}

test('I2: on a second visit the form is usable before any answer, and what is typed outlives the answers', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  const { held, release } = await hold(page, '**/v1/**');
  await page.reload();
  await page.locator(identifier).fill(address);
  await expect.poll(held).toBeGreaterThanOrEqual(2);
  const before = await page.locator('auth-sign-in').boundingBox();
  await release();
  await expect(page.locator(identifier)).toHaveValue(address);
  expect(await page.locator('auth-sign-in').boundingBox()).toEqual(before);
  await visitor.driver.click(words.continue);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
});

test('I2: what is sent before the answers are there waits for them, and arrives once', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  const { held, release } = await hold(page, '**/v1/{client,environment}?**');
  await page.reload();
  const sent = world.proxy.seen.length;
  await visitor.beginSignIn(address);
  await expect.poll(held).toBeGreaterThanOrEqual(2);
  await release();
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
  expect(world.proxy.seen.slice(sent).filter(line => /^POST \S*\/sign_ins(?:\?|$)/.test(line))).toHaveLength(1);
});

test('D7: a reload in mid-flow shows no step that is over, though the settings are known', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.beginSignUp(address);
  await world.code(address);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener('auth-step', event => seen.push(String(Reflect.get(event, 'step'))));
  });
  await page.reload();
  await visitor.driver.sees('Check your email');
  expect(await page.evaluate(() => (window as unknown as { seen: readonly string[] }).seen)).toEqual(['code']);
});
