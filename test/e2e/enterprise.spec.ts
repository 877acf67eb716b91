import type { Page } from '@playwright/test';
import { startIdentityProvider, type IdentityProvider } from '../oidc/identity-provider.js';
import { personOf, startSamlIdentityProvider, type SamlIdentityProvider } from '../saml/identity-provider.js';
import { Keyboard } from './keyboard.js';
import { expect, test as base } from './test.js';
import { Typist } from './typist.js';
import { password } from './visitor.js';
import { arabicWords, words } from './words.js';
import { startWorld, type WorldOptions } from './world.js';

interface Organizations {
  readonly saml: SamlIdentityProvider;
  readonly oidc: IdentityProvider;
}

/** What is written of the two in the settings. */
function connections({ saml, oidc }: Organizations): string {
  const { entityId, ssoUrl, certificate } = saml;
  const { issuer, clientId, clientSecret } = oidc.settings;
  return JSON.stringify({
    acme: {
      name: 'ACME',
      protocol: 'saml',
      domains: ['acme.example'],
      entityId,
      ssoUrl,
      certificates: [certificate],
    },
    globex: { name: 'Globex', protocol: 'oidc', domains: ['globex.example'], issuer, clientId, clientSecret },
  });
}

const test = base.extend<object, { organizations: Organizations; options: WorldOptions }>({
  organizations: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is needed first
    async ({}, use) => {
      const [saml, oidc] = [await startSamlIdentityProvider('ACME'), await startIdentityProvider('Globex')];
      await use({ saml, oidc });
      await Promise.all([saml.close(), oidc.close()]);
    },
    { scope: 'worker' },
  ],
  options: [
    async ({ organizations }, use) => {
      await use({ settings: { AUTH_ENTERPRISE_CONNECTIONS: connections(organizations) } });
    },
    { scope: 'worker' },
  ],
});

let people = 0;
const address = (domain: string): string => `person.${process.pid}.${++people}@${domain}`;

test('B1 B2: an address of an organization leads to its SAML identity provider, and back into an account', async ({
  page,
  world,
  organizations: { saml },
}) => {
  const email = address('acme.example');
  saml.person = personOf(email, { firstName: 'Ada', lastName: 'Lovelace' });
  await page.goto(world.page);
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'ACME' })).toBeVisible();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
  expect(page.url()).toBe(`${world.page}/`);
  expect(await world.mails(email)).toEqual([]);

  await page.getByRole('button', { name: 'Account: Ada Lovelace' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('B2 B6: at sign-up such an address leads there, too', async ({ page, world, organizations: { saml } }) => {
  const email = address('acme.example');
  saml.person = personOf(email);
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('B13 B14: whoever is refused there reads why, tries again or takes another address', async ({
  page,
  world,
  organizations: { saml },
}) => {
  const email = address('acme.example');
  saml.person = personOf(email);
  await page.goto(world.page);
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  for (const times of [1, 2]) {
    await page.getByRole('button', { name: 'Refuse' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in with your organization' }), String(times)).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'Your organization did not sign you in.' })).toBeVisible();
    await expect(page.getByText(email)).toBeVisible();
    await page.getByRole('button', { name: 'Continue with ACME' }).click();
  }
  // The identity provider has somebody else in its books than it may speak for.
  saml.person = personOf('ada@example.com');
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'an email address of its own' })).toBeVisible();
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(page.getByLabel('Email address')).toHaveValue(email);
  await page.getByLabel('Email address').fill(world.address());
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Enter your password' })).toBeVisible();
});

test('B13: at sign-up the same is said, and another try leads in', async ({ page, world, organizations: { saml } }) => {
  const email = address('acme.example');
  saml.person = personOf(email);
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Your organization did not sign you in.' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue with acme.example' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('B2: the same by OpenID Connect', async ({ page, world, organizations: { oidc } }) => {
  const email = address('globex.example');
  oidc.person = { sub: email, email, given_name: 'Grace' };
  await page.goto(world.page);
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in with your organization' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue with Globex' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('B10: who comes back by the browser’s own button finds the way there again', async ({
  page,
  world,
  organizations: { saml },
}) => {
  const email = address('acme.example');
  saml.person = personOf(email);
  await page.goto(world.page);
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'ACME' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Continue with ACME' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Only members see this.')).toBeVisible();
});

test('B13: an organization that cannot be reached is said so, and its people can try again', async ({
  page,
  organizations,
}) => {
  const oidc = await startIdentityProvider('Away');
  const world = await startWorld({
    settings: { AUTH_ENTERPRISE_CONNECTIONS: connections({ ...organizations, oidc }) },
  });
  try {
    await oidc.close();
    await page.goto(world.page);
    await page.getByLabel('Email address').fill(address('globex.example'));
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not available right now' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Continue with Globex' })).toBeVisible();
  } finally {
    // What the page is still loading comes from there.
    await page.close();
    await world.close();
  }
});

/** What the provider's page asks, answered by keyboard. */
async function answer(page: Page, name: 'Agree' | 'Refuse'): Promise<void> {
  await page.getByRole('button', { name }).waitFor();
  const there = new Keyboard(page);
  await there.goTo(name);
  await there.press('Enter');
}

for (const spoken of [words, arabicWords]) {
  const { language, terms, errors } = spoken;

  test(`H5 B2 B13: by keyboard alone, in "${language}": refused by an organization, another try, and in again`, async ({
    page,
    world,
    organizations: { saml },
  }) => {
    const email = address('acme.example');
    saml.person = personOf(email);
    const keys = new Typist(page, world, spoken);
    await keys.open();
    await keys.say(email);
    await answer(page, 'Refuse');
    await keys.sees(terms.organizationTitle);
    await keys.sees(errors.saml_access_denied as string);
    await keys.choose(terms.change);
    await keys.arrivesAt(spoken.identifier);
    await keys.press('Enter');
    await answer(page, 'Refuse');
    await keys.sees(terms.organizationTitle);
    await keys.choose(terms.continueWith('ACME'), 'Space');
    await answer(page, 'Agree');
    await keys.isMember();
    await keys.signOut();
    await keys.say(email);
    await answer(page, 'Agree');
    await keys.isMember();
  });

  test(`H5 B2 B6: by keyboard alone, in "${language}": an organization's address at sign-up, by OpenID Connect`, async ({
    page,
    world,
    organizations: { oidc },
  }) => {
    const email = address('globex.example');
    oidc.person = { sub: email, email, given_name: 'Grace' };
    const keys = new Typist(page, world, spoken);
    await keys.open();
    await keys.beginSignUp(email);
    await answer(page, 'Refuse');
    await keys.sees(terms.organizationTitle);
    await keys.choose(terms.continueWith('globex.example'));
    await answer(page, 'Agree');
    await keys.isMember();
  });
}
