import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../../server/src/delivery/outbox.js';
import { openFrontendApi } from '../../server/src/frontend-api.js';
import { SettingError, createFrontendApi, defineConfig } from '../../server/src/index.js';
import { openTestInstance } from './open-test-instance.js';
import { testSettings } from './test-settings.js';

test('it can be mounted in a process of one’s own, with the inbox, and closes', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'auth-elements-mounted-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const auth = await createFrontendApi(defineConfig({ dataDirectory, appName: 'Mounted' }), {});
  const get = async (path: string): Promise<Response> =>
    auth.fetch(new Request(new URL(path, auth.publicUrl)), { ip: '127.0.0.1' });
  expect(auth.publishableKey).toMatch(/^pk_test_/);
  expect((await get('/v1/health')).status).toBe(200);
  expect(await (await get('/v1/environment')).json()).toMatchObject({
    display_config: { application_name: 'Mounted' },
  });
  expect((await get('/inbox')).status).toBe(200);
  await auth.close();
  await auth.close();
});

test('a bad option is an error that names it', async () => {
  await expect(createFrontendApi({ port: 0 }, {})).rejects.toThrow(SettingError);
});

test('no log line of a whole sign-up, sign-in and sign-out has a secret in it', async () => {
  const shared = await openTestInstance();
  onTestFinished(shared.close);
  const lines: string[] = [];
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const { database } = shared.instance;
  const store = { engine: 'pglite' as const, database, close: () => Promise.resolve() };
  const codes: string[] = [];
  const transport = {
    send: (message: object) => Promise.resolve(void ('code' in message && codes.push(String(message.code)))),
  };
  const api = await openFrontendApi(testSettings(), { store, log, transport, background: false, clock: shared.clock });
  const outbox = createOutbox({ ...api.instance, transport });
  const secrets = new Set<string>();
  const password = `canary ${randomBytes(9).toString('hex')}`;
  secrets.add(password).add(encodeURIComponent(password)).add(password.replaceAll(' ', '+'));
  let cookie = '';
  const post = async (path: string, fields: Record<string, string> = {}): Promise<Record<string, unknown>> => {
    const response = await api.fetch(
      new Request(`http://localhost:4000/v1/${path}`, {
        method: 'POST',
        headers: { origin: 'http://localhost:3000', cookie },
        body: new URLSearchParams(fields),
      }),
      { ip: '192.0.2.1' },
    );
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      if (!pair.startsWith('__client=')) continue;
      cookie = pair;
      secrets.add(pair.slice('__client='.length));
    }
    const text = await response.text();
    for (const [token] of text.matchAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g)) secrets.add(token);
    expect(response.status, text).toBe(200);
    const body = JSON.parse(text) as Record<string, unknown>;
    return (body['response'] ?? body) as Record<string, unknown>;
  };
  const { id } = await post('client/sign_ups', { email_address: 'ada@example.com', password });
  await post(`client/sign_ups/${String(id)}/prepare_verification`, { strategy: 'email_code' });
  await outbox.deliverDue();
  const done = await post(`client/sign_ups/${String(id)}/attempt_verification`, {
    strategy: 'email_code',
    code: codes.at(-1) ?? '',
  });
  await post(`client/sessions/${String(done['created_session_id'])}/tokens`);
  await post(`client/sessions/${String(done['created_session_id'])}/remove`);
  await post('client/sign_ins', { strategy: 'password', identifier: 'ada@example.com', password });
  await api.fetch(new Request(`http://localhost:4000/v1/client?__clerk_db_jwt=${[...secrets][3] ?? ''}`));
  for (const code of codes) secrets.add(code);
  expect(secrets.size).toBeGreaterThan(6);
  expect(lines.length).toBeGreaterThan(6);
  const all = lines.join('');
  for (const secret of secrets) expect(all).not.toContain(secret);
  expect(lines.filter(line => line.includes('"request":"req_')).length).toBeGreaterThan(5);
  await api.close();
});
