import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { connections as parseConnections } from '../../server/src/enterprise/connection-settings.js';
import type { ConnectionConfig } from '../../server/src/enterprise/connection-settings.js';
import { startIdentityProvider } from '../oidc/identity-provider.js';
import { providers as parseProviders } from '../../server/src/oauth/provider-settings.js';
import type { Browser } from './browser.js';
import { externalUrl, targets } from './organization.js';
import { serve, startServer } from './start.js';

const idp = await startIdentityProvider('ACME');
const google = await startIdentityProvider('Google');
const { issuer, clientId, clientSecret } = idp.settings;

type OidcConfig = Extract<ConnectionConfig, { readonly protocol: 'oidc' }>;

function connectionsWith(more: Partial<OidcConfig> = {}) {
  const acme = { name: 'ACME', protocol: 'oidc', domains: ['acme.example'], issuer, clientId, clientSecret } as const;
  return parseConnections({ acme: { ...acme, ...more } });
}

const server = await startServer({
  rateLimits: 'relaxed',
  connections: connectionsWith(),
  providers: parseProviders({ custom_google: google.settings }),
});
afterAll(async () => {
  await server.close();
  await Promise.all([idp.close(), google.close()]);
});

let people = 0;

function somebody(more: object = {}): string {
  const sub = `employee-${++people}`;
  const email = `${sub}@acme.example`;
  idp.person = { sub, email, ...more };
  return email;
}

async function begin(browser: Browser, identifier: string, at = 'enterprise_sso'): Promise<URL> {
  const named = at === 'enterprise_sso' && { identifier };
  return externalUrl(await browser.post<SignInJSON>('/client/sign_ins', { strategy: at, ...named, ...targets }));
}

async function come(browser: Browser, email: string, at = idp): Promise<void> {
  const begun = await begin(browser, email, at === idp ? 'enterprise_sso' : 'oauth_custom_google');
  await browser.follow(await at.agree(begun.href));
  const { sign_in } = (await browser.client()) ?? {};
  if (sign_in?.first_factor_verification?.status === 'transferable')
    await browser.post('/client/sign_ups', { transfer: 'true' });
}

test('B2: by OpenID Connect people of an organization get an account, and are the same the next time', async () => {
  const email = somebody({ given_name: 'Grace', family_name: 'Hopper' });
  const browser = server.browser();
  await come(browser, email);
  const user = (await browser.client())?.sessions[0]?.user;
  expect(user).toMatchObject({
    first_name: 'Grace',
    email_addresses: [{ email_address: email, verification: { strategy: 'from_oauth_enterprise_acme' } }],
    enterprise_accounts: [{ protocol: 'oauth', provider: 'oidc_custom', email_address: email }],
    external_accounts: [],
    saml_accounts: [],
  });
  const again = server.browser();
  await come(again, email);
  expect((await again.client())?.sessions[0]?.user.id).toBe(user?.id);
});

test('AC-076: who leaves takes along a challenge, a state, a nonce and the address that was typed', async () => {
  const { searchParams } = await begin(server.browser(), 'ada@acme.example');
  expect(searchParams.get('login_hint')).toBe('ada@acme.example');
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('redirect_uri')).toBe('http://localhost:4000/v1/oauth_callback/enterprise_acme');
});

const refusals = {
  'AC-089: an address of another domain': [
    { email: 'ada@example.com' },
    'enterprise_sso_email_address_domain_mismatch',
  ],
  'AC-016: an address that it does not vouch for': [
    { email_verified: false },
    'external_account_email_address_verification_required',
  ],
  'no address': [{ email: undefined }, 'enterprise_sso_user_attribute_missing'],
} as const;

test.each(Object.entries(refusals))('%s is refused', async (_, [person, code]) => {
  const email = somebody(person);
  const browser = server.browser();
  await come(browser, email);
  const client = await browser.client();
  expect(client?.sign_in?.first_factor_verification).toMatchObject({ status: 'failed', error: { code } });
  expect(client?.sessions).toEqual([]);
});

test('AC-072 AC-079: a token with another nonce, audience or signature signs nobody in', async () => {
  for (const tamper of [
    { claims: { nonce: 'another' } },
    { claims: { aud: 'somebody else' } },
    { claims: {}, alg: 'none' as const },
    { claims: {}, forged: true },
  ]) {
    idp.tamper = tamper;
    const email = somebody();
    const browser = server.browser();
    await come(browser, email);
    const error = (await browser.client())?.sign_in?.first_factor_verification?.error;
    expect(error?.code, JSON.stringify(tamper)).toBe('oauth_callback_invalid');
  }
  idp.tamper = undefined;
});

test('AC-075 AC-087: the answer of another site is none of the organization', async () => {
  const browser = server.browser();
  google.person = { sub: 'g', email: somebody(), email_verified: true };
  const answer = await google.agree((await begin(browser, '', 'oauth_custom_google')).href);
  answer.pathname = '/v1/oauth_callback/enterprise_acme';
  expect((await browser.follow(answer)).headers.get('location')).toBe(targets.redirect_url);
  const client = await browser.client();
  expect(client?.sessions).toEqual([]);
  expect(client?.sign_in?.first_factor_verification?.status).toBe('unverified');
});

test('B2 AC-016: another site that vouches for an address of the organization is no way around it', async () => {
  const known = somebody();
  await come(server.browser(), known);
  google.person = { sub: 'google-1', email: known, email_verified: true };
  const browser = server.browser();
  await come(browser, '', google);
  const client = await browser.client();
  expect(client?.sessions).toEqual([]);
  expect(client?.sign_up).toMatchObject({
    unverified_fields: ['email_address'],
    verifications: { email_address: { status: 'unverified', supported_strategies: ['enterprise_sso'] } },
  });
});

test('B2: an account that another site was connected with before the organization came is its organization’s now', async () => {
  const before = await startServer({
    rateLimits: 'relaxed',
    connections: [],
    providers: parseProviders({ custom_google: google.settings }),
  });
  onTestFinished(before.close);
  google.person = { sub: 'google-2', email: 'early@acme.example', email_verified: true };
  const early = before.browser();
  await come(early, '', google);
  expect((await early.client())?.sessions).toHaveLength(1);
  const now = await before.another({
    connections: connectionsWith(),
    providers: before.instance.settings.providers,
  });
  onTestFinished(now.close);
  const browser = serve(now).browser();
  await come(browser, '', google);
  const client = await browser.client();
  expect(client?.sessions).toEqual([]);
  expect(client?.sign_in?.first_factor_verification?.error?.code).toBe('strategy_for_user_invalid');
});

test('AC-088: its word on a second factor is taken where the settings say so', async () => {
  const trusting = await startServer({
    rateLimits: 'relaxed',
    connections: connectionsWith({ mfaContexts: ['mfa'] }),
  });
  onTestFinished(trusting.close);
  for (const [amr, age] of [
    [['pwd'], [0, -1]],
    [
      ['pwd', 'mfa'],
      [0, 0],
    ],
  ] as const) {
    const email = somebody();
    await comeTo(trusting, email);
    idp.tamper = { claims: { amr } };
    const browser = await comeTo(trusting, email);
    idp.tamper = undefined;
    expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual(age);
  }
});

async function comeTo(at: typeof server, email: string): Promise<Browser> {
  const browser = at.browser();
  await come(browser, email);
  return browser;
}

test('an organization that cannot be reached is said so, and the page is not left', async () => {
  const away = await startServer({
    rateLimits: 'relaxed',
    connections: connectionsWith({ issuer: 'http://127.0.0.1:9' }),
  });
  onTestFinished(away.close);
  const fields = { strategy: 'enterprise_sso', identifier: 'ada@acme.example', ...targets };
  const { status, code, json } = await away.browser().post('/client/sign_ins', fields);
  expect({ status, code }).toEqual({ status: 503, code: 'service_unavailable' });
  expect(json.errors?.[0]?.long_message).toContain('ACME cannot be reached');
});
