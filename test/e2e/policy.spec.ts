import type { Page } from '@playwright/test';
import { shiftSeen, watchFrames } from './frames.js';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';
import type { World } from './world.js';

/** What a page's policy has to say, and what it must not. */
const wanted = [
  "default-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
  "base-uri 'none'",
];
const refused = /unsafe-inline|unsafe-eval|unsafe-hashes|blob:|data:|\*/;

test('H4: the whole journey runs under the strictest policy, and asks nobody but the page and the API', async ({
  page,
  context,
  world,
  visitor,
}) => {
  test.setTimeout(120_000);
  const asked = new Set<string>();
  const complaints: string[] = [];
  context.on('request', request => void asked.add(new URL(request.url()).origin));
  context.on('console', message => {
    if (/content.security|trusted.?type|refused to/i.test(message.text())) complaints.push(message.text());
  });
  page.on('response', response => {
    if (response.request().isNavigationRequest()) policies.push(response.headers()['content-security-policy'] ?? '');
  });
  const policies: string[] = [];
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await page.reload();
  await visitor.isMember();
  await visitor.signOut();
  await page.reload();
  await visitor.beginSignIn(address);
  await visitor.driver.fill(words.password, 'not the password');
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(words.errors.form_password_incorrect as string);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
  await visitor.signOut();
  await page.reload();
  await visitor.resetPassword(address, `${password}, and a new one`);

  expect([...asked].sort()).toEqual([world.pages.origin, world.api].sort());
  expect(complaints).toEqual([]);
  expect(policies).toHaveLength(4);
  for (const policy of policies) {
    for (const part of wanted) expect(policy).toContain(part);
    // P-01: wallets bring their pictures along, and no picture runs anything.
    expect(policy.replace("img-src 'self' data:", '')).not.toMatch(refused);
  }
  // P-02: nothing is styled by markup. What is set on an element's style object leaves an attribute; a clip of one.
  expect(await page.locator('style').count()).toBe(0);
});

test('H4: the policy is in force: text does not become markup, and no other policy is made', async ({
  browser,
  world,
}) => {
  // In a browser of its own, because here a refusal is what is wanted.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(world.page);
  await page.locator('form input').waitFor();
  const outcomes = await page.evaluate(() => {
    const attempt = (deed: () => unknown): string => {
      try {
        return `done: ${String(deed())}`;
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const sink: { innerHTML: string } = document.createElement('p');
    return {
      markup: attempt(() => Object.assign(sink, { innerHTML: '<b>x</b>' })),
      policy: attempt(() => trustedTypes.createPolicy('another', {})),
      second: attempt(() => trustedTypes.createPolicy('lit-html', {})),
    };
  });
  await context.close();
  expect(outcomes).toEqual({ markup: 'TypeError', policy: 'TypeError', second: 'TypeError' });
});

async function slowly(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const network = { offline: false, latency: 100, downloadThroughput: 250_000, uploadThroughput: 100_000 };
  await session.send('Network.emulateNetworkConditions', network);
}

/** An element with the page's own text before, beside and after it, none of which may move. */
const around = (world: World, element: string, lang = 'en'): string =>
  madePage(world, {
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    head: '<link rel="stylesheet" href="/page.css" />',
    body: `<p>Before ${element.startsWith('<auth-user-button') ? `and beside ${element} it.` : ''}</p>
      ${element.startsWith('<auth-user-button') ? '' : element}<p>After it.</p>`,
  });

for (const lang of ['en', 'ar']) {
  for (const element of ['<auth-sign-in></auth-sign-in>', '<auth-sign-up></auth-sign-up>']) {
    test(`D7: nothing moves while ${element} comes over a slow network, in "${lang}"`, async ({ page, world }) => {
      await watchFrames(page);
      await slowly(page);
      await page.goto(around(world, element, lang));
      await page.locator('form input').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await shiftSeen(page)).toBe(0);
    });
  }
}

test('D7: nothing moves while the user button comes over a slow network, and while its menu opens', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open();
  await visitor.signUp(world.address());
  await watchFrames(page);
  await slowly(page);
  await page.goto(around(world, '<auth-user-button></auth-user-button>'));
  await visitor.driver.click(words.menu);
  await visitor.driver.sees(words.signOut);
  expect(await shiftSeen(page)).toBe(0);
  await page.keyboard.press('Escape');
  await visitor.driver.misses(words.signOut);
  expect(await shiftSeen(page)).toBe(0);
});
