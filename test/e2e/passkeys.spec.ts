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

test('B9: the same device makes no second passkey for an account, and says so', async ({ page, visitor, world }) => {
  await addAuthenticator(page);
  await visitor.open();
  await visitor.signUp(world.address());
  expect(await withClient(page, client => client.account.createPasskey())).toMatchObject({ object: 'passkey' });
  expect(await withClient(page, client => client.account.createPasskey())).toBe('passkey_already_exists');
});

test('B9 F-59: whoever leaves the browser’s question has no passkey, and can be asked again', async ({
  page,
  visitor,
  world,
}) => {
  const authenticator = await addAuthenticator(page);
  await authenticator.setVerified(false);
  await visitor.open();
  await visitor.signUp(world.address());
  expect(await withClient(page, client => client.account.createPasskey())).toBe('passkey_registration_cancelled');
  expect(await withClient(page, async client => client.snapshot.user?.passkeys)).toEqual([]);
  await authenticator.setVerified(true);
  expect(await withClient(page, client => client.account.createPasskey())).toMatchObject({ object: 'passkey' });
});

test('B9: one ceremony at a time: the next one ends the one before', async ({ page, visitor, world }) => {
  await addAuthenticator(page, { touched: false });
  await visitor.open();
  await visitor.signUp(world.address());
  const outcomes = await withClient(page, async client => {
    const code = (error: { readonly code: string }): string => error.code;
    const stop = new AbortController();
    const first = client.account.createPasskey().catch(code);
    const second = client.account.createPasskey({ signal: stop.signal }).catch(code);
    const ended = await first;
    stop.abort();
    return [ended, await second];
  });
  expect(outcomes).toEqual(['passkey_operation_aborted', 'passkey_operation_aborted']);
});

test('B9: a page whose address can have no passkeys is told so', async ({ page, visitor, world }) => {
  await addAuthenticator(page);
  await visitor.open(world.page.replace('localhost', '127.0.0.1'));
  await passkeyButton(page).click();
  await visitor.driver.sees(sentence('passkey_invalid_rpID_or_domain'));
});

test('B9: a name that its owner chooses is kept, and the manager is told', async ({ page, visitor, world }) => {
  await addAuthenticator(page);
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Reflect.set(globalThis, 'told', told);
    const hear = async (what: unknown): Promise<void> => void told.push(what);
    Object.assign(PublicKeyCredential, { signalAllAcceptedCredentials: hear, signalCurrentUserDetails: hear });
  });
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  await withClient(page, client => client.account.createPasskey());
  const renamed = await withClient(page, client =>
    client.account.renamePasskey(client.snapshot.user?.passkeys[0]?.id ?? '', { name: 'Blue key' }),
  );
  expect(renamed).toMatchObject({ name: 'Blue key' });
  await withClient(page, client => client.account.deletePasskey(client.snapshot.user?.passkeys[0]?.id ?? ''));
  const told = await page.evaluate(() => Reflect.get(globalThis, 'told') as unknown);
  expect(told).toMatchObject([
    { rpId: 'localhost', allAcceptedCredentialIds: [expect.any(String)] },
    { rpId: 'localhost', name: address, displayName: address },
    { rpId: 'localhost', allAcceptedCredentialIds: [] },
    { rpId: 'localhost', name: address },
  ]);
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
