import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { EnvironmentJSON, PasskeyJSON, SignInJSON, UserJSON } from 'auth-elements/wire';
import { begin, beginSignIn, make, member, memberWithPasskey, signIn } from './passkey-people.js';
import { startServer } from './start.js';
import { watch } from './watched.js';

const passkeys = { enabled: true };
const server = watch(await startServer({ passkeys }));
afterAll(server.close);

test('B9: a passkey is made with what the account is, and shown to its owner', async () => {
  const { email, browser } = await member(server);
  const { made, options, id } = await make(browser);
  expect(options).toMatchObject({
    rp: { id: 'localhost', name: 'Test app' },
    user: { name: email, displayName: email },
    excludeCredentials: [],
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
  expect(made.json.response).toMatchObject({ id, object: 'passkey', name: 'Chrome, Linux', last_used_at: null });
  expect(made.json.client?.sessions[0]?.user).toMatchObject({
    passkeys: [{ id, verification: { status: 'verified' } }],
  });
  expect((await browser.get(`/me/passkeys/${id}`)).json.response).toMatchObject({ id });
});

test('B9: it signs its owner in, who has typed nothing, on any device', async () => {
  const { email, maker, id } = await memberWithPasskey(server);
  const browser = server.browser();
  const { json, status } = await signIn(browser, maker, { counter: 3 });
  expect(status).toBe(200);
  expect(json.response).toMatchObject({ status: 'complete', first_factor_verification: { status: 'verified' } });
  expect(json.client?.sessions[0]).toMatchObject({
    id: json.response.created_session_id,
    user: { email_addresses: [{ email_address: email }], passkeys: [{ id, last_used_at: server.clock.now() }] },
  });
});

test('B9: the owner, named before, signs in with it; a passkey of somebody else proves nothing of them', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const other = await memberWithPasskey(server);
  expect((await signIn(server.browser(), other.maker, {}, email)).code).toBe('passkey_authentication_failure');
  expect((await signIn(server.browser(), maker, { userHandle: null }, email)).json.response.status).toBe('complete');
});

test('B9: its name is its owner’s to choose, and without it nobody signs in with it', async () => {
  const { browser, maker, id, email } = await memberWithPasskey(server);
  const renamed = await browser.send<PasskeyJSON>('PATCH', `/me/passkeys/${id}`, { name: '  Blue key ' });
  expect(renamed.json.response.name).toBe('Blue key');
  expect((await browser.send('PATCH', `/me/passkeys/${id}`, { name: ' ' })).code).toBe('form_param_nil');
  const long = await browser.send('PATCH', `/me/passkeys/${id}`, { name: 'x'.repeat(65) });
  expect(long.code).toBe('form_param_max_length_exceeded');
  server.clock.advance(1000);
  const removed = await browser.send('DELETE', `/me/passkeys/${id}`, {});
  expect(removed.json.response).toEqual({ object: 'passkey', id, deleted: true });
  expect(removed.json.client?.sessions[0]?.user.passkeys).toEqual([]);
  expect((await signIn(server.browser(), maker)).code).toBe('passkey_authentication_failure');
  const mails = await server.mails.to(email);
  expect(mails.slice(1).map(({ template }) => template)).toEqual(['passkey_added', 'passkey_removed']);
  const events = await server.instance.database
    .selectFrom('audit_log')
    .select('event')
    .where('user_id', 'is not', null)
    .execute();
  expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['passkey.added', 'passkey.removed']));
});

test('B9: where passkeys are off there are none, and the environment says so', async () => {
  const plain = await startServer();
  onTestFinished(plain.close);
  const browser = plain.browser();
  await browser.signUp('off@example.com');
  expect((await browser.post('/me/passkeys')).code).toBe('form_param_value_disabled');
  expect((await plain.browser().post('/client/sign_ins', { strategy: 'passkey' })).code).toBe(
    'form_param_value_disabled',
  );
  const named = await plain.browser().post<SignInJSON>('/client/sign_ins', { identifier: 'off@example.com' });
  expect(named.json.response.supported_first_factors?.map(({ strategy }) => strategy)).not.toContain('passkey');
});

test('AC-131: a passkey of somebody else is like one that is not there', async () => {
  const { id, maker } = await memberWithPasskey(server);
  const { browser: other } = await member(server);
  const missing = id.replace(/.{5}$/, 'zzzzz');
  for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
    const fields = method === 'PATCH' ? { name: 'mine' } : {};
    const [foreign, none] = [
      await other.send(method, `/me/passkeys/${id}`, fields),
      await other.send(method, `/me/passkeys/${missing}`, fields),
    ];
    expect(foreign.status).toBe(404);
    expect(foreign.code).toBe(none.code);
  }
  const attempted = await other.post(`/me/passkeys/${id}/attempt_verification`, { strategy: 'passkey' });
  expect(attempted.status).toBe(404);
  expect((await signIn(server.browser(), maker)).status).toBe(200);
});

test('AC-001: whoever has only named somebody, or only begun, has no passkey to make or to remove', async () => {
  const { email, id } = await memberWithPasskey(server);
  const stranger = server.browser();
  await stranger.post('/client/sign_ins', { identifier: email, strategy: 'passkey' });
  expect((await stranger.post('/me/passkeys')).status).toBe(401);
  expect((await stranger.send('DELETE', `/me/passkeys/${id}`, {})).status).toBe(401);
});

test('B9: a form that waits for a passkey leaves a sign-up alone that was begun', async () => {
  const browser = server.browser();
  await browser.post('/client/sign_ups', { email_address: `begun@example.com` });
  await beginSignIn(browser);
  expect((await browser.client())?.sign_up).not.toBe(null);
});

test('B9: an account that is locked for its password opens with its passkey', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const { database } = server.instance;
  const address = await database
    .selectFrom('email_addresses')
    .selectAll()
    .where('email_address', '=', email)
    .executeTakeFirstOrThrow();
  await database
    .updateTable('users')
    .set({ locked_until: server.clock.now() + 60_000 })
    .where('id', '=', address.user_id)
    .execute();
  const signedIn = await signIn(server.browser(), maker);
  expect(signedIn.status).toBe(200);
  const user = signedIn.json.client?.sessions[0]?.user as UserJSON;
  expect(user.locked).toBe(false);
});

test('B9: a passkey that was begun and never made is shown to nobody, and gone with the next one', async () => {
  const { browser } = await member(server);
  const first = await begin(browser);
  expect((await browser.client())?.sessions[0]?.user.passkeys).toEqual([]);
  await begin(browser);
  expect((await browser.get(`/me/passkeys/${first.id}`)).status).toBe(404);
});

test('W-12: the browser of a member is told which passkeys there are, and nobody else is', async () => {
  const { browser, maker, email, options } = await memberWithPasskey(server);
  const told = await browser.get('/me/passkey_signals');
  expect(told.json.response).toEqual({
    object: 'passkey_signals',
    rp_id: 'localhost',
    user_handle: options.user?.id,
    name: email,
    display_name: email,
    credential_ids: [maker.id],
  });
  const stranger = server.browser();
  await stranger.post('/client/sign_ins', { identifier: email, strategy: 'passkey' });
  expect((await stranger.get('/me/passkey_signals')).status).toBe(401);
});

test('W-14: other domains are named at `/.well-known/webauthn` where there are some, and else there is nothing', async () => {
  const allowedOrigins = ['https://app.example', 'https://www.app.example', 'https://app.test'];
  const related = await startServer({ passkeys: { enabled: true, domain: 'app.example' }, allowedOrigins });
  onTestFinished(related.close);
  const read = (at: typeof related) => at.fetch(new Request('http://localhost:4000/.well-known/webauthn'));
  const answer = await read(related);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ origins: ['https://app.test'] });
  expect((await read(server)).status).toBe(404);
  const alone = await startServer({
    passkeys: { enabled: true, domain: 'app.example' },
    allowedOrigins: allowedOrigins.slice(0, 2),
  });
  onTestFinished(alone.close);
  expect((await read(alone)).status).toBe(404);
  const { options } = await beginSignIn(related.browser({ origin: 'https://www.app.example' }));
  expect(options).toMatchObject({ rpId: 'app.example' });
});

test('B9: an account without a password is made by a mailed code, and lives by its passkey', async () => {
  const without = await startServer({ passkeys, users: { passwords: 'off' } });
  onTestFinished(without.close);
  const email = 'bare@example.com';
  const browser = without.browser();
  expect((await without.browser().signUp(email)).code).toBe('form_param_value_disabled');
  const signedUp = await browser.signUp(email, { password: undefined });
  expect(signedUp.json.response.status).toBe('complete');
  without.clock.advance(60_000);
  const { maker } = await make(browser);
  expect((await signIn(without.browser(), maker)).json.response.status).toBe('complete');
  const named = await without.browser().post<SignInJSON>('/client/sign_ins', { identifier: email });
  const factors = named.json.response.supported_first_factors?.map(({ strategy }) => strategy);
  expect(factors).toEqual(['email_code', 'passkey']);
});

test('B9: where passwords are off none signs in, none is chosen, and the environment says so', async () => {
  const without = await startServer({ users: { passwords: 'off' } });
  onTestFinished(without.close);
  const browser = without.browser();
  const email = 'bare@example.com';
  await browser.signUp(email, { password: undefined });
  expect((await without.browser().signIn(email)).code).toBe('form_param_value_disabled');
  const stranger = without.browser();
  const named = await stranger.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const reset = await stranger.post(`/client/sign_ins/${named.json.response.id}/prepare_first_factor`, {
    strategy: 'reset_password_email_code',
  });
  expect(reset.code).toBe('form_param_value_disabled');
  const { text } = await browser.get('/environment');
  const { user_settings: settings } = JSON.parse(text) as EnvironmentJSON;
  expect(settings.attributes.password).toMatchObject({ enabled: false, required: false });
});

test('W-15: the passkey that is the only way in is not removed', async () => {
  const { browser, id } = await memberWithPasskey(server);
  const user = (await browser.client())?.sessions[0]?.user.id ?? '';
  const addresses = server.instance.database.deleteFrom('email_addresses').where('user_id', '=', user);
  await addresses.execute();
  const refused = await browser.send('DELETE', `/me/passkeys/${id}`, {});
  expect(refused).toMatchObject({ status: 400, code: 'identification_deletion_failed' });
  expect((await browser.client())?.sessions[0]?.user.passkeys).toHaveLength(1);
});
