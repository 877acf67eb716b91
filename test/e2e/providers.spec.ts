import { startIdentityProvider, type IdentityProvider } from '../oidc/identity-provider.js';
import { expect, test as base } from './test.js';
import type { WorldOptions } from './world.js';

const test = base.extend<object, { acme: IdentityProvider; options: WorldOptions }>({
  acme: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is needed first
    async ({}, use) => {
      const acme = await startIdentityProvider();
      await use(acme);
      await acme.close();
    },
    { scope: 'worker' },
  ],
  options: [
    async ({ acme }, use) => {
      await use({ settings: { AUTH_PROVIDERS: JSON.stringify({ custom_acme: acme.settings }) } });
    },
    { scope: 'worker' },
  ],
});

let people = 0;
const newPerson = (): IdentityProvider['person'] & { readonly email: string } => {
  const sub = `person-${process.pid}-${++people}`;
  return { sub, email: `${sub}@example.com`, email_verified: true };
};

test('B2 B10: by another site somebody signs up where only sign-in stands, signs out, and in again', async ({
  page,
  world,
  acme,
}) => {
  acme.person = newPerson();
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
  expect(page.url()).toBe(`${world.page}/`);
  expect(await world.mails(acme.person.email ?? '')).toEqual([]);

  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Continue with Acme Last used' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});
