import type { Page } from '@playwright/test';
import type { AuthClient } from '../../src/core/index.js';
import { installWallet, type InjectedWallet } from './injected-wallet.js';
import { expect, test as base } from './test.js';
import { Typist } from './typist.js';
import type { Visitor } from './visitor.js';
import { arabicWords, words } from './words.js';
import type { World } from './world.js';

const { terms } = words;
const sentence = (code: keyof typeof words.errors): string => String(words.errors[code]);
const test = base.extend({
  options: [{ settings: { AUTH_WEB3_WALLETS: 'metamask,okx_wallet' } }, { scope: 'worker' }],
});

const signUpTitle = terms.signUpTitle('Analytical Engines');
const walletsButton = (page: Page) => page.getByRole('button', { name: terms.useWallet });
const metamaskButton = (page: Page) => page.getByRole('button', { name: 'MetaMask' });

/** A button's name where its way was used last, which the button says, too. */
const lastUsed = (name: string): RegExp => new RegExp(`^${name}`);

/** Chooses the wallet at the first step. */
async function choose(page: Page): Promise<void> {
  await walletsButton(page).click();
  await metamaskButton(page).click();
}

/** Signs up with the wallet and an address. */
async function signUp(page: Page, visitor: Visitor, world: World): Promise<InjectedWallet> {
  const wallet = await installWallet(page);
  const address = world.address();
  await visitor.open();
  await visitor.driver.click(words.signUp);
  await choose(page);
  await visitor.driver.fill(words.identifier, address);
  await visitor.driver.click(words.continue);
  await visitor.enterCode(address);
  await visitor.isMember();
  return wallet;
}

test('B2: a wallet signs up, with an address and no password, and signs in from then on with nothing typed', async ({
  page,
  visitor,
  world,
}) => {
  const { signed } = await signUp(page, visitor, world);
  expect(signed).toHaveLength(1);
  expect(signed[0]).toContain(`${new URL(world.page).host} wants you to sign in with your Ethereum account:`);
  await visitor.signOut();
  // What was used last is marked, at the first step and among the wallets.
  await expect(walletsButton(page)).toContainText(terms.lastUsed);
  await walletsButton(page).click();
  await expect(metamaskButton(page)).toContainText(terms.lastUsed);
  await metamaskButton(page).click();
  await visitor.isMember();
  expect(signed).toHaveLength(2);
});

test('B6: who signs in with a wallet that nobody has is led to sign-up, and signs once', async ({
  page,
  visitor,
  world,
}) => {
  const { signed } = await installWallet(page);
  const address = world.address();
  await visitor.open();
  await choose(page);
  await visitor.driver.sees(signUpTitle);
  await visitor.driver.fill(words.identifier, address);
  await visitor.driver.click(words.continue);
  await visitor.enterCode(address);
  await visitor.isMember();
  expect(signed).toHaveLength(1);
});

test('B6: who signs up with a wallet that has an account is signed in to it, and signs once', async ({
  page,
  visitor,
  world,
}) => {
  const { signed } = await signUp(page, visitor, world);
  await visitor.signOut();
  await visitor.driver.click(words.signUp);
  await choose(page);
  await visitor.isMember();
  expect(signed).toHaveLength(2);
});

test('B2, B13: whatever a wallet refuses is said in clear words, and the next try works', async ({
  page,
  visitor,
  world,
}) => {
  const wallet = await signUp(page, visitor, world);
  await visitor.signOut();
  await walletsButton(page).click();
  const refusals: readonly (readonly [string, number | string, keyof typeof words.errors])[] = [
    ['eth_requestAccounts', 4001, 'web3_rejected'],
    ['eth_requestAccounts', -32002, 'web3_pending'],
    ['eth_requestAccounts', 4900, 'web3_disconnected'],
    ['personal_sign', 4001, 'web3_rejected'],
    ['personal_sign', 4100, 'web3_unauthorized'],
    ['personal_sign', -32603, 'web3_failed'],
  ];
  for (const [method, code, said] of refusals) {
    wallet.refusals.set(method, [code]);
    await metamaskButton(page).click();
    await expect(page.getByRole('alert')).toHaveText(sentence(said));
    await expect(page.getByRole('button', { name: terms.back })).toBeEnabled();
  }
  await metamaskButton(page).click();
  await visitor.isMember();
});

test('B2: another account that is chosen before signing is noticed, and signs in when it is asked for anew', async ({
  page,
  visitor,
}) => {
  const wallet = await installWallet(page);
  await visitor.open();
  await page.route('**/v1/client/sign_ins?**', async route => {
    wallet.switchAccount();
    await route.continue();
  });
  await choose(page);
  await expect(page.getByRole('alert')).toHaveText(sentence('web3_account_changed'));
  expect(wallet.signed).toEqual([]);
  await page.unrouteAll({ behavior: 'wait' });
  await metamaskButton(page).click();
  await visitor.driver.sees(signUpTitle);
  expect(wallet.signed).toHaveLength(1);
});

test('B13: whoever waits for a wallet that never answers can stop, go back, and use another way', async ({
  page,
  visitor,
}) => {
  const wallet = await installWallet(page);
  wallet.refusals.set('eth_requestAccounts', ['hang']);
  await visitor.open();
  await choose(page);
  await visitor.driver.sees(terms.walletOpening('MetaMask'));
  await page.getByRole('button', { name: terms.stopWaiting }).click();
  await visitor.driver.sees(terms.walletSubtitle);
  wallet.refusals.set('personal_sign', ['hang']);
  await metamaskButton(page).click();
  const { address } = wallet;
  await expect(page.getByRole('status')).toContainText(
    new RegExp(`${address.slice(0, 6)}\u2060…\u2060${address.slice(-4)}`, 'i'),
  );
  await page.getByRole('button', { name: terms.stopWaiting }).click();
  await page.getByRole('button', { name: terms.back }).click();
  await visitor.isGuest();
});

test('B13: without a wallet it is said what to do, one that comes later is found, and the form is a step away', async ({
  page,
  visitor,
}) => {
  await visitor.open();
  await walletsButton(page).click();
  await visitor.driver.sees(terms.walletNone);
  await page.getByRole('button', { name: terms.back }).click();
  await visitor.isGuest();
  await installWallet(page);
  await page.reload();
  await walletsButton(page).click();
  await expect(metamaskButton(page)).toBeVisible();
});

test('B2: the wallet of a wallet’s own browser, which says nothing of itself, signs in as well', async ({
  page,
  visitor,
}) => {
  await installWallet(page, { name: 'Silent' });
  await page.addInitScript(() => {
    // It takes the place of the one that is announced.
    addEventListener(
      'eip6963:announceProvider',
      event => {
        event.stopImmediatePropagation();
        Object.assign(globalThis, { ethereum: (event as CustomEvent<{ provider: unknown }>).detail.provider });
      },
      true,
    );
  });
  await visitor.open();
  await walletsButton(page).click();
  await page.getByRole('button', { name: terms.browserWallet }).click();
  await visitor.driver.sees(signUpTitle);
});

test('B2: wallets are shown with their own pictures and names, as pictures and plain text; a kind that is off is not', async ({
  page,
  visitor,
}) => {
  await installWallet(page);
  await installWallet(page, {
    name: 'Okay\u202e <b>\u0000Wallet</b>',
    rdns: 'com.okex.wallet',
    icon: 'https://evil.example/x.png',
  });
  await installWallet(page, { name: 'Rabby', rdns: 'io.rabby', icon: 'data:image/png;base64,AAAA' });
  await installWallet(page, { name: 'Coinbase Wallet', rdns: 'com.coinbase.wallet' });
  await visitor.open();
  await walletsButton(page).click();
  await expect(page.getByRole('button', { name: 'Okay <b>Wallet</b>', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rabby' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Coinbase Wallet' })).toHaveCount(0);
  const picture = metamaskButton(page).locator('img');
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
    .toBe(true);
  // A picture that is none, or is somewhere else, is a letter.
  await expect(page.getByRole('button', { name: 'Rabby' }).locator('img')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Okay/ }).locator('img')).toHaveCount(0);
});

test('B2: a member adds a wallet with the client’s own verbs, signs in with it, and removes it', async ({
  page,
  visitor,
  world,
}) => {
  const wallet = await installWallet(page);
  await visitor.open();
  await visitor.signUp(world.address());
  const added = await page.evaluate(addInPage);
  expect(added).toMatchObject({ object: 'web3_wallet', verification: { status: 'verified' } });
  expect(added.web3Wallet.toLowerCase()).toBe(wallet.address);
  await visitor.signOut();
  await choose(page);
  await visitor.isMember();
  const left = await page.evaluate(removeInPage);
  expect(left).toEqual([]);
  await visitor.signOut();
  await choose(page);
  await visitor.driver.sees(signUpTitle);
});

/** Runs in the page, as a page's own button would. */
async function addInPage() {
  const client = Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient;
  type Provider = { request(call: object): Promise<unknown> };
  const provider = await new Promise<Provider>(resolve => {
    addEventListener('eip6963:announceProvider', event =>
      resolve((event as CustomEvent<{ readonly provider: Provider }>).detail.provider),
    );
    dispatchEvent(new Event('eip6963:requestProvider'));
  });
  const [web3Wallet = ''] = (await provider.request({ method: 'eth_requestAccounts' })) as readonly string[];
  return client.account.addWeb3Wallet({
    web3Wallet,
    strategy: 'web3_metamask_signature',
    sign: async message => {
      const bytes = [...new TextEncoder().encode(message)];
      const hex = `0x${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
      return (await provider.request({ method: 'personal_sign', params: [hex, web3Wallet] })) as string;
    },
  });
}

async function removeInPage() {
  const client = Reflect.get(globalThis, Symbol.for('auth-elements.client')) as AuthClient;
  const [wallet] = client.snapshot.user?.web3Wallets ?? [];
  await client.account.deleteWeb3Wallet(wallet?.id ?? '');
  return client.snapshot.user?.web3Wallets;
}

for (const spoken of [words, arabicWords])
  test(`H5 B2: by keyboard alone, in "${spoken.language}": a wallet is chosen, refused and used, signs up and in`, async ({
    page,
    world,
  }) => {
    const { useWallet, walletSubtitle, stopWaiting } = spoken.terms;
    const wallet = await installWallet(page);
    wallet.refusals.set('eth_requestAccounts', ['hang']);
    wallet.refusals.set('personal_sign', [4001]);
    const keys = new Typist(page, world, spoken, useWallet);
    const address = world.address();
    await keys.open();
    await keys.choose(useWallet);
    await keys.sees(walletSubtitle);
    // The title has the focus, where somebody begins to read.
    await keys.press('Tab');
    await keys.choose('MetaMask');
    await keys.sees(stopWaiting);
    await keys.choose(stopWaiting);
    await keys.arrivesAt('MetaMask');
    await keys.press('Enter');
    await keys.sees(spoken.errors.web3_rejected as string);
    await keys.choose('MetaMask', 'Space');
    await keys.arrivesAt(spoken.identifier);
    await keys.type(address);
    await keys.press('Enter');
    await keys.arrivesAt(spoken.code);
    await keys.type(await world.code(address));
    await keys.isMember();

    await keys.signOut();
    await keys.choose(lastUsed(useWallet), 'Space');
    await keys.sees(walletSubtitle);
    await keys.choose(spoken.terms.back);
    await keys.arrivesAt(spoken.identifier);
    await keys.choose(lastUsed(useWallet));
    await keys.sees(walletSubtitle);
    await keys.choose(lastUsed('MetaMask'));
    await keys.isMember();
    expect(wallet.signed).toHaveLength(2);
  });

test('I1: where wallets are off nothing of them is loaded or looked for', async ({ page, visitor }) => {
  const loaded: string[] = [];
  page.on('request', request => loaded.push(request.url()));
  await page.route('**/v1/environment?**', async route => {
    const response = await route.fetch();
    const text = (await response.text()).replace(/"web3_wallet":\{"enabled":true/, '"web3_wallet":{"enabled":false');
    await route.fulfill({ response, body: text });
  });
  await page.addInitScript(() => {
    addEventListener('eip6963:requestProvider', () => Object.assign(globalThis, { askedForWallets: true }));
  });
  await visitor.open();
  await visitor.isGuest();
  await expect(walletsButton(page)).toHaveCount(0);
  expect(loaded.filter(url => /wallet|ways/.test(url))).toEqual([]);
  expect(await page.evaluate(() => 'askedForWallets' in globalThis)).toBe(false);
});
