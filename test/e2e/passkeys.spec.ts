import type { Page } from '@playwright/test';
import type { AuthClient } from '../../src/core/index.js';
import { addAuthenticator } from './authenticator.js';
import { expect, test as base } from './test.js';
import { password, words, type Visitor } from './visitor.js';
import type { World } from './world.js';

const { terms } = words;
const sentence = (code: keyof typeof words.errors): string => String(words.errors[code]);

const test = base.extend({
  options: [{ settings: { AUTH_PASSKEYS: 'true' } }, { scope: 'worker' }],
});

/** Runs something with the page's own client. Answers its result, or the code of what it was refused with. */
function withClient<Result>(page: Page, work: (client: AuthClient) => Promise<Result>): Promise<Result | string> {
  // As text, for the page's policy lets no code be made of texts inside it.
  const client = "globalThis[Symbol.for('auth-elements.client')]";
  return page.evaluate(`(${work.toString()})(${client}).catch(error => error.code ?? Promise.reject(error))`);
}

/** Somebody with an account and a passkey for it, signed out again, while nobody touches their device. */
async function memberWithPasskey(page: Page, visitor: Visitor, world: World) {
  const authenticator = await addAuthenticator(page);
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  const passkey = await withClient(page, client => client.account.createPasskey());
  expect(passkey).toMatchObject({ object: 'passkey', name: 'Chrome, Linux', verification: { status: 'verified' } });
  await authenticator.setTouched(false);
  await visitor.signOut();
  return { authenticator, address };
}

const passkeyButton = (page: Page) => page.getByRole('button', { name: terms.usePasskey });

test('B9: a passkey signs its owner in by a button, and nothing is typed', async ({ page, visitor, world }) => {
  const { authenticator, address } = await memberWithPasskey(page, visitor, world);
  expect(await authenticator.credentials()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);
  await authenticator.setTouched(true);
  await passkeyButton(page).click();
  await visitor.isMember();
  const user = await withClient(page, async client => client.snapshot.user);
  expect(user).toMatchObject({ emailAddresses: [{ emailAddress: address }], passkeys: [{ name: 'Chrome, Linux' }] });
});

test('B9: a browser offers the passkey at the field, and whoever takes it is signed in', async ({
  page,
  visitor,
  world,
}) => {
  const { authenticator } = await memberWithPasskey(page, visitor, world);
  await authenticator.setTouched(true);
  await page.reload();
  await visitor.isMember();
});

test('B9: whoever types their address can go on with the passkey', async ({ page, visitor, world }) => {
  const { authenticator, address } = await memberWithPasskey(page, visitor, world);
  await visitor.beginSignIn(address);
  await visitor.driver.sees(terms.forgotPassword);
  await authenticator.setTouched(true);
  await passkeyButton(page).click();
  await visitor.isMember();
});

test('B9 F-59: a passkey that is not unlocked is said, every other way stays open, and the next try works', async ({
  page,
  visitor,
  world,
}) => {
  const { authenticator, address } = await memberWithPasskey(page, visitor, world);
  await authenticator.setVerified(false);
  await authenticator.setTouched(true);
  await passkeyButton(page).click();
  await visitor.driver.sees(sentence('passkey_retrieval_cancelled'));
  await visitor.beginSignIn(address);
  await visitor.driver.sees(terms.forgotPassword);
  await passkeyButton(page).click();
  await visitor.driver.sees(terms.passkeyTitle);
  await visitor.driver.sees(sentence('passkey_retrieval_cancelled'));
  await authenticator.setVerified(true);
  await passkeyButton(page).click();
  await visitor.isMember();
});

test('B9 W-11: a password that comes first ends the offer of passkeys without a word', async ({
  page,
  visitor,
  world,
}) => {
  const { address } = await memberWithPasskey(page, visitor, world);
  await visitor.signIn(address);
  await visitor.signOut();
  await expect(page.locator('[part=alert]')).toBeEmpty();
  await visitor.signIn(address, password);
});

test('B9: a passkey that its owner has removed signs nobody in', async ({ page, visitor, world }) => {
  const { authenticator, address } = await memberWithPasskey(page, visitor, world);
  await visitor.signIn(address);
  const [credential] = await authenticator.credentials();
  await withClient(page, client => client.account.deletePasskey(client.snapshot.user?.passkeys[0]?.id ?? ''));
  expect(await withClient(page, async client => client.snapshot.user?.passkeys)).toEqual([]);
  await visitor.signOut();
  // Some devices are not told, or do not listen.
  if (credential && (await authenticator.credentials()).length === 0) await authenticator.add(credential);
  await authenticator.setTouched(true);
  await passkeyButton(page).click();
  await visitor.driver.sees(sentence('passkey_authentication_failure'));
});

test('B9: a browser without passkeys is offered none', async ({ page, visitor, world }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
  await visitor.open();
  await visitor.beginSignIn(world.address());
  await visitor.driver.sees(terms.forgotPassword);
  await expect(passkeyButton(page)).toHaveCount(0);
  await page.getByRole('button', { name: terms.change }).click();
  await visitor.driver.sees(terms.noAccount);
  await expect(passkeyButton(page)).toHaveCount(0);
  const made = await withClient(page, client => client.signIn.authenticateWithPasskey());
  expect(made).toBe('passkey_not_supported');
});
