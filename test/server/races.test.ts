import { sql } from 'kysely';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { createLimits } from '../../server/src/limits.js';
import { hashToken } from '../../server/src/crypto/token.js';
import { openPostgres } from '../../server/src/store/postgres.js';
import type { Database } from '../../server/src/store/schema.js';
import { goodPassword } from './browser.js';
import type { Browser, Reply } from './browser.js';
import { serve, startServer } from './start.js';
import type { TestServer } from './start.js';
import { crowd, watch } from './watched.js';

// Of a code one may try very often here, so that many at once get as far as the comparison.
const server = watch(await startServer({ codes: { tries: 100 } }));
afterAll(server.close);
const wrong = 'not-the-right-one-1';
let people = 0;
const address = (): string => `hedy${++people}@example.com`;
const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');

async function begin(email: string, strategy?: string, at: TestServer = server) {
  at.clock.advance(60_000);
  const browser = at.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email, strategy });
  const { id } = begun.json.response;
  return { browser, id, attempt: `/client/sign_ins/${id}/attempt_first_factor` };
}

const times = (number: number, request: (browser: Browser) => Promise<Reply>) =>
  Array.from({ length: number }, () => request);

test('AC-020: of two hundred wrong passwords and the right one at once no more are looked at than the limit', async () => {
  const email = address();
  await server.browser().signUp(email);
  const { browser, attempt } = await begin(email);
  const before = server.hashed();
  const answers = await crowd(server, browser, 'password:', [
    ...times(200, one => one.post(attempt, { strategy: 'password', password: wrong })),
    one => one.post(attempt, { strategy: 'password', password: goodPassword }),
  ]);
  const looked = answers.filter(({ status }) => status !== 429 && status !== 503);
  expect(looked).toHaveLength(server.hashed() - before);
  expect(looked.length).toBeLessThanOrEqual(10);
  expect(looked.length).toBeGreaterThan(0);
  const refused = answers.filter(({ status }) => status === 429 || status === 503);
  expect(refused.every(({ headers }) => headers.has('Retry-After'))).toBe(true);
  // Whether the right one was among those that were looked at decides nothing but its own answer.
  const sessions = await sessionsOf(server, browser);
  expect(sessions).toBe(answers.filter(({ status }) => status === 200).length);
});

/** How many sessions the client of a browser has in the database. */
async function sessionsOf({ instance: { database } }: TestServer, browser: Browser): Promise<number> {
  const id = await clientIdOf(database, browser);
  const rows = await database.selectFrom('sessions').select('id').where('client_id', '=', id).execute();
  return rows.length;
}

async function clientIdOf(database: Database, browser: Browser): Promise<string> {
  const row = await database
    .selectFrom('client_tokens')
    .select('client_id')
    .where('token_hash', '=', hashToken(browser.cookies.get('__client') ?? ''))
    .executeTakeFirstOrThrow();
  return row.client_id ?? '';
}

test('AC-023: of fifty times the right code at once one signs in', async () => {
  const email = address();
  await server.browser().signUp(email);
  // The try of the sign-up no longer counts.
  server.clock.advance(60 * 60_000);
  const { browser, attempt, id } = await begin(email, 'email_code');
  const code = await server.mails.code(email);
  const requests = times(50, one => one.post(attempt, { strategy: 'email_code', code }));
  const answers = await crowd(server, browser, 'code:', requests);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 400 || status === 503)).toHaveLength(49);
  expect(await sessionsOf(server, browser)).toBe(1);
  const used = server.instance.database.selectFrom('codes').select('used_at').where('attempt_id', '=', id);
  expect((await used.execute()).filter(row => row.used_at !== null)).toHaveLength(1);
});

test('AC-023: of twenty times the right code for a reset at once one leads on, and one new password is set', async () => {
  const email = address();
  await server.browser().signUp(email);
  const strategy = 'reset_password_email_code';
  const { browser, attempt, id } = await begin(email, strategy);
  const code = await server.mails.code(email);
  const requests = times(20, one => one.post(attempt, { strategy, code }));
  const answers = await crowd(server, browser, 'code:', requests);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const resets = await Promise.all(
    Array.from({ length: 4 }, (_, index) =>
      server
        .browser({ like: browser })
        .post(`/client/sign_ins/${id}/reset_password`, { password: `violet-harbour-slowly-8${index}` }),
    ),
  );
  expect(resets.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await sessionsOf(server, browser)).toBe(1);
});

test.for(['read committed', 'repeatable read', 'serializable'])(
  'AC-024: fifty wrong codes at once are counted one by one in a database whose default is %s',
  async level => {
    const isolated = await withDefaultIsolation(level);
    const email = address();
    const { browser, attempt, id } = await begin(email, 'email_code', isolated);
    const code = otherThan(await isolated.mails.code(email));
    const requests = times(50, one => one.post(attempt, { strategy: 'email_code', code }));
    const answers = await crowd(isolated, browser, 'code:', requests);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
    const row = isolated.instance.database.selectFrom('codes').select('tries').where('attempt_id', '=', id);
    expect((await row.executeTakeFirstOrThrow()).tries).toBe(50);
  },
);

/** The server on the same database, whose connections begin with another level unless the server names its own. */
async function withDefaultIsolation(level: string): Promise<TestServer> {
  const opened = await startServer({ codes: { tries: 100 } });
  onTestFinished(opened.close);
  const { instance } = opened;
  const engine = inject('engine');
  if (engine.kind === 'pglite') {
    await sql`set default_transaction_isolation = ${sql.lit(level)}`.execute(instance.database);
    return opened;
  }
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(instance.database);
  const name = rows[0]?.name ?? '';
  await sql`alter database ${sql.id(name)} set default_transaction_isolation = ${sql.lit(level)}`.execute(
    instance.database,
  );
  const store = openPostgres(`${engine.url}${name}`);
  onTestFinished(() => store.close());
  const { database } = store;
  return serve({
    ...opened,
    instance: { ...instance, database, limits: createLimits(database, instance.clock, instance.settings.rateLimits) },
  });
}

test('AC-024: a code has the tries that it was given, however many come at once', async () => {
  const strict = await startServer();
  onTestFinished(strict.close);
  const email = address();
  const { browser, attempt, id } = await begin(email, 'email_code', strict);
  const code = await strict.mails.code(email);
  const requests = times(50, one => one.post(attempt, { strategy: 'email_code', code: otherThan(code) }));
  const answers = await crowd(strict, browser, 'code:', requests);
  expect(answers.filter(answer => answer.code === 'form_code_incorrect')).toHaveLength(4);
  expect(answers.filter(answer => answer.code === 'verification_failed')).toHaveLength(46);
  const row = strict.instance.database.selectFrom('codes').select('tries').where('attempt_id', '=', id);
  expect((await row.executeTakeFirstOrThrow()).tries).toBe(5);
  expect((await browser.post(attempt, { strategy: 'email_code', code })).code).toBe('too_many_requests');
});

test('AC-027: passwords, mailed codes and codes for a reset stop after as many wrong ones as the settings say', async () => {
  const strict = await startServer({ lockout: { slowAfter: 3 } });
  onTestFinished(strict.close);
  const email = address();
  await strict.browser().signUp(email);
  for (const strategy of ['email_code', 'reset_password_email_code']) {
    const { browser, attempt } = await begin(email, strategy, strict);
    const code = await strict.mails.code(email);
    for (let time = 0; time < 5; time++)
      expect((await browser.post(attempt, { strategy, code: otherThan(code) })).status).toBeGreaterThanOrEqual(400);
    expect(await browser.post(attempt, { strategy, code })).toMatchObject({ status: 400, code: 'verification_failed' });
  }
  const { browser, attempt } = await begin(email, undefined, strict);
  for (let time = 0; time < 3; time++)
    expect((await browser.post(attempt, { strategy: 'password', password: wrong })).status).toBe(422);
  expect((await browser.post(attempt, { strategy: 'password', password: goodPassword })).status).toBe(429);
});
