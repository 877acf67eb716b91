import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openFrontendApi } from '../../server/src/frontend-api.js';
import type { FrontendApi } from '../../server/src/frontend-api.js';
import { createApp } from '../../server/src/http/app.js';
import { openPatiently } from '../../server/src/open-patiently.js';
import { openPostgres } from '../../server/src/store/postgres.js';
import type { PostgresOptions } from '../../server/src/store/postgres.js';
import type { Settings } from '../../server/src/settings.js';
import { Browser } from './browser.js';
import { openTestInstance, testPostgres } from './open-test-instance.js';
import { freePort } from './private-postgres.js';
import { startGate } from './tcp-gate.js';
import { testSettings } from './test-settings.js';

const origin = 'http://localhost:3000';

/** A database of one's own behind a network that can break. */
async function startDatabase() {
  const store = await testPostgres();
  onTestFinished(() => store.close());
  const direct = new URL(store.url);
  const gate = await startGate(Number(direct.port), await freePort());
  const url = new URL(direct);
  url.port = String(gate.port);
  return { gate, store, url: url.href };
}

function logTo(lines: string[]) {
  return pino({ base: null }, { write: (line: string) => void lines.push(line) });
}

async function start(options: PostgresOptions = {}) {
  const { gate, store, url } = await startDatabase();
  await gate.open();
  const lines: string[] = [];
  const settings: Settings = testSettings({ rateLimits: 'relaxed', database: { kind: 'postgres', url } });
  const api = await openFrontendApi(settings, {
    store: openPostgres(url, options),
    log: logTo(lines),
    transport: { send: () => Promise.resolve() },
    background: false,
  });
  onTestFinished(() => api.close());
  return { gate, store, api, lines, ...speaker(api) };
}

function speaker(api: Pick<FrontendApi, 'fetch'>) {
  const get = (path: string): Promise<Response> => api.fetch(new Request(`http://localhost:4000${path}`, page));
  const post = (path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> =>
    api.fetch(
      new Request(`http://localhost:4000/v1${path}`, { ...page, method: 'POST', body: new URLSearchParams(fields) }),
    );
  return { get, post };
}

const page = { headers: { origin } };

async function expectAway(response: Response): Promise<void> {
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ errors: [{ code: 'service_unavailable' }] });
  expect(text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|select /i);
}

test('F-07: where the database is down at the start the process lives, is not ready, and is once the database is', async () => {
  const { gate, url } = await startDatabase();
  const lines: string[] = [];
  const settings = testSettings({ database: { kind: 'postgres', url } });
  const api = await openPatiently(settings, { log: logTo(lines), background: false });
  onTestFinished(() => api.close());
  const { get, post } = speaker(api);
  expect((await get('/health/live')).status).toBe(200);
  for (const path of ['/health/ready', '/v1/health', '/v1/client', '/v1/environment', '/.well-known/jwks.json'])
    await expectAway(await get(path));
  await expectAway(await post('/client/sign_ins', { identifier: 'a@b.example' }));
  await gate.open();
  await expect.poll(async () => (await get('/health/ready')).status, { timeout: 30_000 }).toBe(200);
  expect((await post('/client/sign_ins', { identifier: 'a@b.example' })).status).toBe(200);
  expect(lines.join('')).toMatch(/does not answer: trying again.*the database answers now/s);
});

test('F-07: a server that is told to stop while it waits for its database stops', async () => {
  const { gate, url } = await startDatabase();
  const settings = testSettings({ database: { kind: 'postgres', url } });
  const api = await openPatiently(settings, { log: logTo([]), background: false });
  await api.close();
  await gate.open();
  await expectAway(await speaker(api).get('/health/ready'));
});

test('F-07: a database that is there and says no stops the start', async () => {
  const { gate, url } = await startDatabase();
  await gate.open();
  const missing = new URL(url);
  missing.pathname = '/no_such_database';
  const settings = testSettings({ database: { kind: 'postgres', url: missing.href } });
  await expect(openPatiently(settings, { log: logTo([]), background: false })).rejects.toThrow(/does not exist/);
});

test('F-08: while the database is away everybody is told at once to come again, and it goes on by itself', async () => {
  const { gate, get, post } = await start();
  expect((await get('/health/ready')).status).toBe(200);
  await gate.shut();
  const started = performance.now();
  const answers = await Promise.all([
    get('/health/ready'),
    get('/.well-known/jwks.json'),
    ...Array.from({ length: 20 }, () => post('/client/sign_ins', { identifier: 'a@b.example' })),
  ]);
  for (const answer of answers.slice(2)) await expectAway(answer);
  expect(answers[0].status).toBe(503);
  expect((await get('/health/live')).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(4000);
  await gate.open();
  expect((await post('/client/sign_ins', { identifier: 'a@b.example' })).status).toBe(200);
  expect((await get('/health/ready')).status).toBe(200);
});

test('F-08: a connection that breaks in the middle of a change undoes it, and the client that asks again gets it once', async () => {
  const { gate, store, post } = await start();
  const blocker = await locked(store.url, 'sign_ins');
  const key = '?_idempotency_key=0123456789abcdef0123';
  const interrupted = post(`/client/sign_ins${key}`, { identifier: 'a@b.example' });
  await blocker.waited();
  await gate.shut();
  await expectAway(await interrupted);
  await blocker.release();
  await gate.open();
  expect((await post(`/client/sign_ins${key}`, { identifier: 'a@b.example' })).status).toBe(200);
  const { rows } = await sql<{ id: string }>`select id from sign_ins`.execute(store.database);
  expect(rows).toHaveLength(1);
});

test('F-08: a network that swallows everything is noticed, and nobody waits for ever', async () => {
  const { gate, get, post } = await start({ patience: 500 });
  expect((await get('/health/ready')).status).toBe(200);
  gate.does = 'swallow';
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 12 }, async () => expectAway(await post('/client/sign_ins', { identifier: 'a@b.example' }))),
  );
  expect(performance.now() - started).toBeLessThan(10_000);
  await gate.shut();
  gate.does = 'pass';
  await gate.open();
  await expect.poll(async () => (await get('/health/ready')).status, { timeout: 10_000 }).toBe(200);
});

/** Holds a table so that every statement on it waits. */
async function locked(url: string, table: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in access exclusive mode`);
  let held = true;
  const release = async (): Promise<void> => {
    if (!held) return;
    held = false;
    await client.query('rollback');
    await client.end();
  };
  onTestFinished(release);
  const waiting = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_locks where not granted and relation = '${table}'::regclass`,
    );
    return rows[0]?.count ?? 0;
  };
  return { release, waited: () => expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0) };
}

test('F-09: a statement that takes too long is given up, and whoever only asks whether the server lives hears it meanwhile', async () => {
  const { store, get, post } = await start();
  const blocker = await locked(store.url, 'sign_ins');
  const started = performance.now();
  const stuck = Array.from({ length: 4 }, () => post('/client/sign_ins', { identifier: 'a@b.example' }));
  await blocker.waited();
  expect((await get('/health/live')).status).toBe(200);
  expect((await get('/v1/environment')).status).toBe(200);
  expect((await get('/health/ready')).status).toBe(200);
  for (const answer of stuck) await expectAway(await answer);
  expect(performance.now() - started).toBeLessThan(15_000);
  await blocker.release();
  expect((await post('/client/sign_ins', { identifier: 'a@b.example' })).status).toBe(200);
});

test('F-09: while every other connection is stuck whoever is signed in still gets session tokens', async () => {
  const { instance, mails, close } = await openTestInstance({ rateLimits: 'relaxed' });
  onTestFinished(close);
  const app = createApp(instance);
  const member = new Browser({ fetch: request => app.fetch(request, { ip: '192.0.2.1' }), origin, mails });
  await member.signUp('member@example.com');
  const [session] = (await member.client())?.sessions ?? [];
  const lock = await instance.reserved.startTransaction().execute();
  await sql`lock table sign_ins in access exclusive mode`.execute(lock);
  const { post, get } = speaker({ fetch: request => app.fetch(request, { ip: '192.0.2.2' }) });
  const stuck = Array.from({ length: 10 }, () => post('/client/sign_ins', { identifier: 'a@b.example' }));
  const waiting = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_locks
      where not granted and relation = 'sign_ins'::regclass`.execute(lock);
    return rows[0]?.count ?? 0;
  };
  await expect.poll(waiting, { timeout: 10_000 }).toBe(10);
  const started = performance.now();
  expect((await member.post(`/client/sessions/${session?.id ?? ''}/tokens`)).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(1000);
  expect((await get('/health/ready')).status).toBe(503);
  await lock.rollback().execute();
  await Promise.all(stuck);
});

test('F-11: of many more requests than there are connections some wait, and the others are sent away at once', async () => {
  const { store, get, post } = await start({ connections: 2, waiting: 6, patience: 2000 });
  const blocker = await locked(store.url, 'sign_ins');
  const stuck = Array.from({ length: 2 }, () => post('/client/sign_ins', { identifier: 'a@b.example' }));
  await blocker.waited();
  const before = process.memoryUsage().heapUsed;
  const crowd = await Promise.all(Array.from({ length: 500 }, () => get('/health/ready')));
  expect(crowd.filter(({ status }) => status === 503).length).toBeGreaterThan(400);
  expect((await get('/health/live')).status).toBe(200);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  await blocker.release();
  await Promise.all(stuck);
  expect((await get('/health/ready')).status).toBe(200);
});

test('F-16: while the disk of the database is full nothing is half-written, and what only reads goes on', async () => {
  const { instance, mails, close } = await openTestInstance({ rateLimits: 'relaxed' });
  onTestFinished(close);
  const app = createApp(instance);
  const browser = new Browser({ fetch: request => app.fetch(request, { ip: '192.0.2.1' }), origin, mails });
  await browser.signUp('full@example.com');
  // What PostgreSQL says then, said by a trigger.
  await sql`create function disk_full() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`.execute(
    instance.database,
  );
  for (const table of ['sign_ins', 'sign_ups', 'sessions', 'client_tokens'])
    await sql`create trigger full_disk before insert or update on ${sql.table(table)}
      for each row execute function disk_full()`.execute(instance.database);
  const refused = await browser.post('/client/sign_ins', { identifier: 'someone@example.com' });
  expect(refused).toMatchObject({ status: 503, code: 'service_unavailable' });
  const [session] = (await browser.client())?.sessions ?? [];
  expect(session?.status).toBe('active');
  expect((await browser.post(`/client/sessions/${session?.id ?? ''}/tokens`)).status).toBe(200);
  for (const table of ['sign_ins', 'sign_ups', 'sessions', 'client_tokens'])
    await sql`drop trigger full_disk on ${sql.table(table)}`.execute(instance.database);
  expect((await browser.post('/client/sign_ins', { identifier: 'someone@example.com' })).status).toBe(200);
});
