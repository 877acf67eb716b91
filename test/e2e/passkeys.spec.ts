import type { Page } from '@playwright/test';
import type { AuthClient } from '../../src/core/index.js';
import { addAuthenticator } from './authenticator.js';
import { expect, test as base } from './test.js';
import { words } from './visitor.js';

const { terms } = words;

const test = base.extend({
  options: [{ settings: { AUTH_PASSKEYS: 'true' } }, { scope: 'worker' }],
});

/** Runs something with the page's own client. Answers its result, or the code of what it was refused with. */
function withClient<Result>(page: Page, work: (client: AuthClient) => Promise<Result>): Promise<Result | string> {
  // As text, for the page's policy lets no code be made of texts inside it.
  const client = "globalThis[Symbol.for('auth-elements.client')]";
  return page.evaluate(`(${work.toString()})(${client}).catch(error => error.code ?? Promise.reject(error))`);
}

test('B9: a passkey that somebody has made signs them in by a button', async ({ page, visitor, world }) => {
  const authenticator = await addAuthenticator(page);
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  const made = await withClient(page, client => client.account.createPasskey());
  expect(made).toMatchObject({ object: 'passkey', name: 'Chrome, Linux', verification: { status: 'verified' } });
  expect(await authenticator.credentials()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);
  await visitor.signOut();
  await visitor.beginSignIn(address);
  await visitor.driver.click(terms.usePasskey);
  await visitor.isMember();
  expect(await withClient(page, async client => client.snapshot.user?.passkeys.length)).toBe(1);
});
