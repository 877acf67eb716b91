import type { Page } from '@playwright/test';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';
import type { World } from './world.js';

let places = 0;

/** A page that answers at a path of its own and below it. */
function place(world: World, body: (path: string) => string, head = ''): string {
  const path = `/place-${++places}`;
  return madePage(world, { body: body(path), head, below: path });
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const form = { first: 'Sign in to Analytical Engines', password: 'Enter your password', code: 'Check your email' };

test('A7: with paths, Back, Forward, reload and a link in mid-flow are at the step that they say', async ({
  page,
  world,
  visitor,
}) => {
  const url = place(world, path => `<auth-sign-in routing="path" path="${path}"></auth-sign-in>`);
  const ada = world.address();
  await visitor.open(url);
  await visitor.beginSignIn(ada);
  await expect(page).toHaveURL(`${url}/password`);
  await visitor.driver.click(words.byCode);
  await expect(page).toHaveURL(`${url}/code`);
  await page.reload();
  await expect(heading(page, form.code)).toBeVisible();
  await page.goBack();
  await expect(heading(page, form.password)).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Email address')).toBeVisible();
  await expect(page).toHaveURL(url);
  await page.goForward();
  await expect(page).toHaveURL(`${url}/password`);

  // Another tab, at an address that somebody kept: one step is possible, and one is not.
  await page.goto(`${url}/methods`);
  await expect(heading(page, 'Choose how to sign in')).toBeVisible();
  const entries = await page.evaluate(() => history.length);
  await page.goto(`${url}/new-password`);
  await expect(page).toHaveURL(`${url}/code`);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  expect(page.url()).not.toContain('example.com');
});

test('A7: with paths, an unknown address is proved, and signs up below the same path', async ({
  page,
  world,
  visitor,
}) => {
  const url = place(
    world,
    path => `<auth-sign-in routing="path" path="${path}" after-sign-up-url="/welcome"></auth-sign-in>`,
  );
  madePage(world, { body: '<p>Welcome.</p>', below: '/welcome' });
  const grace = world.address('grace');
  await visitor.open(url);
  await visitor.beginSignIn(grace);
  await visitor.driver.click(words.byCode);
  await visitor.enterCode(grace);
  await expect(page).toHaveURL(`${url}/sign-up/fields`);
  await page.reload();
  await expect(heading(page, 'A little more about you')).toBeVisible();
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await expect(page.getByText('Welcome.')).toBeVisible();
});

test('A7: with hashes, two elements and the links of the page keep out of each other’s way', async ({
  page,
  world,
  visitor,
}) => {
  const url = madePage(world, {
    body: `<auth-sign-in routing="hash"></auth-sign-in><auth-sign-up routing="hash"></auth-sign-up>
      <a href="#part">A part</a><p id="part">The part.</p>`,
  });
  await visitor.open(url);
  await page.locator('auth-sign-in').getByLabel('Email address').fill(world.address());
  await page.locator('auth-sign-in').getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(`${url}#/sign-in/password`);
  await page.locator('auth-sign-in').getByLabel('Password', { exact: true }).fill('half of');
  await page.getByRole('link', { name: 'A part' }).click();
  await expect(page).toHaveURL(`${url}#part`);
  await expect(page.locator('auth-sign-in').getByLabel('Password', { exact: true })).toHaveValue('half of');
  await page.goBack();
  await expect(page).toHaveURL(`${url}#/sign-in/password`);
  await page.goBack();
  await expect(page.locator('auth-sign-in').getByLabel('Email address')).toBeVisible();
  await expect(page).toHaveURL(url);
  await page.goForward();
  await page.reload();
  await expect(page).toHaveURL(`${url}#/sign-in/password`);
  await expect(page.locator('auth-sign-in').getByLabel('Password', { exact: true })).toBeVisible();
});

test('A7: an application’s own router shows its pages, and the steps, without a load of the page', async ({
  page,
  world,
  visitor,
}) => {
  const script = world.pages.addScript(`
    const shown = document.querySelector('#shown');
    const listeners = new Set();
    const tell = () => {
      shown.textContent = location.pathname;
      for (const listener of listeners) listener();
    };
    addEventListener('popstate', tell);
    document.querySelector('auth-provider').router = {
      navigate(to, { replace }) {
        history[replace ? 'replaceState' : 'pushState']({ by: 'the application' }, '', to);
        tell();
      },
      current: () => location.pathname + location.search,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    tell();`);
  const url = place(
    world,
    path => `<auth-provider>
      <auth-sign-in routing="path" path="${path}" sign-up-url="${path}/join" after-sign-in-url="/members"></auth-sign-in>
    </auth-provider><output id="shown"></output><script src="${script}"></script>`,
  );
  const { pathname } = new URL(url);
  const ada = world.address();
  await visitor.open();
  await visitor.signUp(ada);
  await visitor.signOut();
  await visitor.open(url);
  await page.evaluate(() => Reflect.set(globalThis, 'same', true));
  await visitor.beginSignIn(ada);
  await expect(page.locator('#shown')).toHaveText(`${pathname}/password`);
  expect(await page.evaluate(() => history.state)).toEqual({ by: 'the application' });
  await page.goBack();
  await expect(heading(page, form.first)).toBeVisible();
  await page.getByRole('link', { name: 'Sign up' }).click();
  await expect(page.locator('#shown')).toHaveText(`${pathname}/join`);
  await page.goBack();
  await visitor.beginSignIn(ada);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await expect(page.locator('#shown')).toHaveText('/members');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'same'))).toBe(true);
});
