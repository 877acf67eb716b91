import { expect, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { enrol } from './authenticator.js';
import type { Browser } from './browser.js';
import { connectionTo, startOrganization, targets } from './organization.js';
import type { Organization } from './organization.js';

// What the settings say of a connection, and of everybody: each test has a server of its own.

const userOf = async (browser: Browser) => (await browser.client())?.sessions[0]?.user;

async function start(...parameters: Parameters<typeof startOrganization>): Promise<Organization> {
  const made = await startOrganization(...parameters);
  onTestFinished(made.close);
  return made;
}

test('A10: where accounts are not made by the connection, only who has one comes in', async () => {
  const closed = await start({}, idp => connectionTo(idp, { allowSignUp: false }));
  for (const flow of ['sign_ins', 'sign_ups'] as const) {
    const browser = closed.server.browser();
    await closed.visit(browser, closed.somebody(), { flow });
    const { sign_in, sign_up } = (await browser.client()) ?? {};
    const verification = sign_in?.first_factor_verification ?? sign_up?.verifications.external_account;
    expect(verification).toMatchObject({ status: 'failed', error: { code: 'external_account_not_found' } });
  }
});

test('who may sign up holds for people of an organization as well', async () => {
  const restricted = await start({ access: { mode: 'restricted' } });
  const browser = restricted.server.browser();
  await restricted.visit(browser, restricted.somebody());
  expect((await browser.post('/client/sign_ups', { transfer: 'true' })).code).toBe('sign_up_mode_restricted');
  expect((await browser.client())?.sessions).toEqual([]);
});

test('B6 B12: what the organization does not say is asked for, and what it says is not', async () => {
  const asking = await start({ users: { username: 'required', names: 'required', legalConsent: true } }, idp =>
    connectionTo(idp, { attributes: { firstName: 'called', lastName: 'family', username: 'login' } }),
  );
  const email = asking.somebody({ called: 'Ada', family: 'Lovelace', login: 'countess' });
  const browser = asking.server.browser();
  await asking.come(browser, email);
  const sign_up = (await browser.client())?.sign_up;
  expect(sign_up).toMatchObject({
    username: 'countess',
    first_name: 'Ada',
    last_name: 'Lovelace',
    missing_fields: ['legal_accepted'],
    unverified_fields: [],
  });
  await browser.send('PATCH', `/client/sign_ups/${sign_up?.id ?? ''}`, { legal_accepted: 'true' });
  expect(await userOf(browser)).toMatchObject({ username: 'countess', first_name: 'Ada' });
  // A username that somebody has is asked for.
  const second = asking.server.browser();
  await asking.come(second, asking.somebody({ called: 'Augusta', family: 'King', login: 'Countess' }));
  expect((await second.client())?.sign_up?.missing_fields).toEqual(['username', 'legal_accepted']);
});

test('with enumeration protection off an unknown address of an organization is led there all the same', async () => {
  const open = await start({ users: { enumerationProtection: false } });
  const browser = open.server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: 'nobody@acme.example' });
  expect(json.response.supported_first_factors).toMatchObject([{ strategy: 'enterprise_sso' }]);
  expect((await browser.post('/client/sign_ins', { identifier: 'nobody@example.com' })).code).toBe(
    'form_identifier_not_found',
  );
});

test('AC-089: an identity provider that describes itself is asked where it is, and may be away for a while', async () => {
  const described = await start({}, ({ metadataUrl }) => ({
    name: 'ACME',
    protocol: 'saml',
    domains: ['acme.example'],
    metadataUrl,
  }));
  const email = described.somebody();
  await described.come(described.server.browser(), email);
  await described.acme.close();
  described.server.clock.advance(60 * 60_000);
  const waiting = described.server.browser();
  expect((await described.begin(waiting, email)).origin).toBe(new URL(described.acme.ssoUrl).origin);
  described.server.clock.advance(25 * 60 * 60_000);
  const { status, code, headers } = await described.server
    .browser()
    .post('/client/sign_ins', { strategy: 'enterprise_sso', identifier: email, ...targets });
  expect({ status, code, again: headers.get('retry-after') }).toEqual({
    status: 503,
    code: 'service_unavailable',
    again: '5',
  });
});

test('AC-088: a second factor is asked for after the organization’s, unless its word on that is taken', async () => {
  const mfa = 'https://refeds.org/profile/mfa';
  const trusting = await start({ secondFactors: { totp: true, backupCodes: true } }, idp =>
    connectionTo(idp, { mfaContexts: [mfa] }),
  );
  const email = trusting.somebody();
  const first = trusting.server.browser();
  await trusting.come(first, email);
  await enrol(trusting.server, first);
  const asked = trusting.server.browser();
  await trusting.visit(asked, email);
  expect((await asked.client())?.sign_in).toMatchObject({ status: 'needs_second_factor', created_session_id: null });
  expect((await asked.client())?.sessions).toEqual([]);
  trusting.acme.person = { ...trusting.acme.person, context: mfa };
  const trusted = trusting.server.browser();
  await trusting.visit(trusted, email);
  expect((await trusted.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
});

test('AC-085: whoever may begin at the identity provider is sent there anew, and comes in by the answer to that alone', async () => {
  const page = 'http://localhost:3000/sign-in';
  const tiled = await start({ app: { signInUrl: page, afterSignInUrl: 'http://localhost:3000/inside' } }, idp =>
    connectionTo(idp, { allowIdpInitiated: true }),
  );
  const email = tiled.somebody();
  await tiled.come(tiled.server.browser(), email);
  const unasked = await tiled.acme.answer(await tiled.begin(tiled.server.browser(), email), { inResponseTo: '' });
  const posted = { ...unasked, fields: { ...unasked.fields, RelayState: '' } };
  const to = (await tiled.post(posted)).headers.get('location') ?? '';
  const browser = tiled.server.browser();
  const leaving = await browser.follow(new URL(to, unasked.acsUrl));
  expect((await browser.client())?.sessions).toEqual([]);
  const asked = new URL(leaving.headers.get('location') ?? '');
  expect(asked.origin).toBe(new URL(tiled.acme.ssoUrl).origin);
  const reply = await tiled.deliver(browser, await tiled.acme.answer(asked));
  expect(reply?.headers.get('location')).toBe('http://localhost:3000/inside');
  expect(await userOf(browser)).toBeDefined();

  // One that answers no request leads nobody in circles.
  const again = tiled.server.browser();
  expect((await again.follow(new URL(to, unasked.acsUrl))).headers.get('location')).toContain(tiled.acme.ssoUrl);
  expect((await again.follow(new URL(to, unasked.acsUrl))).headers.get('location')).toBe(page);
  // Nobody begins there where it was not said.
  const closed = await start();
  expect((await closed.server.browser().follow(new URL(to, unasked.acsUrl))).status).toBe(404);
});

test('AC-089: an organization’s address is added to no account by a code, and its own connection is nobody’s to remove', async () => {
  const made = await start({});
  const stranger = made.server.browser();
  await stranger.signUp('stranger@elsewhere.example');
  const refused = await stranger.post('/me/email_addresses', { email_address: made.somebody() });
  expect(refused).toMatchObject({ status: 400, code: 'strategy_for_user_invalid' });
  expect((await userOf(stranger))?.email_addresses).toHaveLength(1);
  const browser = made.server.browser();
  await made.come(browser, made.somebody());
  const user = await userOf(browser);
  expect(user?.external_accounts).toEqual([]);
  const id = user?.enterprise_accounts?.[0]?.id ?? '';
  expect(id).not.toBe('');
  expect((await browser.send('DELETE', `/me/external_accounts/${id}`, {})).status).toBe(404);
  expect((await userOf(browser))?.enterprise_accounts).toHaveLength(1);
});
