import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './test.js';
import { password } from './visitor.js';
import type { World } from './world.js';

const sources = new URL('../../demo/custom/', import.meta.url);
const at = (world: World, name: string): string => `${world.page}/docs/custom/${name}.html`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function signUp(page: Page, world: World, address: string): Promise<void> {
  await page.goto(at(world, 'sign-up'));
  await field(page, 'Email address').fill(address);
  await field(page, 'Password').fill(password);
  await button(page, 'Continue').click();
  await field(page, 'Code').fill(await world.code(address));
  await button(page, 'Continue').click();
  await signedIn(page, address);
}

async function signedIn(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeFocused();
  await expect(page.getByText(`As ${address}.`)).toBeVisible();
}

/** A page that is left before the answer is there may take the request with it. */
async function signOut(page: Page): Promise<void> {
  await button(page, 'Sign out').click();
  await expect(field(page, 'Email address')).toBeVisible();
}

async function beginSignIn(page: Page, world: World, address: string): Promise<void> {
  await page.goto(at(world, 'sign-in'));
  await field(page, 'Email address').fill(address);
  await button(page, 'Continue').click();
  await expect(field(page, 'Password')).toBeFocused();
}

test('A8: each page of custom UI is one script of at most 150 lines on the public client alone', () => {
  const scripts = readdirSync(sources).filter(file => file.endsWith('.ts'));
  expect(scripts).toEqual(['account.ts', 'sign-in.ts', 'sign-up.ts']);
  for (const file of scripts) {
    const code = readFileSync(new URL(file, sources), 'utf8');
    expect(code.split('\n').length, file).toBeLessThanOrEqual(150);
    const imports = [...code.matchAll(/from '(.*)'/g)].map(([, from]) => from);
    expect(imports, file).toEqual(['auth-elements/browser', 'auth-elements/core']);
  }
});

test('A8: pages of custom UI sign people up, out and in by password, by code and after a forgotten password', async ({
  page,
  world,
}) => {
  const address = world.address('custom');
  await signUp(page, world, address);
  await signOut(page);

  await beginSignIn(page, world, address);
  await field(page, 'Password').fill(`${password}?`);
  await button(page, 'Sign in').click();
  await expect(field(page, 'Password')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Password')).toHaveAccessibleDescription(/password/i);
  await expect(field(page, 'Password')).toBeFocused();
  await field(page, 'Password').fill(password);
  await button(page, 'Sign in').click();
  await signedIn(page, address);
  await signOut(page);

  await beginSignIn(page, world, address);
  const byCode = (await world.mails(address)).length + 1;
  await button(page, 'Email me a code').click();
  await field(page, 'Code').fill(await world.code(address, byCode));
  await button(page, 'Continue').click();
  await signedIn(page, address);
  await signOut(page);

  await beginSignIn(page, world, address);
  const reset = (await world.mails(address)).length + 1;
  await button(page, 'Forgot password?').click();
  await field(page, 'Code').fill(await world.code(address, reset));
  await button(page, 'Continue').click();
  await field(page, 'New password').fill(`${password}, and a new one`);
  await button(page, 'Set the password').click();
  await signedIn(page, address);
});

test('A8: a page of custom UI switches between accounts, saves a name and signs out of one or of all', async ({
  page,
  world,
}) => {
  const [first, second] = [world.address('first'), world.address('second')];
  await signUp(page, world, first);
  await signOut(page);
  await signUp(page, world, second);
  await page.getByRole('link', { name: 'Your accounts' }).click();
  await page.getByRole('link', { name: 'Add another account' }).click();
  await field(page, 'Email address').fill(first);
  await button(page, 'Continue').click();
  await field(page, 'Password').fill(password);
  await button(page, 'Sign in').click();
  await signedIn(page, first);
  await page.getByRole('link', { name: 'Your accounts' }).click();

  const account = (name: string) => page.getByRole('list').getByRole('button', { name, exact: true });
  await expect(account(first)).toHaveAttribute('aria-current', 'true');
  await account(second).click();
  await expect(account(second)).toHaveAttribute('aria-current', 'true');
  await expect(account(second)).toBeFocused();
  await field(page, 'First name').fill('Grace');
  await button(page, 'Save').click();
  await expect(page.getByRole('status')).toHaveText('Your name is saved.');
  await expect(account('Grace')).toBeVisible();
  await button(page, 'Sign out').click();
  await expect(account(first)).toHaveAttribute('aria-current', 'true');
  await button(page, 'Sign out of all accounts').click();
  await expect(page.getByText('Nobody is signed in.')).toBeVisible();
});

test('A8: a page of custom UI says that the server is away, and goes on when it is back', async ({ page, world }) => {
  const address = world.address('away');
  await signUp(page, world, address);
  await signOut(page);
  await beginSignIn(page, world, address);
  await field(page, 'Password').fill(password);
  world.fail({ matches: (_, path) => path.includes('attempt_first_factor'), effect: 'refuse', times: 1000 });
  await button(page, 'Sign in').click();
  await expect(page.locator('#problem')).toHaveText('The service cannot be reached. Please try again.');
  await expect(field(page, 'Password')).toHaveValue(password);
  world.proxy.faults.splice(0);
  await button(page, 'Sign in').click();
  await signedIn(page, address);
});
