import type { Page } from '@playwright/test';
import { checkOrigin, CheckHost } from './check-host.js';
import { Keyboard } from './keyboard.js';
import { guardedBodyIn, madeHtml, madePage } from './made-pages.js';
import { expect, test, visit } from './test.js';
import { Typist } from './typist.js';
import { password } from './visitor.js';
import { arabicWords, words, type Words } from './words.js';
import { startWorld, type World } from './world.js';

test.use({
  options: [
    {
      settings: {
        AUTH_BOT_PROTECTION: 'proof_of_work',
        AUTH_BOT_DIFFICULTY: '16',
        AUTH_BOT_FREE_SIGN_UPS: '0',
        AUTH_BOT_AFTER_FAILURES: '2',
        AUTH_RATE_LIMITS: 'normal',
      },
    },
    { scope: 'worker' },
  ],
});

/** What a page sends to the API, by the ends of the paths, and all hosts that it asks. */
function watch(page: Page) {
  const sent: string[] = [];
  const hosts = new Set<string>();
  page.on('request', request => {
    const { pathname, origin } = new URL(request.url());
    hosts.add(origin);
    if (request.method() === 'POST')
      sent.push(pathname.replace(/^\/v1\/client\//, '').replace(/sia_\w+|sua_\w+/, ':id'));
  });
  return { sent, hosts };
}

test('B12: sign-up does its work while the form is filled in, by keyboard, and asks nobody else', async ({
  page,
  world,
  visitor,
}) => {
  const { sent, hosts } = watch(page);
  const keys = new Keyboard(page);
  const address = world.address();
  await visitor.open();
  await keys.goTo(words.signUp);
  await keys.press('Enter');
  await keys.arrivesAt(words.identifier);
  expect(sent).toEqual([]);
  await keys.type(address);
  await keys.goTo(words.password);
  await keys.type(password);
  await expect.poll(() => sent).toEqual(['bot_challenges']);
  const signUp = page.waitForRequest(/sign_ups\?/);
  await keys.press('Enter');
  const body = new URLSearchParams((await signUp).postData() ?? '');
  expect(body.get('captcha_widget_type')).toBe('proof_of_work');
  await keys.arrivesAt(words.code);
  await keys.type(await world.code(address));
  await visitor.isMember();
  expect(sent.filter(path => path === 'bot_challenges')).toHaveLength(1);
  expect([...hosts].sort()).toEqual([world.pages.origin, world.api].sort());
});

test('B12: after too many wrong passwords the right one still leads in, and nobody is asked to do anything', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  const { sent } = watch(page);
  await visitor.beginSignIn(address);
  for (let count = 0; count < 3; count++) {
    await visitor.driver.fill(words.password, 'not the password');
    const answer = page.waitForResponse(
      response => response.url().includes('attempt_first_factor') && response.status() === 422,
    );
    await visitor.driver.click(words.continue);
    await answer;
    await visitor.driver.sees(words.errors.form_password_incorrect as string);
  }
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
  const earned = ['sign_ins/:id/attempt_first_factor', 'bot_challenges', 'verify', 'sign_ins/:id/attempt_first_factor'];
  expect(sent.slice(-4)).toEqual(earned);
});

test('work that takes longer than a second is announced, and what was typed stays', async ({
  page,
  world,
  visitor,
}) => {
  let release = (): void => {};
  const held = new Promise<void>(resolve => (release = resolve));
  await page.route(/bot_challenges/, async route => {
    await held;
    await route.continue();
  });
  const address = world.address();
  await visitor.open();
  await visitor.beginSignUp(address);
  await expect(page.getByRole('status').filter({ hasText: words.terms.proving })).toBeAttached();
  await expect(page.getByLabel(words.identifier)).toHaveValue(address);
  release();
  await visitor.driver.sees(words.code);
  await expect(page.getByRole('status').filter({ hasText: words.terms.proving })).not.toBeAttached();
});

/** An instance that has Turnstile, with a page whose policy takes it. */
async function withTurnstile(
  page: Page,
  spoken: Words,
  run: (world: World, url: string, host: CheckHost) => Promise<void>,
): Promise<void> {
  const host = new CheckHost();
  const settings = {
    AUTH_BOT_PROTECTION: 'turnstile',
    AUTH_BOT_SITE_KEY: '0x4AAA',
    AUTH_BOT_SECRET: 'secret',
    AUTH_BOT_VERIFY_URL: await host.open(),
  };
  const world = await startWorld({ settings });
  try {
    const { language: lang, direction: dir } = spoken;
    const html = madeHtml(world, { lang, dir, body: guardedBodyIn(spoken) });
    const url = world.pages.add(html, { thirdParty: checkOrigin });
    await run(world, url, host);
  } finally {
    // What the page still loads must not meet a server that is gone.
    await page.goto('about:blank');
    await world.close();
    host.close();
  }
}

for (const spoken of [words, arabicWords])
  test(`B12, H5: a third party’s check stands in the form, is reached by keyboard, and leads on, in "${spoken.language}"`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const { terms, language } = spoken;
    await withTurnstile(page, spoken, async (world, url, host) => {
      const asked = await host.serve(page);
      const keys = new Typist(page, world, spoken);
      const address = world.address();
      await keys.open(url);
      await keys.choose(spoken.signUp);
      await keys.arrivesAt(spoken.identifier);
      await keys.type(address);
      await keys.goTo(spoken.password);
      await keys.type(password);
      expect(asked).toEqual([]);
      await keys.press('Enter');
      await keys.arrivesAt(terms.captcha);
      // In the page's own tree, where the third party's script expects it.
      const place = page.locator('auth-sign-in form').getByRole('group', { name: terms.captcha });
      await expect(place.getByText(terms.captchaHint)).toBeVisible();
      await keys.press('Tab');
      await keys.arrivesAt(`I am a person (0x4AAA signup ${language})`);
      await keys.press('Enter');
      await keys.arrivesAt(spoken.code);
      await expect(page.getByRole('group', { name: terms.captcha })).toHaveCount(0);
      await keys.type(await world.code(address));
      await keys.isMember();
      expect(asked).toEqual([`${checkOrigin}/turnstile/v0/api.js?render=explicit`]);
    });
  });

test('B13: a check that is blocked, or given up, says what to do, and what was typed stays', async ({ page }) => {
  test.setTimeout(120_000);
  await withTurnstile(page, words, async (world, url, host) => {
    let blocked = true;
    await host.serve(page, () => blocked);
    const visitor = visit(page, world);
    const address = world.address();
    await visitor.open(url);
    await visitor.beginSignUp(address);
    const alert = page.getByRole('alert').filter({ hasText: words.errors.captcha_unavailable as string });
    await expect(alert).toBeVisible();
    await expect(page.getByLabel(words.identifier)).toHaveValue(address);
    await expect(page.getByLabel(words.password, { exact: true })).toHaveValue(password);

    blocked = false;
    await visitor.driver.click(words.continue);
    await page.getByRole('button', { name: words.terms.cancel }).click();
    await expect(page.getByRole('group', { name: words.terms.captcha })).toHaveCount(0);
    await expect(page.getByLabel(words.identifier)).toHaveValue(address);
    await visitor.driver.click(words.continue);
    await page.getByRole('button', { name: /I am a person/ }).click();
    await visitor.enterCode(address);
    await visitor.isMember();
  });
});

test('a page whose policy does not take the third party asks nobody, and says so', async ({ browser }) => {
  // In a browser of its own, because here a refusal is what is wanted.
  const context = await browser.newContext();
  const page = await context.newPage();
  await withTurnstile(page, words, async (world, _, host) => {
    const asked = await host.serve(page);
    const { driver } = visit(page, world);
    await page.goto(madePage(world, { body: '<auth-sign-up></auth-sign-up>' }));
    await driver.fill(words.identifier, world.address());
    await driver.fill(words.password, password);
    await driver.click(words.continue);
    await driver.sees(words.errors.captcha_unavailable as string);
    expect(asked).toEqual([]);
  });
  await context.close();
});
