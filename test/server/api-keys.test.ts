import { sql } from 'kysely';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { EnvironmentJSON } from 'auth-elements/wire';
import { mostKeys } from '../../server/src/api-keys/change-keys.js';
import { Backend } from './backend.js';
import { goodPassword } from './browser.js';
import { KeyHolder, readAnswer } from './key-holder.js';
import { startServer } from './start.js';

const scopes = ['orders:read', 'orders:write'];
const server = await startServer({ rateLimits: 'relaxed', apiKeys: { enabled: true, scopes } });
afterAll(server.close);
const { database } = server.instance;
const backend = new Backend(server);

const holder = (): Promise<KeyHolder> => KeyHolder.signUp(server);
const secretOf = /^ak_[0-9A-Za-z]{43}$/;

/** Everything in the database, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select table_to_xml(format('%I', tablename)::regclass, true, false, '')::text as all
    from pg_tables where schemaname = 'public' order by tablename`.execute(database);
  return JSON.stringify(rows);
}

async function environment(of: typeof server): Promise<EnvironmentJSON> {
  return (await of.browser().get('/environment')).json as unknown as EnvironmentJSON;
}

test('E5: a key is made, and its secret is told this once', async () => {
  const ada = await holder();
  const made = await ada.create('Deploys', { description: 'For the robot', scopes: ['orders:read'] });
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    object: 'api_key',
    id: expect.stringMatching(/^ak_[0-9a-f]{32}$/),
    type: 'api_key',
    subject: ada.userId,
    name: 'Deploys',
    description: 'For the robot',
    claims: null,
    scopes: ['orders:read'],
    secret: expect.stringMatching(secretOf),
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: null,
    created_by: ada.userId,
    last_used_at: null,
    created_at: server.clock.now(),
    updated_at: server.clock.now(),
  });
  const { secret, ...shown } = made.body;
  expect((await ada.list()).body).toEqual({ data: [shown], total_count: 1 });
  const described = await ada.describe(made.body.id, null);
  expect(described.body).toMatchObject({ id: made.body.id, description: null, name: 'Deploys' });
  for (const answer of [await ada.list(), described, await ada.revoke(made.body.id, 'lost')])
    expect(JSON.stringify(answer.body)).not.toContain(secret);
});

test('E5: a secret stands in no row, in no log and in no mail', async () => {
  const ada = await holder();
  const { secret } = (await ada.create('Canary')).body;
  const own = secret.slice('ak_'.length);
  await backend.post('/api_keys/verify', { secret });
  expect(await everything()).not.toContain(own);
  expect(server.logged.join('\n')).not.toContain(own);
  expect(JSON.stringify(await server.mails.all())).not.toContain(own);
  const { secret_hash: hash } = await database
    .selectFrom('api_keys')
    .select('secret_hash')
    .where('name', '=', 'Canary')
    .executeTakeFirstOrThrow();
  expect(Buffer.from(hash, 'base64url')).toHaveLength(32);
});

test('E5: where keys are off there is nothing, and the environment says so', async () => {
  const off = await startServer();
  onTestFinished(off.close);
  const ada = await KeyHolder.signUp(off);
  for (const answer of [await ada.list(), await ada.create('Nothing'), await ada.revoke(`ak_${'0'.repeat(32)}`)])
    expect(answer).toMatchObject({ status: 404, code: 'resource_not_found' });
  expect(await new Backend(off).post('/api_keys/verify', { secret: 'ak_x' })).toMatchObject({ status: 404 });
  expect(await environment(off)).toMatchObject({
    api_keys_settings: { enabled: false, user_api_keys_enabled: false, orgs_api_keys_enabled: false },
    auth_elements: { api_key_scopes: [] },
  });
  expect(await environment(server)).toMatchObject({
    api_keys_settings: { enabled: true, user_api_keys_enabled: true, orgs_api_keys_enabled: false },
    auth_elements: { api_key_scopes: scopes },
  });
});

test('E5: what is over is shown to whoever asks for it, page by page and by its name', async () => {
  const ada = await holder();
  for (const name of ['First key', 'Second key', 'Third_key']) {
    await ada.create(name);
    server.clock.advance(1000);
  }
  const { data } = (await ada.list()).body;
  expect(data.map(({ name }) => name)).toEqual(['Third_key', 'Second key', 'First key']);
  await ada.revoke(data[1]?.id ?? '');
  expect((await ada.list()).body.total_count).toBe(2);
  expect((await ada.list('&include_invalid=true')).body.data[1]).toMatchObject({ name: 'Second key', revoked: true });
  const page = (await ada.list('&include_invalid=true&limit=1&offset=1')).body;
  expect(page).toMatchObject({ data: [{ name: 'Second key' }], total_count: 3 });
  expect((await ada.list('&query=THIRD_')).body.data.map(({ name }) => name)).toEqual(['Third_key']);
  for (const query of ['&limit=101', '&limit=0', '&include_invalid=1', '&type=m2m'])
    expect(await ada.list(query)).toMatchObject({ status: 422, code: 'form_param_value_invalid' });
});

test('E5: nobody sees, describes or revokes the key of somebody else, nor makes one for them', async () => {
  const [ada, mallory] = [await holder(), await holder()];
  const { id } = (await ada.create('Hers')).body;
  const before = await everything();
  for (const answer of [
    await mallory.send('GET', `/api_keys?subject=${ada.userId}`),
    await mallory.create('Mine now', { subject: ada.userId }),
    await mallory.describe(id, 'mine'),
    await mallory.revoke(id),
    await mallory.revoke(`ak_${'0'.repeat(32)}`),
  ])
    expect(answer).toMatchObject({ status: 404, code: 'resource_not_found' });
  expect(await everything()).toBe(before);
});

test('E5: a key that is revoked twice is revoked once', async () => {
  const ada = await holder();
  const { id, secret } = (await ada.create('Twice')).body;
  server.clock.advance(1000);
  const first = await ada.revoke(id, 'lost it');
  expect(first.body).toMatchObject({ revoked: true, revocation_reason: 'lost it' });
  server.clock.advance(1000);
  expect((await ada.revoke(id, 'again')).body).toEqual(first.body);
  expect((await backend.post('/api_keys/verify', { secret })).status).toBe(404);
  const told = (await server.mails.to(ada.email)).map(({ template }) => template);
  expect(told.filter(template => template.startsWith('api_key'))).toEqual(['api_key_created', 'api_key_revoked']);
  const activity = (await ada.browser.get('/me/activity')).json as unknown as { data: readonly { event: string }[] };
  const events = activity.data.map(({ event }) => event).filter(event => event.startsWith('api_key'));
  expect(events).toEqual(['api_key.revoked', 'api_key.created']);
});

test('E5: a key runs out when it was said to, and its name is free again', async () => {
  const ada = await holder();
  const { secret, expiration } = (await ada.create('Short', { seconds_until_expiration: 30 })).body;
  expect(expiration).toBe(server.clock.now() + 30_000);
  server.clock.advance(30_000 - 1);
  expect((await backend.post('/api_keys/verify', { secret })).status).toBe(200);
  server.clock.advance(1);
  expect((await backend.post('/api_keys/verify', { secret })).status).toBe(404);
  expect((await ada.list()).body.total_count).toBe(0);
  expect((await ada.list('&include_invalid=true')).body.data).toMatchObject([{ expired: true, revoked: false }]);
  expect((await ada.create('Short')).status).toBe(201);
});

test('E5: two keys of one person have two names, and others have names of their own', async () => {
  const [ada, bob] = [await holder(), await holder()];
  const { id } = (await ada.create('Robot')).body;
  const again = await ada.create(' Robot ');
  expect(again).toMatchObject({ status: 409, code: 'api_key_name_already_exists' });
  expect(again.body.errors?.[0]?.meta.param_name).toBe('name');
  expect((await bob.create('Robot')).status).toBe(201);
  await ada.revoke(id);
  expect((await ada.create('Robot')).status).toBe(201);
});

test(`E5: of many that are made at once ${mostKeys} are there, and one of each name`, async () => {
  const ada = await holder();
  const same = await Promise.all(Array.from({ length: 10 }, () => ada.create('The same')));
  expect(same.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  const others = await Promise.all(Array.from({ length: mostKeys + 5 }, (_, index) => ada.create(`Key ${index}`)));
  expect(others.filter(({ status }) => status === 201)).toHaveLength(mostKeys - 1);
  const refused = others.filter(({ status }) => status !== 201);
  for (const answer of refused) expect(answer).toMatchObject({ status: 403, code: 'api_key_usage_exceeded' });
  expect((await ada.list()).body.total_count).toBe(mostKeys);
  const [{ id } = { id: '' }] = (await ada.list()).body.data;
  await ada.revoke(id);
  expect((await ada.create('Room again')).status).toBe(201);
});

const wrong: readonly (readonly [string, object, string, string])[] = [
  ['a scope that nobody may give', { scopes: ['orders:delete'] }, 'scopes', 'form_param_value_invalid'],
  ['a name of two letters', { name: ' ab ' }, 'name', 'form_param_value_invalid'],
  ['a name of two lines', { name: 'one\ntwo' }, 'name', 'form_param_value_invalid'],
  ['a long name', { name: 'x'.repeat(101) }, 'name', 'form_param_max_length_exceeded'],
  ['no name', { name: undefined }, 'name', 'form_param_missing'],
  ['a long description', { description: 'x'.repeat(256) }, 'description', 'form_param_max_length_exceeded'],
  ['no time', { seconds_until_expiration: 0 }, 'seconds_until_expiration', 'form_param_value_invalid'],
  ['claims', { claims: { admin: true } }, 'claims', 'form_param_unknown'],
  ['another maker', { created_by: 'user_1' }, 'created_by', 'form_param_unknown'],
  ['another kind', { type: 'm2m_token' }, 'type', 'form_param_value_invalid'],
];

test.each(wrong)('E5: %s is refused at its field', async (_what, fields, field, code) => {
  const ada = await holder();
  const refused = await ada.create('Refused', fields);
  expect(refused).toMatchObject({ status: 422, code });
  expect(refused.body.errors?.[0]?.meta.param_name).toBe(field);
  expect((await ada.list()).body.total_count).toBe(0);
});

test('E5 D10: making a key asks for a fresh proof; describing and revoking do not', async () => {
  const ada = await holder();
  const { id } = (await ada.create('Before')).body;
  server.clock.advance(10 * 60_000);
  await ada.renew();
  const refused = await ada.create('After');
  expect(refused).toMatchObject({ status: 403, code: 'session_reverification_required' });
  expect(refused.body.errors?.[0]?.meta.reverification).toEqual({ level: 'first_factor', after_minutes: 10 });
  expect((await ada.describe(id, 'still mine')).status).toBe(200);
  expect((await ada.revoke(id)).status).toBe(200);
  const path = `/client/sessions/${ada.sessionId}/verify`;
  await ada.browser.post(path, { level: 'first_factor' });
  await ada.browser.post(`${path}/attempt_first_factor`, { strategy: 'password', password: goodPassword });
  // The session says it: the token from before will do.
  expect((await ada.create('After')).status).toBe(201);
});

test('E5: who acts as somebody else sees their keys, and makes, describes and revokes none', async () => {
  const ada = await holder();
  const { id } = (await ada.create('Hers')).body;
  const ticket = await backend.post<{ token: string }>('/actor_tokens', {
    user_id: ada.userId,
    actor: { sub: 'support' },
  });
  const browser = server.browser();
  await browser.post('/client/sign_ins', { strategy: 'ticket', ticket: ticket.body.token });
  const support = await KeyHolder.on(server, browser, ada.email);
  expect((await support.list()).body.total_count).toBe(1);
  for (const answer of [await support.create('Mine'), await support.describe(id, ''), await support.revoke(id)])
    expect(answer).toMatchObject({ status: 403, code: 'authorization_invalid' });
  expect((await ada.list()).body.data).toMatchObject([{ id, description: null, revoked: false }]);
});

test('E5: the token of a session that is over is worth nothing at once, whatever it says', async () => {
  const ada = await holder();
  const { id } = (await ada.create('Before')).body;
  await ada.browser.send('DELETE', '/client/sessions', {});
  for (const answer of [await ada.create('After'), await ada.revoke(id), await ada.describe(id, ''), await ada.list()])
    expect(answer).toMatchObject({ status: 401, code: 'signed_out' });
});

test('E5: nothing but a good token of this server says who somebody is', async () => {
  const ada = await holder();
  const other = await startServer({ apiKeys: { enabled: true } });
  onTestFinished(other.close);
  const good = ada.token;
  const [head = '', payload = '', signature = ''] = good.split('.');
  const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const strangers = [
    (await KeyHolder.signUp(other)).token,
    `${head}.${payload}.${signature.slice(0, -4)}AAAA`,
    `${unsigned}.${payload}.`,
    `${head}.${payload}`,
    server.instance.settings.secretKey ?? '',
    '',
  ];
  for (const token of strangers) {
    ada.token = token;
    expect(await ada.create('Not mine'), token).toMatchObject({ status: 401, code: 'authentication_invalid' });
  }
  ada.token = good;
  server.clock.advance(66_000);
  expect(await ada.list()).toMatchObject({ status: 401, code: 'authentication_invalid' });
});

test('E5: a cookie says nothing here, and neither does a form', async () => {
  const ada = await holder();
  const { id } = (await ada.create('Hers')).body;
  const before = await everything();
  const cookie = [...ada.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { 'content-type': 'application/json' };
  const post = async (path: string, headers: Record<string, string>, body: string) =>
    readAnswer(
      await server.fetch(
        new Request(`http://localhost:4000${path}`, { method: 'POST', headers: { cookie, ...headers }, body }),
      ),
    );
  const fields = `name=Evil&subject=${ada.userId}`;
  const own = { origin: 'http://localhost:3000' };
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const bearer = { authorization: `Bearer ${ada.token}` };
  const body = JSON.stringify({ name: 'Evil', subject: ada.userId });
  expect(await post('/api_keys', { ...evil, ...form }, fields)).toMatchObject({ status: 403, code: 'origin_invalid' });
  expect(await post('/api_keys', { ...evil, ...bearer, ...json }, body)).toMatchObject({ code: 'origin_invalid' });
  expect(await post('/api_keys', { ...bearer, ...json }, body)).toMatchObject({ code: 'origin_missing' });
  expect(await post('/api_keys', { ...own, ...form }, fields)).toMatchObject({ status: 415 });
  expect(await post('/api_keys', { ...own, ...form, ...bearer }, fields)).toMatchObject({ status: 415 });
  expect(await post('/api_keys', { ...own, ...json }, body)).toMatchObject({ status: 401 });
  expect(await post(`/api_keys/${id}/revoke`, { ...own, ...json }, '{}')).toMatchObject({ status: 401 });
  expect(await post(`/api_keys/${id}/revoke`, { ...own }, '')).toMatchObject({ status: 401 });
  expect(await post('/api_keys', { ...own, ...bearer, ...json }, '{')).toMatchObject({ code: 'request_body_invalid' });
  expect(await everything()).toBe(before);
});

test('E5: an allowed page is granted the token’s header and PATCH before it asks, and reads the answer', async () => {
  const ada = await holder();
  const { id } = (await ada.create('Described')).body;
  const asked = await server.fetch(
    new Request(`http://localhost:4000/api_keys/${id}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    }),
  );
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-methods')).toContain('PATCH');
  expect(asked.headers.get('access-control-allow-headers')).toMatch(/Content-Type, Authorization/);
  const patched = await server.fetch(
    new Request(`http://localhost:4000/api_keys/${id}`, {
      method: 'PATCH',
      headers: {
        origin: 'http://localhost:3000',
        authorization: `Bearer ${ada.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ description: 'by its own verb' }),
    }),
  );
  expect(patched.status).toBe(200);
  expect(patched.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  expect(patched.headers.get('cache-control')).toContain('no-store');
  expect(patched.headers.getSetCookie()).toEqual([]);
});

test('E5: whoever deletes their account has no keys any more', async () => {
  const ada = await holder();
  const { secret } = (await ada.create('Last')).body;
  expect((await ada.browser.send('DELETE', '/me', {})).status).toBe(200);
  expect((await backend.post('/api_keys/verify', { secret })).status).toBe(404);
  const left = await database.selectFrom('api_keys').selectAll().where('user_id', '=', ada.userId).execute();
  expect(left).toEqual([]);
});

test('E5: from one address ten keys are made in ten seconds, and of one person sixty in an hour', async () => {
  const strict = await startServer({ apiKeys: { enabled: true } });
  onTestFinished(strict.close);
  const ada = await KeyHolder.signUp(strict);
  const statuses: number[] = [];
  for (let round = 0; round < 7; round++) {
    await ada.renew();
    for (let index = 0; index < 10; index++) {
      const made = await ada.create(`Key ${round} ${index}`);
      statuses.push(made.status);
      if (made.status === 201) await ada.revoke(made.body.id);
    }
    if (round === 0) expect((await ada.create('Eleventh')).status).toBe(429);
    strict.clock.advance(10_000);
  }
  expect(statuses.filter(status => status === 201)).toHaveLength(60);
  expect(statuses.filter(status => status === 429)).toHaveLength(10);
});
