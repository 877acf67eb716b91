import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { personOf } from '../saml/identity-provider.js';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { Backend } from './backend.js';
import { externalUrl, startOrganization, targets } from './organization.js';
import { serve } from './start.js';

const organization = await startOrganization({
  users: { username: 'optional' },
  passkeys: { enabled: true },
});
afterAll(organization.close);
const { server, acme } = organization;

const verificationOf = async (browser: Browser) => (await browser.client())?.sign_in?.first_factor_verification;
const userOf = async (browser: Browser) => (await browser.client())?.sessions[0]?.user;

test('B2: by an address of an organization somebody gets an account, and is the same person the next time', async () => {
  const email = organization.somebody({ firstName: 'Ada', lastName: 'Lovelace' });
  const browser = server.browser();
  await organization.come(browser, email);
  const user = await userOf(browser);
  expect(user).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace', password_enabled: false });
  expect(user?.email_addresses).toMatchObject([
    { email_address: email, matches_sso_connection: true, verification: { status: 'verified', strategy: 'saml' } },
  ]);
  expect(user?.external_accounts).toEqual([]);
  expect(user?.enterprise_accounts).toMatchObject([
    { protocol: 'saml', active: true, email_address: email, enterprise_connection: { id: 'acme', name: 'ACME' } },
  ]);
  expect(user?.saml_accounts).toMatchObject([{ provider_user_id: email, saml_connection: { domain: 'acme.example' } }]);
  expect(await server.mails.to(email)).toEqual([]);

  const again = server.browser();
  const reply = await organization.visit(again, email);
  expect(reply?.headers.get('location')).toBe(targets.action_complete_redirect_url);
  expect((await userOf(again))?.id).toBe(user?.id);
  expect((await again.client())?.last_authentication_strategy).toBe('enterprise_sso');
});

test('B1 B2: whoever types such an address is offered their organization and nothing else, account or none', async () => {
  const known = organization.somebody();
  await organization.come(server.browser(), known);
  const answers: string[] = [];
  for (const email of [known, 'nobody@acme.example', 'Nobody@ACME.Example']) {
    const { json } = await server.browser().post<SignInJSON>('/client/sign_ins', { identifier: email });
    expect(json.response.status).toBe('needs_first_factor');
    expect(json.response.supported_first_factors).toEqual([
      { strategy: 'enterprise_sso', enterprise_connection_id: 'acme', enterprise_connection_name: 'ACME' },
    ]);
    answers.push(JSON.stringify({ ...json.response, id: '', identifier: '', abandon_at: 0 }));
  }
  expect(new Set(answers).size).toBe(1);
  const { json } = await server.browser().post<SignInJSON>('/client/sign_ins', { identifier: 'ada@acme.example.org' });
  expect(json.response.supported_first_factors?.map(({ strategy }) => strategy)).not.toContain('enterprise_sso');
});

test('B1: a sign-in that has begun with the address goes on to the organization', async () => {
  const email = organization.somebody();
  await organization.come(server.browser(), email);
  const browser = server.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const path = `/client/sign_ins/${begun.json.response.id}/prepare_first_factor`;
  const prepared = await browser.post<SignInJSON>(path, { strategy: 'enterprise_sso', ...targets });
  expect(prepared.json.response.first_factor_verification).toMatchObject({
    status: 'unverified',
    strategy: 'enterprise_sso',
  });
  await organization.deliver(browser, await acme.answer(externalUrl(prepared)));
  expect((await userOf(browser))?.primary_email_address_id).toBeTruthy();
});

/** Every other way that leads into an account, as far as it gets. */
const waysAround: Readonly<Record<string, (browser: Browser, email: string) => Promise<string | undefined>>> = {
  'a password with the address': async (browser, email) => (await browser.signIn(email)).code,
  'a password in a call of its own': (browser, email) =>
    tryFactor(browser, email, 'attempt', { strategy: 'password', password: goodPassword }),
  'a mailed code': (browser, email) => tryFactor(browser, email, 'prepare', { strategy: 'email_code' }),
  'a mailed code that nobody was sent': (browser, email) =>
    tryFactor(browser, email, 'attempt', { strategy: 'email_code', code: '424242' }),
  'a mailed link': (browser, email) => tryFactor(browser, email, 'prepare', { strategy: 'email_link', ...targets }),
  'a new password': (browser, email) => tryFactor(browser, email, 'prepare', { strategy: 'reset_password_email_code' }),
  'a passkey': (browser, email) => tryFactor(browser, email, 'prepare', { strategy: 'passkey' }),
  'a code at sign-up': async (browser, email) => {
    const { json } = await browser.post<SignUpJSON>('/client/sign_ups', {
      email_address: email,
      password: goodPassword,
    });
    expect(json.response.verifications.email_address?.supported_strategies).toEqual(['enterprise_sso']);
    const path = `/client/sign_ups/${json.response.id}`;
    return (await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })).code;
  },
};

async function tryFactor(
  browser: Browser,
  email: string,
  call: 'prepare' | 'attempt',
  fields: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  return (await browser.post(`/client/sign_ins/${json.response.id}/${call}_first_factor`, fields)).code;
}

test.each(Object.keys(waysAround))('B2: %s is no way around the organization', async way => {
  const known = organization.somebody();
  await organization.come(server.browser(), known);
  for (const email of [known, `nobody.${way.length}@acme.example`]) {
    const browser = server.browser();
    expect(await waysAround[way]?.(browser, email)).toBe('strategy_for_user_invalid');
    expect((await browser.client())?.sessions).toEqual([]);
    expect(await server.mails.to(email)).toEqual([]);
  }
});

test('B2: neither is a username with the right password of an account that has such an address', async () => {
  const email = organization.somebody();
  const browser = server.browser();
  await organization.come(browser, email);
  const id = (await userOf(browser))?.id ?? '';
  const password_hash = await server.instance.passwords.hash(goodPassword);
  await server.instance.database
    .updateTable('users')
    .set({ username: 'countess', username_key: 'countess', password_hash })
    .where('id', '=', id)
    .execute();
  const other = server.browser();
  expect((await other.signIn('countess')).code).toBe('strategy_for_user_invalid');
  expect((await other.client())?.sessions).toEqual([]);
  // What the application's own server says stands.
  const { body } = await new Backend(server).post<{ token: string }>('/sign_in_tokens', { user_id: id });
  await other.post('/client/sign_ins', { strategy: 'ticket', ticket: body.token });
  expect((await userOf(other))?.id).toBe(id);
});

test('B2: an invitation to such an address leads by the organization, too', async () => {
  const email = organization.somebody();
  const { body } = await new Backend(server).post<{ url: string }>('/invitations', {
    email_address: email,
    redirect_url: targets.redirect_url,
  });
  const ticket = new URL(body.url).searchParams.get('ticket') ?? '';
  const browser = server.browser();
  const fields = { strategy: 'ticket', ticket, password: goodPassword };
  const { json } = await browser.post<SignUpJSON>('/client/sign_ups', fields);
  expect(json.response).toMatchObject({ status: 'missing_requirements', unverified_fields: ['email_address'] });
  const path = `/client/sign_ups/${json.response.id}/prepare_verification`;
  const prepared = await browser.post<SignUpJSON>(path, { strategy: 'enterprise_sso', ...targets });
  await organization.deliver(browser, await acme.answer(externalUrl(prepared)));
  expect(await userOf(browser)).toMatchObject({ password_enabled: false });
});

test('B6: sign-up with such an address leads by the organization, and a typed password is dropped', async () => {
  const email = organization.somebody();
  const browser = server.browser();
  const { json } = await browser.post<SignUpJSON>('/client/sign_ups', {
    email_address: email,
    password: goodPassword,
  });
  expect(json.response.verifications.email_address).toMatchObject({
    status: 'unverified',
    next_action: 'needs_prepare',
  });
  const path = `/client/sign_ups/${json.response.id}/prepare_verification`;
  const prepared = await browser.post<SignUpJSON>(path, { strategy: 'enterprise_sso', ...targets });
  const reply = await organization.deliver(browser, await acme.answer(externalUrl(prepared)));
  expect(reply?.headers.get('location')).toBe(targets.action_complete_redirect_url);
  const user = await userOf(browser);
  expect(user).toMatchObject({ password_enabled: false, email_addresses: [{ email_address: email }] });
});

test('B6: whoever signs up and has an account is signed in, and the reverse', async () => {
  const email = organization.somebody();
  const browser = server.browser();
  await organization.visit(browser, email, { flow: 'sign_ups' });
  expect(await userOf(browser)).toBeDefined();
  const again = server.browser();
  await organization.visit(again, email, { flow: 'sign_ups' });
  expect((await again.client())?.sign_up?.verifications.external_account).toMatchObject({
    status: 'transferable',
    error: { code: 'external_account_exists' },
  });
  await again.post('/client/sign_ins', { transfer: 'true' });
  expect((await userOf(again))?.id).toBe((await userOf(browser))?.id);
});

test('B6: it is about whoever has come, whatever was typed', async () => {
  const typed = organization.somebody();
  const email = organization.somebody();
  const browser = server.browser();
  await organization.come(browser, typed);
  expect((await userOf(browser))?.email_addresses[0]?.email_address).toBe(email);
});

test('AC-011: an account that somebody else has made with the address is emptied before its owner gets it', async () => {
  const email = organization.somebody();
  const planted = server.browser();
  await planted.signUp('mallory@example.com');
  const { database } = server.instance;
  const mallory = (await userOf(planted))?.id ?? '';
  await database
    .updateTable('email_addresses')
    .set({ email_address: email, email_key: email, verified_at: null })
    .where('user_id', '=', mallory)
    .execute();
  const browser = server.browser();
  await organization.visit(browser, email);
  expect(await userOf(browser)).toMatchObject({ id: mallory, password_enabled: false });
  expect((await planted.client())?.sessions).toEqual([]);
});

test('an account that has proved the address before is connected with the organization', async () => {
  const before = await server.another({ connections: [] });
  const email = organization.somebody();
  const made = await before.instance.database.transaction().execute(async tx => {
    const user_id = `user_${email.replace(/\W/g, '')}`;
    const times = { created_at: 1, updated_at: 1 };
    const address = { id: `idn_${user_id}`, email_address: email, email_key: email, verified_at: 1 };
    await tx
      .insertInto('users')
      .values({ id: user_id, ...times })
      .execute();
    await tx
      .insertInto('email_addresses')
      .values({ ...address, user_id, ...times })
      .execute();
    return user_id;
  });
  const browser = server.browser();
  await organization.visit(browser, email);
  expect(await userOf(browser)).toMatchObject({ id: made, enterprise_accounts: [{ active: true }] });
  await before.close();
});

const refusals: Readonly<Record<string, readonly [person: ReturnType<typeof personOf>, code: string]>> = {
  'an address of another domain': [personOf('ada@example.com'), 'enterprise_sso_email_address_domain_mismatch'],
  'an address below the domain': [personOf('ada@x.acme.example'), 'enterprise_sso_email_address_domain_mismatch'],
  'no address': [{ nameId: 'employee-17', attributes: { team: 'engines' } }, 'enterprise_sso_user_attribute_missing'],
};

test.each(Object.keys(refusals))('AC-089: the organization speaks for its own addresses alone: %s', async name => {
  const [person, code] = refusals[name] ?? [acme.person, ''];
  acme.person = person;
  const browser = server.browser();
  const reply = await organization.visit(browser, 'ada@acme.example');
  expect(reply?.headers.get('location')).toBe(targets.redirect_url);
  expect(await verificationOf(browser)).toMatchObject({ status: 'failed', error: { code } });
  expect((await browser.client())?.sessions).toEqual([]);
});

test('AC-100: it leads back to pages of allowed origins alone', async () => {
  const browser = server.browser();
  for (const redirect_url of ['https://evil.example/', 'javascript:alert(1)', '//evil.example', undefined]) {
    const fields = { strategy: 'enterprise_sso', identifier: 'ada@acme.example', redirect_url };
    expect((await browser.post('/client/sign_ins', fields)).status).toBe(422);
  }
});

test('AC-089: our own description names what an identity provider needs, and is that of connections in use', async () => {
  const response = await server.fetch(new Request('http://localhost:4000/v1/saml/metadata/acme.xml'));
  expect(response.headers.get('content-type')).toContain('application/samlmetadata+xml');
  const xml = await response.text();
  expect(xml).toContain('entityID="http://localhost:4000/v1/saml/metadata/acme.xml"');
  expect(xml).toContain('Location="http://localhost:4000/v1/saml/acs/acme"');
  for (const name of ['nobody', 'enterprise_acme'])
    expect((await server.fetch(new Request(`http://localhost:4000/v1/saml/metadata/${name}.xml`))).status).toBe(404);
});

test('the environment says whether there are such connections', async () => {
  const { json } = await server.browser().get('/environment');
  expect(json).toMatchObject({ user_settings: { enterprise_sso: { enabled: true }, saml: { enabled: true } } });
});

test('an address is no organization’s where the connection is not in use, and whoever is on the way is told', async () => {
  const email = organization.somebody();
  const browser = server.browser();
  const begun = await organization.begin(browser, email);
  const closed = await server.another({
    connections: server.instance.settings.connections.map(connection => ({ ...connection, active: false })),
  });
  onTestFinished(closed.close);
  const later = serve(closed);
  const post = await acme.answer(begun);
  const location = (await organization.post(post)).headers.get('location') ?? '';
  const same = later.browser({ like: browser });
  await same.follow(new URL(location));
  expect((await same.client())?.sign_in?.first_factor_verification?.error?.code).toBe(
    'enterprise_sso_connection_inactive',
  );
  const body = new URLSearchParams({ SAMLResponse: post.fields.SAMLResponse }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await later.fetch(new Request(post.acsUrl, { method: 'POST', headers, body }))).status).toBe(404);
  const { json } = await later.browser().post<SignInJSON>('/client/sign_ins', { identifier: email });
  expect(json.response.supported_first_factors?.map(({ strategy }) => strategy)).toContain('email_code');
});
