import type { Page } from '@playwright/test';
import { shiftSeen, statesSeen, watchFrames } from './frames.js';
import { guardedBody } from './made-pages.js';
import { elementWaits, holdElements, renderedPage } from './rendered.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';

const signIn = '<auth-sign-in></auth-sign-in>';
const signUp = '<auth-sign-up></auth-sign-up>';
const identifier = 'input[name=username]';

/** Which of the two forms stands: the rendered one, or the element's own. */
const stands = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const [form, other] = document.forms;
    if (!form || other) throw new Error(`There are ${document.forms.length} forms.`);
    return form.method === 'dialog' ? 'rendered' : 'own';
  });

test('I2: a rendered form can be typed into before the elements are there, and is replaced when it is left', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await visitor.signOut();
  const release = await holdElements(page);
  await page.goto(await renderedPage(world, { body: guardedBody }));
  await page.locator(identifier).click();
  await page.keyboard.type(address);
  await page.keyboard.press('Home');
  await release();
  await elementWaits(page, 'auth-sign-in');
  // The caret is where it was, in the field that it was in.
  expect(await stands(page)).toBe('rendered');
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await expect(page.locator(identifier)).toHaveValue(address);
  await page.locator('h1').click();
  await expect.poll(() => stands(page)).toBe('own');
  await expect(page.locator(identifier)).toHaveValue(address);
  await visitor.driver.click(words.continue);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.isMember();
});

for (const [how, send] of [
  ['Enter', (page: Page) => page.keyboard.press('Enter')],
  ['a click', (page: Page) => page.getByRole('button', { name: words.continue }).click()],
] as const) {
  test(`I2: a rendered form that is sent by ${how} before the elements are there leaves no page, and arrives once`, async ({
    page,
    world,
    visitor,
  }) => {
    const address = world.address();
    const sent: string[] = [];
    page.on('request', request => {
      if (request.isNavigationRequest() || /sign_(in|up)s/.test(request.url())) sent.push(request.url());
    });
    const release = await holdElements(page);
    await page.goto(await renderedPage(world, { body: signIn }));
    await page.locator(identifier).click();
    await page.keyboard.type(address);
    await send(page);
    await send(page);
    expect(sent).toHaveLength(1);
    await release();
    await visitor.driver.sees(words.terms.passwordTitle);
    await visitor.driver.sees(address);
    expect(sent.filter(url => url.includes('sign_ins'))).toHaveLength(1);
  });
}

test('I2: a rendered form that the elements wait for is sent by a click, as it stands', async ({
  page,
  world,
  visitor,
}) => {
  const address = world.address();
  const release = await holdElements(page);
  await page.goto(await renderedPage(world, { body: signIn }));
  await page.locator(identifier).click();
  await page.keyboard.type(address);
  await release();
  await elementWaits(page, 'auth-sign-in');
  await page.getByRole('button', { name: words.continue }).click();
  await visitor.driver.sees(words.terms.passwordTitle);
  await visitor.driver.sees(address);
});

test('I2: by Tab or by a click from field to field a rendered form is replaced, and the next field has the focus', async ({
  page,
  world,
}) => {
  for (const go of [
    (): Promise<void> => page.keyboard.press('Tab'),
    (): Promise<void> => page.locator('input[name=password]').click(),
  ]) {
    const release = await holdElements(page);
    await page.goto(await renderedPage(world, { body: signUp }));
    await page.locator('input[name=email_address]').click();
    await page.keyboard.type('ada@example.com');
    await release();
    await elementWaits(page, 'auth-sign-up');
    expect(await stands(page)).toBe('rendered');
    await go();
    await expect.poll(() => stands(page)).toBe('own');
    await page.keyboard.type('secret');
    await expect(page.locator('input[name=email_address]')).toHaveValue('ada@example.com');
    await expect(page.locator('input[name=password]')).toHaveValue('secret');
  }
});

test('I2: a button within a rendered form does what it says once the elements are there', async ({ page, world }) => {
  const release = await holdElements(page);
  await page.goto(await renderedPage(world, { body: signUp }));
  await page.locator('input[name=password]').click();
  await page.keyboard.type('secret');
  await release();
  await elementWaits(page, 'auth-sign-up');
  expect(await stands(page)).toBe('rendered');
  await page.locator('.auth-toggle').click();
  expect(await stands(page)).toBe('own');
  await expect(page.locator('input[name=password]')).toHaveAttribute('type', 'text');
  await expect(page.locator('input[name=password]')).toHaveValue('secret');
});

const withSlots =
  '<auth-sign-in><p slot="header">Welcome to the club.</p><p slot="footer">Ask at the desk.</p></auth-sign-in>';

for (const [name, body] of Object.entries({ 'sign-in': signIn, 'sign-up': signUp, 'sign-in with slots': withSlots })) {
  test(`D7: nothing moves and nothing looks otherwise when the elements take over a rendered ${name}`, async ({
    page,
    world,
  }) => {
    await watchFrames(page);
    const release = await holdElements(page);
    await page.goto(await renderedPage(world, { body, head: '<link rel="stylesheet" href="/page.css" />' }));
    await page.locator('form input').first().waitFor();
    const before = await page.screenshot();
    await release();
    await expect.poll(() => stands(page)).toBe('own');
    expect((await page.screenshot()).equals(before)).toBe(true);
    expect(await shiftSeen(page)).toBe(0);
  });
}

test('D7: where another step is next, or nobody is a guest, a rendered form is not shown', async ({
  page,
  world,
  visitor,
}) => {
  await watchFrames(page);
  const address = world.address();
  await visitor.open(await renderedPage(world, { body: guardedBody }));
  await visitor.beginSignUp(address);
  await visitor.driver.sees(words.terms.codeTitle);
  await page.addInitScript(() => {
    const seen: boolean[] = (window.rendered = []);
    const look = (): void => {
      const form = document.querySelector('form[method=dialog]');
      seen.push(Boolean(form?.checkVisibility({ visibilityProperty: true, opacityProperty: true })));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const shown = (): Promise<boolean> => page.evaluate(() => window.rendered?.includes(true) ?? true);
  await page.reload();
  await visitor.driver.sees(words.terms.codeTitle);
  expect(await shown()).toBe(false);
  await visitor.enterCode(address);
  await visitor.isMember();
  await page.reload();
  await visitor.isMember();
  expect(await shown()).toBe(false);
  expect(await statesSeen(page)).toEqual(['member']);
});

test('A14: without the script a rendered form sends nothing anywhere', async ({ page, world }) => {
  await page.route(/\.js$/, route => route.abort());
  const url = await renderedPage(world, { body: signUp });
  await page.goto(url);
  await page.locator('input[name=email_address]').fill(world.address());
  await page.locator('input[name=password]').fill(password);
  const left: string[] = [];
  page.on('request', request => left.push(request.url()));
  await page.getByRole('button', { name: words.continue }).click();
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name=password]')).toHaveValue(password);
  expect(left).toEqual([]);
  expect(page.url()).toBe(url);
});

declare global {
  interface Window {
    /** Whether a rendered form was to be seen, for each frame. */
    rendered?: boolean[];
  }
}
