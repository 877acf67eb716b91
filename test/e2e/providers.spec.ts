import { startIdentityProvider, type IdentityProvider } from '../oidc/identity-provider.js';
import type * as Script from '../../src/cdn.js';
import { expect, test as base, visit } from './test.js';
import { startWorld, type WorldOptions } from './world.js';

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

test('B10 B14: whoever refuses at the other site is back at the form, which says so once and takes another way', async ({
  page,
  world,
  acme,
}) => {
  acme.person = newPerson();
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'You did not agree at the other site.' })).toBeVisible();
  expect(page.url()).toBe(`${world.page}/`);
  await page.getByLabel('Email address').fill(world.address());
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Enter your password' })).toBeVisible();
});

test('B5 B6: an address that the site does not vouch for is proved by a code, with nothing typed again', async ({
  page,
  world,
  acme,
}) => {
  acme.person = { ...newPerson(), email_verified: false };
  const { email = '' } = acme.person;
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await page.getByLabel('Code').fill(await world.code(email));
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

const withPopup = (source: string): string => source.replace('<auth-sign-in>', '<auth-sign-in popup>');

for (const isolated of [false, true])
  test(`B10: the site opens in a window of its own, ${isolated ? 'which cuts the tie to this one' : 'which closes by itself'}`, async ({
    page,
    world,
    acme,
  }) => {
    acme.person = newPerson();
    acme.isolated = isolated;
    await page.goto(world.pages.add(withPopup(await world.pages.source())));
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Continue with Acme' }).click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Agree' }).click();
    await closed;
    await expect(page.getByText('Only members see this.')).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
    acme.isolated = false;
  });

test('B10: where the browser opens no window, the site comes into this one', async ({ page, world, acme }) => {
  acme.person = newPerson();
  await page.addInitScript(() => (window.open = () => null));
  await page.goto(world.pages.add(withPopup(await world.pages.source())));
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('AC-123: a window that is closed leaves the form as it was, and another try works', async ({
  page,
  world,
  acme,
}) => {
  acme.person = newPerson();
  await page.goto(world.pages.add(withPopup(await world.pages.source())));
  const open = async () => {
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Continue with Acme' }).click();
    return opened;
  };
  const first = await open();
  await expect(first.getByRole('button', { name: 'Agree' })).toBeVisible();
  await first.close();
  // The browser puts the focus back; the one without a screen is told to.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByRole('button', { name: 'Continue with Acme' })).not.toHaveAttribute('aria-disabled', 'true');
  const second = await open();
  await second.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('B6 B12: what the site cannot know is asked for, and nothing else', async ({ page, acme }) => {
  acme.person = { ...newPerson(), given_name: 'Ada' };
  const world = await startWorld({
    settings: {
      AUTH_PROVIDERS: JSON.stringify({ custom_acme: acme.settings }),
      AUTH_USERNAME: 'required',
      AUTH_LEGAL_CONSENT: 'true',
    },
  });
  try {
    await page.goto(world.page);
    await page.getByRole('button', { name: 'Continue with Acme' }).click();
    await page.getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByRole('heading', { name: 'A little more about you' })).toBeVisible();
    await expect(page.locator('.auth-form input')).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Continue with Acme' })).toHaveCount(0);
    await page.getByLabel('Username').fill('countess');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(page.getByText('Only members see this.')).toBeVisible();
  } finally {
    // What the page is still loading comes from there.
    await page.close();
    await world.close();
  }
});

test('E2: somebody with a password connects a site through the page’s client, and signs in by it afterwards', async ({
  page,
  world,
  acme,
}) => {
  acme.person = newPerson();
  const visitor = visit(page, world);
  await visitor.open();
  await visitor.signUp(world.address());
  const way = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    const asked = { strategy: 'oauth_custom_acme', redirectUrl: location.href } as const;
    const { verification } = await pageClient().account.connectExternalAccount(asked);
    return verification?.externalVerificationRedirectUrl ?? '';
  }, '/elements.js');
  await page.goto(way);
  await page.getByRole('button', { name: 'Agree' }).click();
  await visitor.isMember();
  const statuses = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    return pageClient().snapshot.user?.externalAccounts.map(({ verification }) => verification?.status);
  }, '/elements.js');
  expect(statuses).toEqual(['verified']);
  await visitor.signOut();
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await visitor.isMember();
});
