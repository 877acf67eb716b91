import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { createPasswordHashing } from '../../server/src/crypto/password-hashing.js';
import { createApp } from '../../server/src/http/app.js';
import type { Instance } from '../../server/src/instance.js';
import { Browser, goodPassword } from './browser.js';
import type { Reply } from './browser.js';
import { serve, startServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed' });
afterAll(server.close);
const origin = 'http://localhost:3000';

/** A browser whose every request is answered by another process than the one before, on the same database. */
function restlessBrowser(): Browser {
  return new Browser({
    async fetch(request) {
      const process = serve(await server.another({ rateLimits: 'relaxed' }));
      try {
        return await process.fetch(request);
      } finally {
        await process.close();
      }
    },
    origin,
    mails: server.mails,
  });
}

test('F-01: a sign-up goes on although the server is started anew between any two steps', async () => {
  const done = await restlessBrowser().signUp('restless@example.com');
  expect(done).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
});

test('F-01: a sign-in and a reset go on although the server is started anew between any two steps', async () => {
  await server.browser().signUp('resting@example.com');
  server.clock.advance(60_000);
  const browser = restlessBrowser();
  const identifier = 'resting@example.com';
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier });
  const path = `/client/sign_ins/${begun.json.response.id}`;
  const strategy = 'reset_password_email_code';
  await browser.post(`${path}/prepare_first_factor`, { strategy });
  const code = await server.mails.code(identifier);
  await browser.post(`${path}/attempt_first_factor`, { strategy, code });
  const done = await browser.post(`${path}/reset_password`, { password: 'violet-harbour-slowly-82' });
  expect(done).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
  expect((await browser.client())?.sessions).toHaveLength(1);
});

/** The same instance with some of its parts replaced, and a browser that speaks to it. */
function withParts(parts: Partial<Instance>, cookies?: Browser['cookies']): Browser {
  const app = createApp({ ...server.instance, ...parts });
  const browser = new Browser({
    fetch: request => app.fetch(request, { ip: '192.0.2.1' }),
    origin,
    mails: server.mails,
  });
  for (const [name, value] of cookies ?? []) browser.cookies.set(name, value);
  return browser;
}

const canary = 'canary-9f31';
const broken = (): never => {
  throw new Error(`${canary} in /srv/app/secret.ts`);
};

function expectFault(reply: Reply): void {
  expect(reply).toMatchObject({ status: 500, code: 'internal_error' });
  expect(reply.text).not.toContain(canary);
  expect(reply.text).not.toMatch(/\.ts|at \w+ \(/);
  expect(reply.json.clerk_trace_id).toBe(reply.headers.get('x-request-id'));
  expect(reply.headers.get('access-control-allow-origin')).toBe(origin);
  expect(server.logged.some(line => line.includes(canary) && line.includes(reply.json.clerk_trace_id ?? '-'))).toBe(
    true,
  );
}

test('F-27: an exception in a route is an answer with the number of the request, and disturbs nobody else', async () => {
  const own = server.browser();
  await own.signUp('excepted@example.com');
  const passwords = { hash: broken, verify: broken, verifyNobody: broken };
  const browser = withParts({ passwords }, own.cookies);
  const fields = { current_password: goodPassword, new_password: 'violet-harbour-slowly-82' };
  expectFault(await browser.post('/me/change_password', fields));
  expectFault(await withParts({ passwords }).post('/client/sign_ins', { identifier: 'a@b.example', password: 'x' }));
  expectFault(await withParts({ limits: { count: broken } }).post('/client/sign_ins', { identifier: 'a@b.example' }));
  const keys = { ...server.instance.keys, sign: broken };
  expectFault(await withParts({ keys }, own.cookies).get('/client'));
  expect((await own.client())?.sessions).toHaveLength(1);
});

test('F-27: a promise that is rejected after the change is undone, and leaves nothing half-done', async () => {
  const outbox = { enqueue: (): Promise<never> => Promise.reject(new Error(canary)) };
  const browser = withParts({ outbox });
  const created = await browser.post<SignUpJSON>('/client/sign_ups', {
    email_address: 'undone@example.com',
    password: goodPassword,
  });
  const path = `/client/sign_ups/${created.json.response.id}`;
  expectFault(await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' }));
  const again = withParts({}, browser.cookies);
  expect((await again.post(`${path}/prepare_verification`, { strategy: 'email_code' })).status).toBe(200);
  expect(await server.mails.to('undone@example.com')).toHaveLength(1);
});

test('F-27: a refusal is told without the client where the client cannot be read any more', async () => {
  const own = server.browser();
  await own.signUp('half-read@example.com');
  let reads = 0;
  const database = new Proxy(server.instance.database, {
    get(target, name) {
      // The request finds its client, and from then on the database fails.
      if (name === 'selectFrom' && ++reads > 2) broken();
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  expectFault(await withParts({ database }, own.cookies).post('/client/sign_ups', { email_address: 'x@y.example' }));
});

test('F-17: while mails do not leave, everybody is answered at once, and each mail goes out once', async () => {
  const taken: string[] = [];
  let letGo: (() => void) | undefined;
  const hangs = new Promise<void>(resolve => (letGo = resolve));
  const slow = await startServer(
    {},
    { background: true, transport: { send: async ({ to }) => hangs.then(() => void taken.push(to)) } },
  );
  onTestFinished(slow.close);
  for (const identifier of ['one@example.com', 'two@example.com']) {
    const begun = await slow.browser().post('/client/sign_ins', { identifier, strategy: 'email_code' });
    expect(begun.status).toBe(200);
  }
  expect(taken).toEqual([]);
  letGo?.();
  await expect.poll(() => [...taken].sort(), { timeout: 20_000 }).toEqual(['one@example.com', 'two@example.com']);
});

test('F-60: more passwords than can be checked are refused with a time to come again, and none is taken unchecked', async () => {
  const own = server.browser();
  await own.signUp('queued@example.com');
  const [session] = (await own.client())?.sessions ?? [];
  const passwords = await createPasswordHashing({ concurrency: 1, waiting: 3 });
  const app = createApp({ ...server.instance, passwords });
  const attempt = (): Promise<Reply> =>
    new Browser({ fetch: request => app.fetch(request, { ip: '192.0.2.3' }), origin, mails: server.mails }).signIn(
      'queued@example.com',
      'not-the-right-one-1',
    );
  const burst = Promise.all(Array.from({ length: 40 }, attempt));
  const meanwhile = await own.post(`/client/sessions/${session?.id ?? ''}/tokens`);
  expect(meanwhile.status).toBe(200);
  const answers = await burst;
  const shed = answers.filter(({ status }) => status === 503);
  expect(shed.length).toBeGreaterThan(0);
  for (const { headers } of shed) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  const checked = answers.filter(({ status }) => status !== 503);
  expect(checked.length).toBeGreaterThan(0);
  for (const { code } of checked) expect(code).toBe('form_password_or_identifier_incorrect');
});

test('AC-193: while the breach list is away nobody is kept from signing up, and the password is looked at later', async () => {
  const breaches = { check: () => Promise.resolve('unknown' as const) };
  const browser = withParts({ breaches });
  const email = 'unchecked@example.com';
  expect((await browser.signUp(email)).json.response).toMatchObject({ status: 'complete' });
  const row = await server.instance.database
    .selectFrom('users')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .select('password_recheck')
    .where('email_addresses.email_address', '=', email)
    .executeTakeFirstOrThrow();
  expect(row.password_recheck).toBe(true);
});
