import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProviders } from '../../server/src/oauth/provider-client.js';
import { providers as parseProviders } from '../../server/src/oauth/provider-settings.js';
import type { Browser } from './browser.js';
import { Site, startSite } from './site.js';

const site = await startSite();
afterAll(site.close);
const { server } = site;

const codeOf = async (browser: Browser) => (await browser.client())?.sign_in?.first_factor_verification?.error?.code;
const sessionsOf = async (browser: Browser) => (await browser.client())?.sessions ?? [];

test('AC-076 A-01: who leaves takes along a challenge, a state and a nonce that nobody had before, and no secret', async () => {
  const seen = new Set<string | null>();
  const browser = server.browser();
  for (const flow of ['sign_ins', 'sign_ups', 'sign_ins'] as const) {
    const { searchParams, href } = await site.begin(browser, flow);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('response_type')).toBe('code');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const value = searchParams.get(name);
      expect(value).toMatch(/^[\w-]{43}$/);
      seen.add(value);
    }
    expect(href).not.toContain(encodeURIComponent(site.acme.settings.clientSecret));
  }
  expect(seen.size).toBe(9);
});

test('AC-073: no state, another one, or that of somebody else signs nobody in', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  const answer = await site.answer(browser);
  for (const state of [null, '', 'x'.repeat(43), 'undefined']) {
    const url = new URL(answer);
    if (state === null) url.searchParams.delete('state');
    else url.searchParams.set('state', state);
    expect((await browser.follow(url)).code).toBe('oauth_callback_invalid');
  }
  const other = server.browser();
  await site.begin(other);
  for (const stranger of [server.browser(), other]) {
    expect((await stranger.follow(answer)).code).toBe('oauth_callback_invalid');
    expect(await sessionsOf(stranger)).toEqual([]);
  }
  // What the others have tried has used nothing up.
  expect((await browser.follow(answer)).status).toBe(303);
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
});

test('AC-077: an answer serves once, whoever brings it again, and 20 at once are as good as one', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  await site.come(browser);
  expect(await sessionsOf(browser)).toHaveLength(1);

  const again = server.browser();
  const answer = await site.answer(again);
  const replies = await Promise.all(Array.from({ length: 20 }, () => again.follow(answer)));
  expect(replies.every(({ status }) => status === 303)).toBe(true);
  expect(
    replies.filter(({ headers }) => headers.get('location') === site.targets.action_complete_redirect_url),
  ).toHaveLength(1);
  expect(await sessionsOf(again)).toHaveLength(1);
});

test('AC-073: an answer that took more than ten minutes is not taken', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  const answer = await site.answer(browser);
  server.clock.advance(11 * 60_000);
  const reply = await browser.follow(answer);
  expect(reply.headers.get('location')).toBe(site.targets.redirect_url);
  expect(await sessionsOf(browser)).toEqual([]);
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toBe('expired');
});

test('AC-075: an answer to one site is not taken at the address of another', async () => {
  site.acme.person = site.other.person = Site.person();
  const browser = server.browser();
  const answer = await site.answer(browser);
  answer.pathname = answer.pathname.replace('custom_acme', 'custom_other');
  expect((await browser.follow(answer)).headers.get('location')).toBe(site.targets.redirect_url);
  expect(await sessionsOf(browser)).toEqual([]);
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toBe('unverified');
});

test('A-03: an answer that names another issuer is refused before its code is sent anywhere', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  const answer = await site.answer(browser);
  answer.searchParams.set('iss', site.other.issuer);
  const before = site.acme.redeemed;
  await browser.follow(answer);
  expect(await codeOf(browser)).toBe('oauth_callback_invalid');
  expect(site.acme.redeemed).toBe(before);
  const silent = server.browser();
  const without = await site.answer(silent);
  without.searchParams.delete('iss');
  await silent.follow(without);
  expect(await codeOf(silent)).toBe('oauth_callback_invalid');
});

test('A-05: a code that was given to another browser is worth nothing here, because its challenge is another', async () => {
  site.acme.person = Site.person();
  const [browser, thief] = [server.browser(), server.browser()];
  const stolen = (await site.answer(browser)).searchParams.get('code') ?? '';
  const own = await site.answer(thief);
  own.searchParams.set('code', stolen);
  await thief.follow(own);
  expect(await codeOf(thief)).toBe('oauth_callback_invalid');
  expect(await sessionsOf(thief)).toEqual([]);
});

test.each([
  ['another nonce', { nonce: 'not the one that was sent' }, {}],
  ['no nonce', { nonce: undefined }, {}],
  ['another audience', { aud: 'another client' }, {}],
  ['another issuer', { iss: 'https://evil.example' }, {}],
  ['no subject', { sub: undefined }, {}],
  ['an end that is past', { exp: 1 }, {}],
  ['no signature', {}, { alg: 'none' }],
  ['a signature by another key', {}, { forged: true }],
] as const)('AC-071 AC-072 AC-079: an ID token with %s signs nobody in', async (_what, claims, how) => {
  site.acme.person = Site.person();
  const browser = server.browser();
  site.acme.tamper = { claims, ...how };
  onTestFinished(() => void (site.acme.tamper = undefined));
  await site.come(browser);
  expect(await codeOf(browser)).toBe('oauth_callback_invalid');
  expect(await sessionsOf(browser)).toEqual([]);
  site.acme.tamper = undefined;
  const sound = server.browser();
  await site.come(sound);
  expect(await sessionsOf(sound)).toHaveLength(1);
});

test('AC-017: whatever else an answer carries is not heard', async () => {
  const victim = server.browser();
  const { email } = Site.person();
  await victim.signUp(email);
  const user = (await sessionsOf(victim))[0]?.user;
  site.acme.person = Site.person();
  const browser = server.browser();
  const answer = await site.answer(browser);
  for (const [name, value] of Object.entries({ user_id: user?.id ?? '', link: 'true', email, idp: 'custom_other' }))
    answer.searchParams.set(name, value);
  await browser.follow(answer);
  await site.transfer(browser);
  const [session] = await sessionsOf(browser);
  expect(session?.user.id).not.toBe(user?.id);
});

test('A-08 AC-107: a refusal leads back to the page that was agreed on, with nothing of what it says in the address', async () => {
  for (const [error, code] of [
    ['access_denied', 'oauth_access_denied'],
    ['server_error', 'oauth_callback_invalid'],
    ['<script>alert(1)</script>', 'oauth_callback_invalid'],
  ]) {
    const browser = server.browser();
    const { searchParams } = await site.begin(browser);
    const url = new URL('http://localhost:4000/v1/oauth_callback/custom_acme');
    url.search = new URLSearchParams({ state: searchParams.get('state') ?? '', error: error ?? '' }).toString();
    url.searchParams.set('error_description', '<img src=x onerror=alert(1)>');
    const reply = await browser.follow(url);
    expect(reply.headers.get('location')).toBe(site.targets.redirect_url);
    expect(await codeOf(browser)).toBe(code);
  }
});

test('AC-100: nobody is sent to a page that is not allowed', async () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'http://localhost:3000@evil.example/',
    'http://localhost.evil.example/',
    'data:text/html,x',
    '\\\\evil.example',
    '%',
    'http://[::1]/',
  ];
  for (const target of elsewhere)
    for (const field of ['redirect_url', 'action_complete_redirect_url']) {
      const reply = await server.browser().post('/client/sign_ins', { ...site.targets, [field]: target });
      expect([target, reply.code]).toEqual([target, 'invalid_redirect_url']);
    }
});

test('AC-005: a site that is not in the settings, or no site at all, begins nothing', async () => {
  for (const strategy of ['oauth_google', 'oauth_', 'oauth_custom_', 'oauth_custom_acme ', 'oauth_token_apple']) {
    const reply = await server.browser().post('/client/sign_ins', { ...site.targets, strategy });
    expect([strategy, reply.status]).toEqual([strategy, 422]);
  }
});

test('AC-104: no code, state, token or secret is in what goes on to the page, nor in the log', async () => {
  site.acme.person = Site.person();
  const browser = server.browser();
  const answer = await site.answer(browser);
  const reply = await browser.follow(answer);
  const secrets = ['code', 'state'].map(name => answer.searchParams.get(name) ?? '');
  for (const secret of [...secrets, site.acme.settings.clientSecret]) {
    expect(secret.length).toBeGreaterThan(10);
    expect(reply.headers.get('location')).not.toContain(secret);
    expect(server.logged.join('\n')).not.toContain(secret);
  }
  const rows = await server.instance.database.selectFrom('provider_trips').selectAll().execute();
  for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret);
  expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
});

/** A site whose description is what the test says. */
async function discover(answer: (issuer: string) => string, headers: Readonly<Record<string, string>> = {}) {
  const http = createServer((_, response) => {
    response.writeHead(headers['location'] ? 302 : 200, { 'content-type': 'application/json', ...headers });
    response.end(answer(issuer));
  });
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void http.close());
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const [provider] = parseProviders({ custom_odd: { issuer, clientId: 'a', clientSecret: 'b' } });
  if (!provider) throw new Error('There is one.');
  return createProviders([provider], server.instance.log).authorizationUrl(provider);
}

const description = (issuer: string, rest: object = {}): string =>
  JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, ...rest });

test('AC-079: a description that names another issuer, is too long, or leads elsewhere is not used', async () => {
  expect((await discover(issuer => description(issuer))).pathname).toBe('/auth');
  await expect(discover(() => description('https://evil.example'))).rejects.toThrow('cannot be reached');
  await expect(discover(issuer => description(issuer, { x: 'x'.repeat(300_000) }))).rejects.toThrow(
    'cannot be reached',
  );
  await expect(discover(() => '', { location: 'https://evil.example/' })).rejects.toThrow('cannot be reached');
  await expect(discover(() => 'no JSON')).rejects.toThrow('cannot be reached');
});

test('B13: a site that is away is told with a sentence, and nothing is begun', async () => {
  const providers = parseProviders({
    custom_away: { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', name: 'Away' },
  });
  const away = await startSite({ providers });
  onTestFinished(away.close);
  const browser = away.server.browser();
  const reply = await browser.post('/client/sign_ins', { ...site.targets, strategy: 'oauth_custom_away' });
  expect([reply.status, reply.code]).toEqual([503, 'service_unavailable']);
  expect(reply.json.errors?.[0]?.long_message).toContain('Away cannot be reached');
  expect((await browser.signUp(Site.person().email)).json.response.status).toBe('complete');
});
