import { password, Visitor, words } from './visitor.js';
import { expect, test } from './test.js';
import { chromiumDriver, launchFirefox, launchWebKit, type Launched } from './engines.js';
import type { Driver } from './driver.js';
import type { World } from './world.js';

/** Everything that a person does with the page of nine lines, one after the other. */
export async function travel(driver: Driver, world: World): Promise<void> {
  const visitor = new Visitor(driver, world);
  const address = world.address(driver.engine.toLowerCase());
  await visitor.open();
  await visitor.isGuest();
  await visitor.signUp(address);
  await driver.reload();
  await visitor.isMember();
  await visitor.signOut();
  await driver.reload();
  await visitor.isGuest();

  await visitor.beginSignIn(address);
  await driver.fill(words.password, `${password}?`);
  await driver.click(words.continue);
  await driver.sees('This password is incorrect.');
  await driver.fill(words.password, password);
  await driver.click(words.continue);
  await visitor.isMember();
  await visitor.signOut();

  const chosen = `${password}, and a new one`;
  await driver.reload();
  await visitor.resetPassword(address, chosen);
  expect((await world.mails(address)).at(-1)?.subject).toMatch(/password/i);
  await visitor.signOut();
  await driver.reload();
  await visitor.signIn(address, chosen);
}

/** The journey in each engine, on the world that the file chose. */
export function journeyInEveryEngine(where: string): void {
  test(`A1: a page of nine lines signs people up, out and in again, in Chromium on ${where}`, async ({
    page,
    world,
  }) => {
    test.setTimeout(120_000);
    await travel(chromiumDriver(page), world);
  });

  const others: readonly [string, () => Promise<Launched>][] = [
    ['Firefox', launchFirefox],
    ['WebKitGTK', launchWebKit],
  ];
  for (const [engine, launch] of others) {
    test(`A1: a page of nine lines signs people up, out and in again, in ${engine} on ${where}`, async ({ world }) => {
      test.setTimeout(180_000);
      const browser = await launch();
      try {
        await travel(await browser.open(), world);
      } finally {
        await browser.close();
      }
    });
  }
}
