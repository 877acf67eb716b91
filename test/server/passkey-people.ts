import type { PasskeyJSON, SignInJSON } from 'auth-elements/wire';
import type { Browser } from './browser.js';
import { PasskeyMaker } from './passkey-maker.js';
import type { Options, Twist } from './passkey-maker.js';
import type { TestServer } from './start.js';

let people = 0;

export const optionsOf = (verification: { readonly nonce?: string | null } | null | undefined): Options =>
  JSON.parse(verification?.nonce ?? '{}') as Options;

/** Somebody with an account, signed in. */
export async function member(server: TestServer) {
  const email = `grace${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  server.clock.advance(60_000);
  return { email, browser };
}

/** Begins a passkey. */
export async function begin(browser: Browser) {
  const begun = await browser.post<PasskeyJSON>('/me/passkeys');
  const { id, verification } = begun.json.response;
  return { id, path: `/me/passkeys/${id}/attempt_verification`, options: optionsOf(verification) };
}

/** Begins a passkey and makes it. */
export async function make(browser: Browser, maker = new PasskeyMaker(), twist: Twist = {}) {
  const { id, path, options } = await begin(browser);
  const made = await browser.post<PasskeyJSON>(path, {
    strategy: 'passkey',
    public_key_credential: maker.create(options, twist),
  });
  return { id, maker, options, made };
}

/** Somebody with a passkey, signed in. */
export async function memberWithPasskey(server: TestServer, twist: Twist = {}) {
  const { email, browser } = await member(server);
  return { email, browser, ...(await make(browser, new PasskeyMaker(), twist)) };
}

export async function beginSignIn(browser: Browser, identifier?: string) {
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { strategy: 'passkey', identifier });
  const { id, first_factor_verification: verification } = begun.json.response;
  return { path: `/client/sign_ins/${id}`, options: optionsOf(verification) };
}

/** Signs in on a browser, as whoever the passkey belongs to or as somebody who is named. */
export async function signIn(browser: Browser, maker: PasskeyMaker, twist: Twist = {}, identifier?: string) {
  const { path, options } = await beginSignIn(browser, identifier);
  return browser.post<SignInJSON>(`${path}/attempt_first_factor`, {
    strategy: 'passkey',
    public_key_credential: maker.get(options, twist),
  });
}
