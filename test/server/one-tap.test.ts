import { generateKeyPair, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { EnvironmentJSON, OneTapRequestJSON, SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { providers as parseProviders } from '../../server/src/oauth/provider-settings.js';
import { TokenIssuer } from '../oidc/token-issuer.js';
import type { Browser } from './browser.js';
import { serve, startServer } from './start.js';

const google = await new TokenIssuer().open();
const providers = parseProviders(google.settings);
const server = await startServer({ rateLimits: 'relaxed', providers, oneTap: true });
afterAll(async () => {
  await server.close();
  google.close();
});

let people = 0;
const person = () => ({ sub: `google-${++people}`, email: `one.tap.${people}@example.com` });
const strategy = 'google_one_tap';

const ask = async (browser: Browser): Promise<OneTapRequestJSON> =>
  (await browser.post<OneTapRequestJSON>('/client/one_tap_requests')).json.response;

/** What the browser gets of Google once somebody has agreed. */
const tokenFor = async (browser: Browser, claims: JWTPayload): Promise<string> =>
  google.token({ nonce: (await ask(browser)).nonce, ...claims }, server.clock.now());

const signIn = (browser: Browser, token: string) => browser.post<SignInJSON>('/client/sign_ins', { strategy, token });
const signUp = (browser: Browser, token: string) => browser.post<SignUpJSON>('/client/sign_ups', { strategy, token });

const usersWith = async (email: string): Promise<number> =>
  (await server.instance.database.selectFrom('email_addresses').select('id').where('email_key', '=', email).execute())
    .length;

test('B2: Google One Tap makes an account, without a password, and signs in to it from then on', async () => {
  const ada = person();
  const browser = server.browser();
  const token = await tokenFor(browser, { ...ada, given_name: 'Ada' });
  expect(await signIn(browser, token)).toMatchObject({ status: 422, code: 'external_account_not_found' });
  const made = await signUp(browser, token);
  expect(made.json.response).toMatchObject({ status: 'complete', email_address: ada.email });
  expect((await browser.client())?.sessions).toHaveLength(1);

  const other = server.browser();
  const back = await signIn(other, await tokenFor(other, ada));
  expect(back.json.response).toMatchObject({
    status: 'complete',
    first_factor_verification: { object: 'verification_google_one_tap', status: 'verified', strategy },
  });
  expect(await usersWith(ada.email)).toBe(1);
  expect(google.fetched).toBe(1);
});

test('the settings name the client, and a browser is told what to ask', async () => {
  const told = JSON.parse((await server.browser().get('/environment')).text) as EnvironmentJSON;
  expect(told.display_config.google_one_tap_client_id).toBe(google.clientId);
  expect(await ask(server.browser())).toMatchObject({
    client_id: google.clientId,
    config_url: `${google.issuer}/gsi/fedcm.json`,
  });
  const off = serve(await server.another({ providers, oneTap: false }));
  onTestFinished(off.close);
  const none = JSON.parse((await off.browser().get('/environment')).text) as EnvironmentJSON;
  expect(none.display_config.google_one_tap_client_id).toBeNull();
  const browser = off.browser();
  expect((await browser.post('/client/one_tap_requests')).code).toBe('oauth_provider_not_enabled');
  expect((await signIn(browser, 'a.b.c')).code).toBe('oauth_provider_not_enabled');
  expect((await signUp(browser, 'a.b.c')).code).toBe('oauth_provider_not_enabled');
});

test('B5: a verified address leads to the account that has it, and connects it', async () => {
  const ada = person();
  await server.browser().signUp(ada.email);
  const browser = server.browser();
  expect((await signIn(browser, await tokenFor(browser, ada))).json.response.status).toBe('complete');
  const third = server.browser();
  const moved = { ...ada, email: 'another@example.com' };
  expect((await signIn(third, await tokenFor(third, moved))).json.response.status).toBe('complete');
  expect((await signUp(third, await tokenFor(third, ada))).code).toBe('external_account_exists');
  expect(await usersWith(ada.email)).toBe(1);
});

test('B5: an address that Google does not vouch for opens no account, and is proved before it makes one', async () => {
  const ada = person();
  await server.browser().signUp(ada.email);
  const browser = server.browser();
  const token = await tokenFor(browser, { ...ada, email_verified: false });
  expect((await signIn(browser, token)).code).toBe('external_account_not_found');
  const begun = await signUp(browser, token);
  expect(begun.json.response).toMatchObject({ status: 'missing_requirements', unverified_fields: ['email_address'] });
  expect((await browser.client())?.sessions).toEqual([]);
});

test('A-13: a token is for us, from the site, in time, and answers a question of this very client', async () => {
  const ada = person();
  const browser = server.browser();
  const { nonce } = await ask(browser);
  const now = server.clock.now();
  const seconds = Math.floor(now / 1000);
  const make = (claims: JWTPayload): Promise<string> => google.token({ ...ada, nonce, ...claims }, now);
  const foreign = server.browser();
  const refused: Readonly<Record<string, string>> = {
    'another audience': await make({ aud: 'another-app' }),
    'several audiences': await make({ aud: [google.clientId, 'another-app'] }),
    'another issuer': await make({ iss: 'https://accounts.google.com' }),
    'too old': await make({ iat: seconds - 8000, exp: seconds - 4000 }),
    'made in the future': await make({ iat: seconds + 3600, exp: seconds + 7200 }),
    'no nonce': await make({ nonce: undefined }),
    'a nonce that nobody gave out': await make({ nonce: 'made.9999999999999.up' }),
    'the nonce of another client': await tokenFor(foreign, ada),
    nobody: await make({ sub: '' }),
    'another key': await google.token({ ...ada, nonce }, now, (await generateKeyPair('RS256')).privateKey),
    'no signature': new UnsecuredJWT({
      ...ada,
      nonce,
      iss: google.issuer,
      aud: google.clientId,
      iat: seconds,
      exp: seconds + 60,
    }).encode(),
    'no token': 'x',
  };
  for (const [what, token] of Object.entries(refused)) {
    expect(await signIn(browser, token), what).toMatchObject({ status: 400, code: 'oauth_callback_invalid' });
    expect((await signUp(browser, token)).code, what).toBe('oauth_callback_invalid');
  }
  expect(await usersWith(ada.email)).toBe(0);
  expect((await signIn(browser, '')).code).toBe('form_param_nil');
});

test('AC-023: of fifty requests with the same token one signs in', async () => {
  const ada = person();
  await server.browser().signUp(ada.email);
  const browser = server.browser();
  const token = await tokenFor(browser, ada);
  const replies = await Promise.all(Array.from({ length: 50 }, () => signIn(browser, token)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await signIn(browser, token)).code).toBe('oauth_callback_invalid');
});

test('AC-029: of twenty sign-ups at once by one person in two browsers there is one account', async () => {
  const ada = person();
  const browsers = [server.browser(), server.browser()];
  const tokens = await Promise.all(browsers.map(browser => tokenFor(browser, ada)));
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => signUp(browsers[at % 2] ?? server.browser(), tokens[at % 2] ?? '')),
  );
  expect(await usersWith(ada.email)).toBe(1);
});

test('B3: whoever has a second factor is asked for it', async () => {
  const ada = person();
  const browser = server.browser();
  await signUp(browser, await tokenFor(browser, ada));
  const { database } = server.instance;
  const { user_id } = await database
    .selectFrom('email_addresses')
    .select('user_id')
    .where('email_key', '=', ada.email)
    .executeTakeFirstOrThrow();
  const now = server.clock.now();
  const app = { id: `totp_${people}`, user_id, secret: 'sealed', verified_at: now, created_at: now };
  await database.insertInto('authenticators').values(app).execute();
  const other = server.browser();
  const attempt = await signIn(other, await tokenFor(other, ada));
  expect(attempt.json.response.status).toBe('needs_second_factor');
});

test('whoever comes by Google needs no work', async () => {
  const strict = serve(
    await server.another({ providers, oneTap: true, bots: { kind: 'proof_of_work', freeSignUps: 0 } }),
  );
  onTestFinished(strict.close);
  const browser = strict.browser();
  expect((await signUp(browser, await tokenFor(browser, person()))).status).toBe(200);
});

test('a site that is away is said to be so, and is asked again', async () => {
  const fresh = serve(await server.another({ providers, oneTap: true, rateLimits: 'relaxed' }));
  onTestFinished(fresh.close);
  const browser = fresh.browser();
  const token = await tokenFor(browser, person());
  google.away = true;
  expect(await signIn(browser, token)).toMatchObject({ status: 503, code: 'service_unavailable' });
  google.away = false;
  expect((await signIn(browser, token)).code).toBe('external_account_not_found');
});
