import { addAuthenticator } from './authenticator.js';
import { expect, test as base } from './test.js';
import { words } from './visitor.js';

const { terms } = words;

// Nobody has a password, and a passkey is told of before it is proved.
const test = base.extend({
  options: [
    { settings: { AUTH_PASSKEYS: 'true', AUTH_PASSWORD: 'off', AUTH_ENUMERATION_PROTECTION: 'false' } },
    { scope: 'worker' },
  ],
});

test('B9: an account without a password is made by a mailed code and opened by its passkey', async ({
  page,
  visitor,
  world,
}) => {
  const authenticator = await addAuthenticator(page);
  const address = world.address();
  await visitor.open();
  await visitor.driver.click(terms.signUp);
  await visitor.driver.fill(words.identifier, address);
  await expect(page.locator('input[name=password]')).toHaveCount(0);
  await visitor.driver.click(words.continue);
  await visitor.enterCode(address);
  await visitor.isMember();
  await page.evaluate("globalThis[Symbol.for('auth-elements.client')].account.createPasskey()");
  await authenticator.setTouched(false);
  await visitor.signOut();
  await visitor.beginSignIn(address);
  await visitor.driver.sees(terms.passkeyTitle);
  await authenticator.setTouched(true);
  await page.locator('.auth-submit').click();
  await visitor.isMember();
});
