import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { afterAll, expect, test } from 'vitest';
import { providers as parseProviders } from '../../server/src/oauth/provider-settings.js';
import { clean } from '../../server/src/store/cleaning.js';
import { startIdentityProvider } from '../oidc/identity-provider.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';

const acme = await startIdentityProvider();
const server = await startServer({
  rateLimits: 'relaxed',
  providers: parseProviders({ custom_acme: acme.settings }),
});
afterAll(async () => {
  await server.close();
  await acme.close();
});

const strategy = 'oauth_custom_acme';
const page = 'http://localhost:3000/sign-in';
const inside = 'http://localhost:3000/inside';
const targets = { strategy, redirect_url: page, action_complete_redirect_url: inside };

let people = 0;
const newPerson = (): { sub: string; email: string; email_verified: boolean } => {
  const sub = `person-${++people}`;
  return { sub, email: `${sub}@example.com`, email_verified: true };
};

/** Where the server says that the browser has to go. */
function externalUrl({ json, text }: Reply<SignInJSON | SignUpJSON>): string {
  const { response } = json;
  const trip =
    response.object === 'sign_in_attempt'
      ? response.first_factor_verification
      : response.verifications.external_account;
  const url = trip?.external_verification_redirect_url;
  if (!url) throw new Error(`The server names no address: ${text}`);
  return url;
}

/** Begins at sign-in or sign-up, agrees at the provider, and follows the way back. */
async function come(browser: Browser, flow: 'sign_ins' | 'sign_ups' = 'sign_ins'): Promise<Reply> {
  const begun = await browser.post<SignInJSON | SignUpJSON>(`/client/${flow}`, targets);
  return browser.follow(await acme.agree(externalUrl(begun)));
}

test('B2: what the site shall ask, and whom, is handed on to it', async () => {
  const asked = { ...targets, oidc_prompt: 'login select_account', oidc_login_hint: 'ada@example.com' };
  const begun = await server.browser().post<SignInJSON>('/client/sign_ins', asked);
  const { searchParams } = new URL(externalUrl(begun));
  expect(searchParams.get('prompt')).toBe('login select_account');
  expect(searchParams.get('login_hint')).toBe('ada@example.com');
  const refused = await server.browser().post('/client/sign_ins', { ...targets, oidc_prompt: 'login none' });
  expect(refused).toMatchObject({ status: 422, code: 'form_param_value_invalid' });
});

test('B2: somebody new signs up by another site, and signs in by it the next time', async () => {
  acme.person = newPerson();
  const browser = server.browser();
  const back = await come(browser, 'sign_ups');
  expect(back.status).toBe(303);
  expect(back.headers.get('location')).toBe(inside);
  const [session] = (await browser.client())?.sessions ?? [];
  expect(session?.user.primary_email_address_id).not.toBeNull();
  expect(session?.user.password_enabled).toBe(false);

  const other = server.browser();
  expect((await come(other)).headers.get('location')).toBe(inside);
  const again = (await other.client())?.sessions[0];
  expect(again?.user.id).toBe(session?.user.id);
  expect((await other.client())?.last_authentication_strategy).toBe(strategy);
});

test('A-09: a form that another site sends becomes a GET by 303, and does nothing itself', async () => {
  const browser = server.browser();
  const body = 'code=a+code&state=a+state&id_token=a+token&redirect_url=//evil.example';
  const headers = { origin: 'https://appleid.apple.com', 'content-type': 'application/x-www-form-urlencoded' };
  const url = 'http://localhost:4000/v1/oauth_callback/custom_acme';
  const answered = await server.fetch(new Request(url, { method: 'POST', headers, body }));
  expect(answered.status).toBe(303);
  expect(answered.headers.get('location')).toBe('/v1/oauth_callback/custom_acme?code=a+code&state=a+state');
  expect(answered.headers.getSetCookie()).toEqual([]);
  expect(await browser.client()).toBeNull();
});

test('what another site said of somebody is not kept with the trip for longer than an attempt may last', async () => {
  acme.person = newPerson();
  const browser = server.browser();
  await come(browser, 'sign_ups');
  const kept = () =>
    server.instance.database.selectFrom('provider_trips').select('id').where('identity', 'is not', null).execute();
  expect(await kept()).not.toEqual([]);
  server.clock.advance(3 * 24 * 60 * 60_000);
  await clean(server.instance.database, server.clock);
  expect(await kept()).toEqual([]);
});
