import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { ApiKeyJSON, ApiKeysJSON, CreatedApiKeyJSON } from 'auth-elements/wire';
import { listen } from '../../server/src/http/listen.js';
import { clean } from '../../server/src/store/cleaning.js';
import { verifyApiKey } from '../../src/backend/index.js';
import { Backend } from './backend.js';
import type { Answered } from './backend.js';
import { KeyHolder } from './key-holder.js';
import { startServer } from './start.js';
import { testSettings } from './test-settings.js';
import { watch } from './watched.js';

const server = watch(await startServer({ rateLimits: 'relaxed', apiKeys: { enabled: true, scopes: ['orders:read'] } }));
afterAll(server.close);
const { database } = server.instance;
const backend = new Backend(server);
const minute = 60_000;
const day = 24 * 60 * minute;

const holder = (): Promise<KeyHolder> => KeyHolder.signUp(server);
const verify = (secret: string): Promise<Answered<ApiKeyJSON>> => backend.post('/api_keys/verify', { secret });
const create = (subject: string, more: object = {}): Promise<Answered<CreatedApiKeyJSON>> =>
  backend.post('/api_keys', { subject, name: 'Made by the application', ...more });

test('E5: the application makes a key for somebody, with claims and scopes of its own, and they are told', async () => {
  const [ada, bob] = [await holder(), await holder()];
  // Mails of one moment have no order.
  server.clock.advance(1);
  const more = { scopes: ['anything'], claims: { plan: 'pro' }, created_by: bob.userId };
  const made = await create(ada.userId, more);
  expect(made.status).toBe(200);
  expect(made.body).toMatchObject({ subject: ada.userId, ...more });
  const { secret, ...shown } = made.body;
  expect((await backend.get(`/api_keys/${shown.id}`)).body).toEqual(shown);
  expect((await backend.get<ApiKeysJSON>(`/api_keys?subject=${ada.userId}`)).body.data).toEqual([shown]);
  expect((await ada.list()).body.data).toEqual([shown]);
  expect((await verify(secret)).body).toEqual({ ...shown, last_used_at: server.clock.now() });
  expect((await server.mails.to(ada.email)).at(-1)?.template).toBe('api_key_created');
});

test('E5: it changes what a key may do and how long it is good, while it is', async () => {
  const ada = await holder();
  const { id, secret } = (await create(ada.userId, { claims: { a: 1 }, description: 'first' })).body;
  const patch = (fields: object): Promise<Answered<ApiKeyJSON>> =>
    backend.send('PATCH', `/api_keys/${id}`, JSON.stringify(fields));
  expect((await patch({ scopes: ['b', 'b'], seconds_until_expiration: 60 })).body).toMatchObject({
    scopes: ['b'],
    claims: { a: 1 },
    description: 'first',
    expiration: server.clock.now() + minute,
  });
  expect((await patch({ claims: null, description: null, seconds_until_expiration: null })).body).toMatchObject({
    claims: null,
    description: null,
    expiration: null,
  });
  expect(await patch({ subject: ada.userId })).toMatchObject({ status: 422, code: 'form_param_unknown' });
  server.clock.advance(1);
  const revoked = await backend.post(`/api_keys/${id}/revoke`, { revocation_reason: 'leaked' });
  expect(revoked.body).toMatchObject({ revoked: true, revocation_reason: 'leaked' });
  expect(await patch({ scopes: [] })).toMatchObject({ status: 400, code: 'client_state_invalid' });
  expect((await verify(secret)).status).toBe(404);
  expect((await server.mails.to(ada.email)).at(-1)?.template).toBe('api_key_revoked');
  const events = await database
    .selectFrom('audit_log')
    .select('event')
    .where('reason', '=', id)
    .orderBy('at')
    .execute();
  expect(events.map(({ event }) => event).sort()).toEqual([
    'api_key.created',
    'api_key.revoked',
    'api_key.updated',
    'api_key.updated',
  ]);
});

test('E5: nobody makes a key for somebody who is not there, or is banned', async () => {
  const ada = await holder();
  expect(await create('user_nobody')).toMatchObject({ status: 404 });
  expect(await create(ada.userId, { created_by: 'user_nobody' })).toMatchObject({ status: 404 });
  expect(await backend.get('/api_keys')).toMatchObject({ status: 422, code: 'form_param_nil' });
  expect((await backend.get(`/api_keys?subject=user_nobody`)).body).toEqual({ data: [], total_count: 0 });
  await database.updateTable('users').set({ banned_at: 1 }).where('id', '=', ada.userId).execute();
  expect(await create(ada.userId)).toMatchObject({ status: 403, code: 'user_banned' });
});

test('E5: nothing tells a secret again, and no key is deleted behind its person’s back', async () => {
  const ada = await holder();
  const { id } = (await create(ada.userId)).body;
  expect((await backend.get(`/api_keys/${id}/secret`)).status).toBe(404);
  expect((await backend.delete(`/api_keys/${id}`)).status).toBe(405);
});

test('E5: one answer, after the same work, for every key that is not good', async () => {
  const [gone, banned, ada] = [await holder(), await holder(), await holder()];
  const secretFor = async (person: KeyHolder, name: string, more: object = {}) =>
    (await create(person.userId, { name, ...more })).body;
  const good = await secretFor(ada, 'Good');
  const revoked = await secretFor(ada, 'Revoked');
  await ada.revoke(revoked.id);
  const expired = await secretFor(ada, 'Expired', { seconds_until_expiration: 1 });
  const orphan = await secretFor(gone, 'Orphan');
  await gone.browser.send('DELETE', '/me', {});
  const closed = await secretFor(banned, 'Closed');
  await database.updateTable('users').set({ banned_at: 1 }).where('id', '=', banned.userId).execute();
  server.clock.advance(1000);
  const never = [
    `ak_${'A'.repeat(43)}`,
    'ak_',
    '',
    good.id,
    good.secret.slice(0, -1),
    `${good.secret}x`,
    'x'.repeat(5000),
  ];
  const secrets = [...[revoked, expired, orphan, closed].map(({ secret }) => secret), ...never];
  const answers = [];
  for (const secret of secrets) {
    const { result, cost } = await server.costOf(() => verify(secret));
    const { clerk_trace_id: _, ...body } = result.body as ApiKeyJSON & { clerk_trace_id?: string };
    answers.push({ status: result.status, body, cost });
  }
  expect(answers[0]).toMatchObject({ status: 404, body: { errors: [{ code: 'resource_not_found' }] } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.cost.statements).toHaveLength(1);
  expect((await verify(good.secret)).status).toBe(200);
});

test('E5: whoever tries wrong passwords until an account is locked does not switch off its keys', async () => {
  const ada = await holder();
  const { secret } = (await create(ada.userId)).body;
  const until = server.clock.now() + day;
  await database.updateTable('users').set({ locked_until: until }).where('id', '=', ada.userId).execute();
  expect((await verify(secret)).status).toBe(200);
});

test('E5: when a key was last used is written down once a minute', async () => {
  const ada = await holder();
  const { secret } = (await create(ada.userId)).body;
  const start = server.clock.now();
  const first = await server.costOf(() => verify(secret));
  expect(first.result.body.last_used_at).toBe(start);
  expect(first.cost.statements).toHaveLength(2);
  server.clock.advance(minute - 1);
  const again = await server.costOf(() => verify(secret));
  expect(again.result.body.last_used_at).toBe(start);
  expect(again.cost.statements).toHaveLength(1);
  server.clock.advance(1);
  expect((await verify(secret)).body.last_used_at).toBe(start + minute);
  expect((await ada.list()).body.data).toMatchObject([{ last_used_at: start + minute, updated_at: start }]);
});

test('E5: keys that are long over are deleted, and good ones never', async () => {
  const ada = await holder();
  await create(ada.userId, { name: 'Good' });
  const { id } = (await create(ada.userId, { name: 'Revoked' })).body;
  await create(ada.userId, { name: 'Expired', seconds_until_expiration: 1 });
  await ada.revoke(id);
  const names = async () => {
    const path = `/api_keys?subject=${ada.userId}&include_invalid=true`;
    return (await backend.get<ApiKeysJSON>(path)).body.data.map(({ name }) => name).sort();
  };
  server.clock.advance(89 * day);
  await clean(database, server.clock);
  expect(await names()).toEqual(['Expired', 'Good', 'Revoked']);
  server.clock.advance(2 * day);
  await clean(database, server.clock);
  expect(await names()).toEqual(['Good']);
});

test('E5: the helper for an application’s own server says whose key it is, and refuses the others', async () => {
  const ada = await holder();
  const { secret, ...shown } = (await create(ada.userId, { scopes: ['orders:read'] })).body;
  const settings = testSettings({ port: 0, host: '127.0.0.1' });
  const listening = await listen({ fetch: (request: Request) => server.fetch(request) }, settings);
  onTestFinished(() => listening.stop(0));
  const options = { apiUrl: `http://127.0.0.1:${listening.port}`, secretKey: settings.secretKey ?? '' };
  expect(await verifyApiKey(secret, options)).toEqual({ ...shown, last_used_at: server.clock.now() });
  await ada.revoke(shown.id);
  await expect(verifyApiKey(secret, options)).rejects.toMatchObject({ code: 'api_key_invalid' });
  const wrong = { ...options, secretKey: 'sk_test_another_key_altogether' };
  await expect(verifyApiKey(secret, wrong)).rejects.toMatchObject({ code: 'secret_key_refused' });
});
