import type { Page } from '@playwright/test';
import { terms as account } from '../../src/locales/en-account.js';
import { startIdentityProvider, type IdentityProvider } from '../oidc/identity-provider.js';
import { personOf, startSamlIdentityProvider, type SamlIdentityProvider } from '../saml/identity-provider.js';
import { installWallet } from './injected-wallet.js';
import { Keyboard } from './keyboard.js';
import { profilePage, section } from './profile-page.js';
import { expect, test as base, visit } from './test.js';
import { words } from './visitor.js';
import type { World, WorldOptions } from './world.js';

interface Elsewhere {
  readonly site: IdentityProvider;
  readonly organization: SamlIdentityProvider;
}

const test = base.extend<object, { elsewhere: Elsewhere; options: WorldOptions }>({
  elsewhere: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is needed first
    async ({}, use) => {
      const [site, organization] = [await startIdentityProvider(), await startSamlIdentityProvider('Globex')];
      await use({ site, organization });
      await Promise.all([site.close(), organization.close()]);
    },
    { scope: 'worker' },
  ],
  options: [
    async ({ elsewhere: { site, organization } }, use) => {
      const { entityId, ssoUrl, certificate } = organization;
      const globex = { name: 'Globex', protocol: 'saml', domains: ['globex.example'], entityId, ssoUrl };
      await use({
        settings: {
          AUTH_PROVIDERS: JSON.stringify({ custom_acme: site.settings }),
          AUTH_ENTERPRISE_CONNECTIONS: JSON.stringify({ globex: { ...globex, certificates: [certificate] } }),
          AUTH_WEB3_WALLETS: 'metamask',
        },
      });
    },
    { scope: 'worker' },
  ],
});

let people = 0;
const newPerson = (): IdentityProvider['person'] & { readonly email: string } => {
  const sub = `member-${process.pid}-${++people}`;
  return { sub, email: `${sub}@example.com`, email_verified: true };
};

const sites = (page: Page) => section(page, account.connectionsSection);
const wallets = (page: Page) => section(page, account.walletsSection);
const said = (page: Page) => page.locator('auth-user-profile').getByRole('status');
const connect = (page: Page) => page.getByRole('button', { name: account.connectNamed('Acme') });

async function signUp(page: Page, world: World, attributes = ''): Promise<string> {
  const visitor = visit(page, world);
  const address = world.address('ada');
  await visitor.open(profilePage(world, attributes));
  await visitor.signUp(address);
  await expect(sites(page)).toBeVisible();
  return address;
}

test('E2, B10: another site is connected by keyboard alone, which this page then says, and removed after a question', async ({
  page,
  world,
  elsewhere: { site },
}) => {
  site.person = newPerson();
  await signUp(page, world);
  const { href } = new URL(page.url());
  const keyboard = new Keyboard(page);
  await keyboard.goTo(account.connectNamed('Acme'));
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(sites(page)).toContainText(site.person.email ?? '');
  await expect(said(page)).toHaveText(account.connectedNow('Acme'));
  expect(page.url()).toBe(href);
  await keyboard.arrivesAt(/^Acme/);

  await keyboard.goTo(account.removeOne('Acme'));
  await keyboard.press('Enter');
  await expect(page.getByText(account.removeConnectionText('Acme'))).toBeVisible();
  await keyboard.goTo(account.remove);
  await keyboard.press('Enter');
  await expect(said(page)).toHaveText(account.removedNow('Acme'));
  await expect(connect(page)).toBeVisible();
  // Nothing of it is left.
  await page.reload();
  await expect(connect(page)).toBeVisible();
});

test('E2, B14: whoever refuses at the other site reads why nothing is connected, and connects after all', async ({
  page,
  world,
  elsewhere: { site },
}) => {
  site.person = newPerson();
  await signUp(page, world);
  await connect(page).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(sites(page)).toContainText(account.notConnected);
  await expect(
    sites(page).getByRole('alert').filter({ hasText: 'You did not agree at the other site.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: account.reconnectNamed('Acme') }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(sites(page)).toContainText(site.person.email ?? '');
  await expect(sites(page)).not.toContainText(account.notConnected);
});

test('E2: what could not be connected is taken from the list at once', async ({ page, world, elsewhere: { site } }) => {
  site.person = newPerson();
  await signUp(page, world);
  await connect(page).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('button', { name: account.removeOne('Acme') }).click();
  await expect(said(page)).toHaveText(account.removedNow('Acme'));
  await expect(connect(page)).toBeVisible();
  await expect(sites(page).locator('.row')).toBeFocused();
});

test('E2, B10: with `popup` the site opens in a window of its own, and what came of it is said here', async ({
  page,
  world,
  elsewhere: { site },
}) => {
  site.person = newPerson();
  await signUp(page, world, 'popup');
  const visitWith = async (answer: 'Agree' | 'Refuse'): Promise<void> => {
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: /^(Connect|Reconnect) Acme/ }).click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: answer }).click();
    await closed;
  };
  await visitWith('Refuse');
  await expect(
    sites(page).getByRole('alert').filter({ hasText: 'You did not agree at the other site.' }),
  ).not.toHaveCount(0);
  await visitWith('Agree');
  await expect(said(page)).toHaveText(account.connectedNow('Acme'));
  await expect(sites(page)).toContainText(site.person.email ?? '');
  await expect(sites(page)).not.toContainText('You did not agree');
});

test('E2: an account at a site that is another person’s here is not connected, and the page says so', async ({
  page,
  world,
  device,
  elsewhere: { site },
}) => {
  site.person = newPerson();
  await signUp(page, world);
  await connect(page).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(sites(page)).toContainText(site.person.email ?? '');
  const other = await (await device()).newPage();
  await signUp(other, world);
  await connect(other).click();
  await other.getByRole('button', { name: 'Agree' }).click();
  await expect(sites(other)).toContainText(String(words.errors.oauth_identification_claimed));
});

test('E2, B1: an account at an organization is shown and cannot be changed; its addresses are not added here', async ({
  page,
  world,
  elsewhere: { organization },
}) => {
  const email = `person.${process.pid}.${++people}@globex.example`;
  organization.person = personOf(email, { firstName: 'Ada', lastName: 'Lovelace' });
  await visit(page, world).open(profilePage(world));
  await visit(page, world).beginSignIn(email);
  await page.getByRole('button', { name: 'Agree' }).click();
  const enterprise = section(page, account.enterpriseSection);
  await expect(enterprise).toContainText('Globex');
  await expect(enterprise).toContainText(email);
  await expect(enterprise.getByRole('button')).toHaveCount(0);
  await expect(section(page, account.emailsSection)).toContainText(account.linkedTo('Globex'));
});

test('E2: an address of an organization is refused at its field, with the reason', async ({ page, world }) => {
  await signUp(page, world);
  await page.getByRole('button', { name: account.addEmail }).click();
  const field = page.locator('auth-user-profile').getByLabel(words.terms.emailAddress, { exact: true });
  await field.fill('somebody@globex.example');
  await page.getByRole('button', { name: words.terms.continue, exact: true }).click();
  await expect(field).toHaveAccessibleDescription(account.organizationAddress);
});

const metamask = (page: Page) => page.getByRole('button', { name: 'MetaMask' });
const connectWallet = (page: Page) => wallets(page).getByRole('button', { name: account.connectWallet });

test('E2, B2: a wallet is connected by its signature, others are made primary, and one is removed', async ({
  page,
  world,
}) => {
  const wallet = await installWallet(page);
  await signUp(page, world);
  await connectWallet(page).click();
  await expect(page.getByRole('heading', { name: account.connectWallet })).toBeFocused();
  await metamask(page).click();
  await expect(wallets(page).locator('.row')).toHaveCount(1);
  await expect(wallets(page)).toContainText('MetaMask');
  await expect(wallets(page)).toContainText(account.primary);
  expect(wallet.signed).toHaveLength(1);
  wallet.switchAccount();
  await connectWallet(page).click();
  await metamask(page).click();
  await expect(wallets(page).locator('.row')).toHaveCount(2);
  await wallets(page)
    .getByRole('button', { name: /^Make .* primary$/ })
    .click();
  await expect(said(page)).toContainText('is primary now.');
  await wallets(page)
    .getByRole('button', { name: /^Remove / })
    .first()
    .click();
  await page.getByRole('button', { name: account.remove, exact: true }).click();
  await expect(wallets(page).locator('.row')).toHaveCount(1);
  await expect(connectWallet(page)).toBeFocused();
});

test('E2, B13: what a wallet refuses is said; whoever closes the form no longer waits for one that is silent', async ({
  page,
  world,
}) => {
  const wallet = await installWallet(page);
  wallet.refusals.set('eth_requestAccounts', [4001, 'hang']);
  await signUp(page, world);
  await connectWallet(page).click();
  await metamask(page).click();
  await expect(
    wallets(page)
      .getByRole('alert')
      .filter({ hasText: String(words.errors.web3_rejected) }),
  ).toBeVisible();
  await metamask(page).click();
  await expect(page.getByRole('button', { name: words.terms.stopWaiting })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(metamask(page)).toHaveCount(0);
  // Nothing is under way any more.
  await connectWallet(page).click();
  await metamask(page).click();
  await expect(wallets(page).locator('.row')).toHaveCount(1);
});

test('E2: where a browser has no wallet, the form says what to do', async ({ page, world }) => {
  await signUp(page, world);
  await connectWallet(page).click();
  await expect(page.getByRole('group', { name: account.connectWallet })).toContainText(words.terms.walletNone);
  await expect(page.getByRole('button', { name: words.terms.walletLook })).toBeVisible();
});
