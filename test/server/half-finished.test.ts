import { afterAll, expect, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { backupCodeEndpoints } from '../../server/src/account/backup-codes.js';
import { accountEndpoints } from '../../server/src/account/endpoints.js';
import { totpEndpoints } from '../../server/src/account/totp.js';
import { sessionEndpoints } from '../../server/src/session/endpoints.js';
import { verificationEndpoints } from '../../server/src/session/verification.js';
import { goodPassword } from './browser.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';

const server = await startServer();
afterAll(server.close);
const { database } = server.instance;
const owner = server.browser();
const email = 'owner@example.com';
await owner.signUp(email);
const [session] = (await owner.client())?.sessions ?? [];
const strategies = ['email_code', 'reset_password_email_code'] as const;

/** Another browser that knows the address and has proved nothing. */
async function begin(strategy?: string): Promise<{ browser: Browser; path: string; id: string }> {
  server.clock.advance(10 * 60_000);
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email, strategy });
  return { browser, id: json.response.id, path: `/client/sign_ins/${json.response.id}` };
}

async function beginSignUp(): Promise<{ browser: Browser; path: string; id: string }> {
  server.clock.advance(10 * 60_000);
  const browser = server.browser();
  const fields = { email_address: email, password: goodPassword };
  const { json } = await browser.post<SignUpJSON>('/client/sign_ups', fields);
  return { browser, id: json.response.id, path: `/client/sign_ups/${json.response.id}` };
}

/** Everything that is kept of people. */
async function accounts(): Promise<unknown> {
  const tables = [
    'users',
    'email_addresses',
    'sessions',
    'authenticators',
    'backup_codes',
    'session_verifications',
  ] as const;
  return Promise.all(tables.map(table => database.selectFrom(table).selectAll().orderBy('id').execute()));
}

const fieldsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/v1/me': { first_name: 'Eve', username: 'eve_was_here' },
  '/v1/me/change_password': { current_password: goodPassword, new_password: 'violet-harbour-slowly-82' },
};

test('AC-001: who has only named somebody can change and read nothing of an account', async () => {
  const before = await accounts();
  const calls = [
    ...accountEndpoints,
    ...totpEndpoints,
    ...backupCodeEndpoints,
    ...sessionEndpoints,
    ...verificationEndpoints,
  ];
  expect(calls.length).toBeGreaterThan(10);
  for (const strategy of [undefined, ...strategies]) {
    const { browser } = await begin(strategy);
    for (const { method, path } of calls) {
      const there = path.replace('/v1', '').replace(':id', session?.id ?? '');
      const reply = await browser.send(method, there, fieldsOf[path] ?? {});
      // What belongs to a person needs a session; what belongs to a client does not have this one.
      const expected = path.startsWith('/v1/me') ? 401 : path.endsWith('/sessions') ? 200 : 404;
      expect(reply.status, `${method} ${path}`).toBe(expected);
      expect(reply.text).not.toContain(session?.user.id);
    }
    expect(await accounts()).toEqual(before);
  }
});

test('AC-003: a code is in the mail and nowhere else: no answer, no header, no log line, no row', async () => {
  const replies: Reply[] = [];
  const codes: string[] = [];
  const keep = (reply: Reply): void => void replies.push(reply);
  for (const strategy of strategies) {
    const { browser, path } = await begin();
    keep(await browser.post(`${path}/prepare_first_factor`, { strategy }));
    codes.push(await server.mails.code(email));
    keep(await browser.get(path));
    keep(await browser.get('/client'));
    keep(await browser.post(`${path}/prepare_first_factor`, { strategy }));
    keep(await browser.post(`${path}/attempt_first_factor`, { strategy, code: 'x' }));
  }
  const { browser, path } = await beginSignUp();
  keep(await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' }));
  codes.push(await server.mails.code(email));
  keep(await browser.get(path));
  keep(await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: 'x' }));
  const tables = [
    'audit_log',
    'codes',
    'sign_ins',
    'sign_ups',
    'clients',
    'outbox',
    'idempotency',
    'counters',
  ] as const;
  const rows = await Promise.all(tables.map(table => database.selectFrom(table).selectAll().execute()));
  const texts = [
    ...replies.flatMap(({ text, headers }) => [text, JSON.stringify([...headers])]),
    ...server.logged,
    JSON.stringify(rows),
  ];
  expect(codes).toHaveLength(3);
  for (const code of codes) {
    // Not as a part of a longer number or word, such as a time or an id.
    const alone = new RegExp(`(?<![\\w-])${code}(?![\\w-])`);
    expect(alone.test(` ${code},`)).toBe(true);
    expect(texts.filter(text => alone.test(text))).toEqual([]);
  }
});

test('AC-004: fields that an attempt does not take change nobody, in any of its states', async () => {
  const before = await accounts();
  const extra = ['username', 'email_address', 'user_id', 'public_metadata', 'status', 'created_session_id'];
  const known = new Set(['username', 'email_address']);
  for (const strategy of [undefined, ...strategies]) {
    const { browser, path } = await begin(strategy);
    for (const field of extra) {
      const given = { strategy: 'email_code', code: '123456', password: goodPassword, [field]: 'eve@example.com' };
      for (const step of ['prepare_first_factor', 'attempt_first_factor', 'reset_password']) {
        const reply = await server.browser({ like: browser }).post(`${path}/${step}`, given);
        expect(reply, `${step} ${field}`).toMatchObject({ status: 422, code: 'form_param_unknown' });
      }
      const again = await server.browser({ like: browser }).post('/client/sign_ins', { [field]: 'x' });
      expect(again.code).toBe('form_param_unknown');
    }
    expect((await browser.client())?.sign_in).toMatchObject({ status: 'needs_first_factor', created_session_id: null });
  }
  const { browser, path } = await beginSignUp();
  for (const field of extra.filter(name => !known.has(name)))
    expect((await browser.send('PATCH', path, { [field]: 'x' })).code).toBe('form_param_unknown');
  expect(await accounts()).toEqual(before);
});

const odd: readonly (readonly [
  string,
  string | Readonly<Record<string, string>>,
  Readonly<Record<string, string>>?,
])[] = [
  ['an empty body', ''],
  ['a JSON body', '{}', { 'Content-Type': 'application/json' }],
  ['a JSON text as a form', '{}'],
  ['nothing but the strategy', 'strategy=email_code'],
  ['an empty code', 'strategy=email_code&code='],
  ['a list', 'strategy=email_code&code[]='],
  ['a list of one', 'strategy=email_code&code[]=123456'],
  ['null', 'strategy=email_code&code=null'],
  ['two codes', 'strategy=email_code&code=123456&code=654321'],
  ['no strategy', 'code=123456'],
  ['an unknown strategy', 'strategy=totp&code=123456'],
  ['a member of every object as the strategy', 'strategy=constructor&code=123456'],
  ['the proto as the strategy', 'strategy=__proto__&code=123456'],
  ['an empty password', 'strategy=password&password='],
  ['nothing to percent-decode', 'strategy=email_code&code=%'],
  ['a NUL', 'strategy=email_code&code=%00'],
  ['another type', 'strategy=email_code&code=123456', { 'Content-Type': 'text/plain' }],
];

test('AC-005: no odd body gets an attempt any further', async () => {
  const signIn = await begin('email_code');
  const reset = await begin('reset_password_email_code');
  const signUp = await beginSignUp();
  await signUp.browser.post(`${signUp.path}/prepare_verification`, { strategy: 'email_code' });
  const ends: readonly (readonly [typeof signIn, string])[] = [
    [signIn, 'attempt_first_factor'],
    [reset, 'attempt_first_factor'],
    [reset, 'reset_password'],
    [signUp, 'attempt_verification'],
  ];
  const state = async (): Promise<unknown> => [
    await accounts(),
    await database.selectFrom('sign_ins').selectAll().orderBy('id').execute(),
    await database.selectFrom('sign_ups').selectAll().orderBy('id').execute(),
    await database.selectFrom('codes').select(['id', 'used_at', 'void_at']).orderBy('id').execute(),
  ];
  const before = await state();
  for (const [{ browser, path }, end] of ends) {
    for (const [name, body, headers] of odd) {
      const reply = await server.browser({ like: browser }).send('POST', `${path}/${end}`, body, headers);
      expect(reply.status, `${end} with ${name}`).toBeGreaterThanOrEqual(400);
      expect(reply.status, `${end} with ${name}`).toBeLessThan(500);
    }
  }
  expect(await state()).toEqual(before);
});

test('AC-007: an attempt that has proved nothing has no session, no token and no cookie but its own', async () => {
  for (const strategy of [undefined, ...strategies]) {
    const { browser, path } = await begin(strategy);
    const replies = [
      await browser.get(path),
      await browser.post(`${path}/attempt_first_factor`, { strategy: 'password', password: 'not-the-right-one-1' }),
    ];
    const client = await browser.client();
    expect(client).toMatchObject({ sessions: [], last_active_session_id: null, sign_in: { created_session_id: null } });
    expect([...browser.cookies.keys()]).toEqual(['__client']);
    for (const { text, headers } of replies)
      expect(`${text}${JSON.stringify([...headers])}`).not.toMatch(/eyJ[\w-]+\./);
    const minted = await browser.post(`/client/sessions/${session?.id ?? ''}/tokens`);
    expect(minted.status).toBe(404);
    expect((await browser.get('/me')).status).toBe(401);
  }
});

test('AC-007: a code that was proved for a reset is no session until the new password is set', async () => {
  const strategy = 'reset_password_email_code';
  const { browser, path } = await begin(strategy);
  const code = await server.mails.code(email);
  const proved = await browser.post<SignInJSON>(`${path}/attempt_first_factor`, { strategy, code });
  expect(proved.json).toMatchObject({
    response: { status: 'needs_new_password', created_session_id: null },
    client: { sessions: [], last_active_session_id: null },
  });
  expect((await browser.get('/me')).status).toBe(401);
  expect((await browser.post('/me/change_password', fieldsOf['/v1/me/change_password'])).status).toBe(401);
  expect([...browser.cookies.keys()]).toEqual(['__client']);
});
