import { afterAll, expect, test } from 'vitest';
import type { ExternalAccountJSON, UserJSON } from 'auth-elements/wire';
import type { IdentityProvider } from '../oidc/identity-provider.js';
import type { Browser, Reply } from './browser.js';
import { Site, startSite } from './site.js';

const site = await startSite();
afterAll(site.close);
const { server } = site;

let people = 0;

interface Member {
  readonly email: string;
  readonly browser: Browser;
}

async function member(): Promise<Member> {
  const email = `connecting-${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  return { email, browser };
}

async function userOf(browser: Browser): Promise<UserJSON> {
  const user = (await browser.client())?.sessions[0]?.user;
  if (!user) throw new Error('Nobody is signed in.');
  return user;
}

const begin = (browser: Browser, at = site.acme): Promise<Reply<ExternalAccountJSON>> =>
  browser.post('/me/external_accounts', {
    ...site.targets,
    strategy: at === site.acme ? 'oauth_custom_acme' : 'oauth_custom_other',
  });

const wayOf = ({ json, text }: Reply<ExternalAccountJSON>): string => {
  const url = json.response.verification?.external_verification_redirect_url;
  if (!url) throw new Error(`The server names no address: ${text}`);
  return url;
};

/** Goes to the site, agrees there and comes back. Answers where that led. */
async function connect(browser: Browser, at: IdentityProvider = site.acme): Promise<string | null> {
  const back = await browser.follow(await at.agree(wayOf(await begin(browser, at))));
  return back.headers.get('location');
}

const remove = (browser: Browser, id: string) => browser.send('DELETE', `/me/external_accounts/${id}`, {});

const shown = ({ external_accounts: accounts }: UserJSON) =>
  accounts.map(({ verification }) => [verification?.status, verification?.error?.code]);

async function notices(email: string): Promise<readonly string[]> {
  return (await server.mails.to(email)).map(({ template }) => template).filter(name => !name.endsWith('_code'));
}

test('E2: a site is connected with the account of who is signed in, and signs them in from then on', async () => {
  const { email, browser } = await member();
  site.acme.person = { ...Site.person(), email: 'another@example.com', email_verified: false };
  const begun = await begin(browser);
  expect(begun.json.response).toMatchObject({
    provider: 'custom_acme',
    verification: { status: 'unverified', strategy: 'oauth_custom_acme' },
  });
  expect((await userOf(browser)).external_accounts).toEqual([]);
  const back = await browser.follow(await site.acme.agree(wayOf(begun)));
  expect(back.headers.get('location')).toBe(site.targets.action_complete_redirect_url);
  const user = await userOf(browser);
  expect(user.external_accounts).toMatchObject([
    { id: begun.json.response.id, email_address: 'another@example.com', verification: { status: 'verified' } },
  ]);
  expect(user.email_addresses.map(({ email_address }) => email_address)).toEqual([email]);
  const elsewhere = server.browser();
  await site.come(elsewhere);
  expect((await userOf(elsewhere)).id).toBe(user.id);
  expect(await notices(email)).toEqual(['site_connected']);
});

test('E2: what is connected with another account stays there, and the page is told why', async () => {
  const person = Site.person();
  site.acme.person = person;
  const owner = await member();
  await connect(owner.browser);
  const thief = await member();
  site.acme.person = person;
  expect(await connect(thief.browser)).toBe(site.targets.redirect_url);
  const user = await userOf(thief.browser);
  expect(shown(user)).toEqual([['failed', 'oauth_identification_claimed']]);
  expect(shown(await userOf(owner.browser))).toEqual([['verified', undefined]]);
  expect((await remove(thief.browser, user.external_accounts[0]?.id ?? '')).status).toBe(200);
  expect(shown(await userOf(thief.browser))).toEqual([]);
  expect(shown(await userOf(owner.browser))).toEqual([['verified', undefined]]);
});

test('E2: what is connected already is not connected twice, and of two at once one is', async () => {
  const { browser } = await member();
  site.acme.person = Site.person();
  const ways = [await begin(browser), await begin(browser)];
  const answers = await Promise.all(ways.map(way => site.acme.agree(wayOf(way))));
  await Promise.all(answers.map(answer => browser.follow(answer)));
  const accounts = (await userOf(browser)).external_accounts;
  expect(accounts.filter(({ verification }) => verification?.status === 'verified')).toHaveLength(1);
  await connect(browser);
  const after = shown(await userOf(browser));
  expect(after.filter(([status]) => status === 'verified')).toHaveLength(1);
});

test('E2: who has said no at the site is told so, and a later yes is all that counts', async () => {
  const { browser } = await member();
  site.acme.person = Site.person();
  const { searchParams, href } = new URL(wayOf(await begin(browser)));
  const refused = new URL(searchParams.get('redirect_uri') ?? href);
  refused.searchParams.set('state', searchParams.get('state') ?? '');
  refused.searchParams.set('error', 'access_denied');
  expect((await browser.follow(refused)).headers.get('location')).toBe(site.targets.redirect_url);
  expect(shown(await userOf(browser))).toEqual([['failed', 'oauth_access_denied']]);
  server.clock.advance(1000);
  await connect(browser);
  expect(shown(await userOf(browser))).toEqual([['verified', undefined]]);
});

test('E2: the same person at the site renews a connection, and nobody else does', async () => {
  const { browser } = await member();
  const person = Site.person();
  site.acme.person = person;
  await connect(browser);
  const [account] = (await userOf(browser)).external_accounts;
  const { strategy, ...targets } = site.targets;
  const again = async (): Promise<void> => {
    server.clock.advance(1000);
    const path = `/me/external_accounts/${account?.id ?? ''}/reauthorize`;
    const begun = await browser.send<ExternalAccountJSON>('PATCH', path, targets);
    expect(begun.json.response).toMatchObject({ id: account?.id, verification: { strategy, status: 'unverified' } });
    await browser.follow(await site.acme.agree(wayOf(begun)));
  };
  site.acme.person = Site.person();
  await again();
  expect(shown(await userOf(browser))).toEqual([['verified', 'oauth_callback_invalid']]);
  site.acme.person = { ...person, email: 'renewed@example.com' };
  await again();
  expect((await userOf(browser)).external_accounts).toMatchObject([
    { id: account?.id, email_address: 'renewed@example.com', verification: { status: 'verified' } },
  ]);
  expect(shown(await userOf(browser))).toEqual([['verified', undefined]]);
});

test('AC-044: connecting, renewing and removing a site need a fresh proof', async () => {
  const { browser } = await member();
  site.acme.person = Site.person();
  await connect(browser);
  const [account] = (await userOf(browser)).external_accounts;
  const way = wayOf(await begin(browser, site.other));
  server.clock.advance(10 * 60_000);
  const { strategy, ...targets } = site.targets;
  const path = `/me/external_accounts/${account?.id ?? ''}`;
  for (const reply of [
    await browser.post('/me/external_accounts', { strategy, ...targets }),
    await browser.send('PATCH', `${path}/reauthorize`, targets),
    await remove(browser, account?.id ?? ''),
  ])
    expect(reply.code).toBe('session_reverification_required');
  // What was begun with one is over when the proof is.
  site.other.person = Site.person();
  await browser.follow(await site.other.agree(way));
  expect(shown(await userOf(browser))).toEqual([['verified', undefined]]);
});

test('AC-017: whoever has signed out meanwhile, or comes back in another browser, connects nothing', async () => {
  const { email, browser } = await member();
  site.acme.person = Site.person();
  const answer = await site.acme.agree(wayOf(await begin(browser)));
  const stranger = await member();
  expect((await stranger.browser.follow(answer)).status).toBe(400);
  await browser.send('DELETE', '/client/sessions', {});
  expect((await browser.follow(answer)).headers.get('location')).toBe(site.targets.redirect_url);
  await browser.signIn(email);
  expect(shown(await userOf(browser)).filter(([status]) => status === 'verified')).toEqual([]);
  expect(shown(await userOf(stranger.browser))).toEqual([]);
});

test('W-15, N-37: a site is removed, which a mail tells of, unless it is the only way in', async () => {
  const { email, browser } = await member();
  site.acme.person = Site.person();
  await connect(browser);
  const { id, external_accounts: accounts } = await userOf(browser);
  const account = accounts[0]?.id ?? '';
  const stranger = await member();
  expect((await remove(stranger.browser, account)).status).toBe(404);
  const { database } = server.instance;
  const address = await database.deleteFrom('email_addresses').where('user_id', '=', id).returningAll().execute();
  expect((await remove(browser, account)).code).toBe('identification_deletion_failed');
  await database.insertInto('email_addresses').values(address).execute();
  expect((await remove(browser, account)).json.response).toEqual({
    object: 'external_account',
    id: account,
    deleted: true,
  });
  expect((await userOf(browser)).external_accounts).toEqual([]);
  expect(await notices(email)).toEqual(['site_connected', 'site_removed']);
  const events = await database.selectFrom('audit_log').select('event').where('user_id', '=', id).execute();
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['external_account.connected', 'external_account.removed']),
  );
});

test('a page on an origin that is not allowed is led to by no connection', async () => {
  const { browser } = await member();
  const fields = { strategy: 'oauth_custom_acme', redirect_url: 'https://evil.example/' };
  expect((await browser.post('/me/external_accounts', fields)).code).toBe('invalid_redirect_url');
  expect((await browser.post('/me/external_accounts', { ...site.targets, strategy: 'oauth_nobody' })).code).toBe(
    'form_param_value_invalid',
  );
});
