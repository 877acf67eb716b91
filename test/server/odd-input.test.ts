import { afterAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { endpoints } from '../../server/src/http/app.js';
import { Form, readForm } from '../../server/src/http/form.js';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed', users: { username: 'optional' } });
afterAll(server.close);

const read = (body: string | Uint8Array<ArrayBuffer>): Promise<Form> =>
  readForm(
    new Request('http://localhost:4000', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    }),
  );

test.each([
  ['a=1&a=2', 422],
  ['a=1&%61=2', 422],
  ['a&a=', 422],
  [Array.from({ length: 201 }, (_, index) => `p${index}=1`).join('&'), 400],
  [Array.from({ length: 100_000 }, () => 'a').join('&'), 413],
  [`a=${'x'.repeat(16 * 1024 + 1)}`, 422],
  [`a=${'x'.repeat(64 * 1024)}`, 413],
  ['a=%', 400],
  ['a=%zz', 400],
  ['a=%ff', 400],
  ['a=%ed%a0%80', 400],
  ['a=%c0%80', 400],
  ['%ff=a', 400],
  ['a=%00', 422],
  ['a=b%00c', 422],
] as const)('AC-168: the body %j is refused', async (body, status) => {
  await expect(read(body)).rejects.toMatchObject({ status });
});

test('AC-168 AC-173: names that objects have of themselves are names like any others', async () => {
  const form = await read('__proto__=1&constructor=2&toString=3&hasOwnProperty=4&a[__proto__][x]=5');
  expect(form.names).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a[__proto__][x]']);
  expect(form.optional('__proto__')).toBe('1');
  expect(new Form().optional('__proto__')).toBeUndefined();
  expect(new Form().has('constructor')).toBe(false);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('AC-168: nothing is nested: brackets, dots and commas are part of a name or a value', async () => {
  const form = await read('a[b]=1&a.b=2&c=1,2&d=%7B%22e%22%3A1%7D&&=&f');
  expect(form.names).toEqual(['a[b]', 'a.b', 'c', 'd', '', 'f']);
  expect(form.optional('c')).toBe('1,2');
  expect(form.optional('f')).toBeUndefined();
});

test('AC-168: a body that never ends is not read to its end', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 4096;
      controller.enqueue(new Uint8Array(4096).fill(97));
    },
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  await expect(readForm(new Request('http://localhost:4000', init))).rejects.toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(128 * 1024);
});

test.each(['__proto__', 'constructor', 'toString', 'id', 'user_id', 'password_hash', 'email_key', 'is_admin', 'a[b]'])(
  'AC-168 AC-173: the field %s is known to no endpoint that changes something',
  async name => {
    const browser = server.browser();
    // Another site's form is passed on field by field; the backend's calls have a test of their own.
    for (const { method, path, upload } of endpoints.filter(
      ({ method: how, open, backend, bearer }) => how !== 'GET' && !open && !backend && !bearer,
    )) {
      const reply = await browser.send(method, path.replace(/^\/v1/, '').replace(/:\w+/g, 'an_id'), { [name]: 'x' });
      // What takes a file takes no such form at all; what is beside the file has a test of its own.
      const refusal = upload ? 'unsupported_content_type' : 'form_param_unknown';
      expect(reply, `${method} ${path}`).toMatchObject({ status: upload ? 415 : 422, code: refusal });
    }
  },
);

const injections = [
  "' or '1'='1",
  "'; drop table users; --",
  '" or ""="',
  "\\'; select pg_sleep(10); --",
  "a@b.example' union select null,null--",
  "') or pg_sleep(10)=('",
  '$1',
  '${1}',
  '%27%20or%201%3D1',
  '$$; delete from sessions; $$',
  '\u02bc or 1=1',
];

test.each(injections)('AC-187: %j is a value wherever it stands, and never a piece of a statement', async text => {
  const browser = server.browser();
  await browser.signUp(`injected-${injections.indexOf(text)}@example.com`);
  const count = async (): Promise<unknown> =>
    (
      await sql`select (select count(*) from users) as users, (select count(*) from sessions) as sessions`.execute(
        server.instance.database,
      )
    ).rows;
  const before = await count();
  const encoded = encodeURIComponent(text);
  const started = performance.now();
  const replies = [
    await browser.get(`/me?_clerk_session_id=${encoded}`),
    await browser.get(`/me/sessions?order_by=${encoded}&limit=${encoded}&${encoded}=1`),
    await browser.get(`/client?__clerk_db_jwt=${encoded}`),
    await browser.get(`/client/sessions/${encoded}`),
    await browser.get(`/client/touch?redirect_url=${encoded}`),
    await browser.post(`/client/sign_ins?_idempotency_key=${encoded}`, { identifier: text, password: text }),
    await browser.post('/client/sign_ins', { identifier: text, strategy: text, locale: text }),
    await browser.post('/client/sign_ups', { username: text, first_name: text, password: goodPassword }),
    await browser.post('/client/sign_ups', { [text]: text }),
    await browser.send('PATCH', '/me', { first_name: text, last_name: text }),
    await browser.get('/users/user_1', { authorization: `Bearer ${text.replace(/[^ -~]/g, '')}` }),
  ];
  for (const reply of replies) {
    expect(reply.status).toBeLessThan(500);
    expect(reply.text).not.toMatch(/syntax error|relation|column|postgres/i);
  }
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(await count()).toEqual(before);
});

test.each(['/me?_clerk_session_id=%00', '/client?x=%00', '/client/touch?redirect_url=%00', '/client/%00'])(
  'AC-168: a NUL in %s is refused and is no fault of the server',
  async path => {
    const browser = server.browser();
    await browser.post('/client');
    const { status } = await browser.get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

test('AC-161: two addresses that differ by an accent are two people', async () => {
  const browsers = await Promise.all(
    ['julian@example.com', 'juli\u00e1n@example.com'].map(async email => {
      const browser = server.browser();
      await browser.signUp(email);
      return browser;
    }),
  );
  const users = await Promise.all(browsers.map(async browser => (await browser.client())?.sessions[0]?.user));
  expect(users[0]?.id).toMatch(/^user_/);
  expect(users[1]?.id).toMatch(/^user_/);
  expect(users[0]?.id).not.toBe(users[1]?.id);
  expect((await server.browser().signIn('juli\u00e1n@example.com')).status).toBe(200);
  expect((await server.browser().signIn('juli\u00e0n@example.com')).code).toBe('form_password_or_identifier_incorrect');
});

test.each([
  'adm\u0456n',
  '\u0430dmin',
  'admin\u200b',
  'ad\u202emin',
  '\uff41dmin',
  'adm\u0131n',
  'admin\u0301',
  'ad min',
])('AC-163: the username %j, which looks like another, is taken nowhere', async username => {
  const browser = server.browser();
  const refused = await browser.post('/client/sign_ups', { username, password: goodPassword });
  expect(refused).toMatchObject({ status: 422, code: 'form_username_invalid_character' });
  expect((await browser.signIn(username)).code).toBe('form_password_or_identifier_incorrect');
});

test('AC-163: a username is one, however its letters are written', async () => {
  const signUp = (username: string, email: string) => server.browser().signUp(email, { username });
  expect((await signUp('Ada_Lovelace', 'first@example.com')).status).toBe(200);
  const second = await signUp('ADA_lovelace', 'second@example.com');
  expect(second).toMatchObject({ status: 422, code: 'form_identifier_exists' });
});

test('AC-167: a password of a hundred thousand characters is refused at once, and holds nobody up', async () => {
  const started = performance.now();
  const refused = await server.browser().signUp('long@example.com', { password: 'aB3$'.repeat(4000) });
  expect(refused.status).toBe(422);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('J-11: nothing that a person may write about themselves becomes a claim of their token', async () => {
  const browser = server.browser();
  const evil = { sub: 'user_evil', sid: 'sess_evil', iss: 'https://evil.example', exp: 9_999_999_999, fva: [0, 0] };
  await browser.signUp('claims@example.com', {
    first_name: '","sub":"user_evil',
    unsafe_metadata: JSON.stringify({ ...evil, ['__proto__']: evil }),
  });
  const [session] = (await browser.client())?.sessions ?? [];
  const [, payload = ''] = session?.last_active_token?.jwt.split('.') ?? [];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  expect(Object.keys(claims).sort()).toEqual(['azp', 'exp', 'fva', 'iat', 'iss', 'nbf', 'sid', 'sts', 'sub', 'v']);
  expect(claims).toMatchObject({ sub: session?.user.id, sid: session?.id, iss: 'http://127.0.0.1:4000' });
});

test('AC-152 AC-157: a secret of one kind opens nothing that asks for another, nor does a piece of the right one', async () => {
  const browser = server.browser();
  await browser.signUp('kinds@example.com');
  const [session] = (await browser.client())?.sessions ?? [];
  const token = browser.cookies.get('__client') ?? '';
  const jwt = session?.last_active_token?.jwt ?? '';
  const developer = await browser.post('/dev_browser');
  const { id: identity = '' } = developer.json as unknown as { id?: string };
  const ids = [session?.id ?? '', session?.user.id ?? '', 'sk_test_used_by_tests_only'];
  const pieces = [`${token}x`, `x${token}`, token.slice(1), token.slice(0, -1), token.toUpperCase(), `"${token}"`];
  for (const wrong of [jwt, identity, ...ids, ...pieces]) {
    const other = server.browser();
    other.cookies.set('__client', wrong);
    expect(await other.client(), wrong).toBeNull();
  }
  for (const wrong of [jwt, token, ...ids, `${identity}x`, identity.slice(1)]) {
    const reply = await server.browser().get(`/client?__clerk_db_jwt=${encodeURIComponent(wrong)}`);
    expect(reply).toMatchObject({ status: 401, code: 'dev_browser_unauthenticated' });
  }
  for (const wrong of [jwt, token, identity, session?.id ?? '', 'sk_test_used_by_tests_only ']) {
    const request = new Request(`http://localhost:4000/v1/users/${session?.user.id ?? ''}`, {
      headers: { authorization: `Bearer ${wrong.trimEnd()}${wrong.endsWith(' ') ? 'x' : ''}` },
    });
    expect((await server.fetch(request)).status).toBe(401);
  }
  expect((await browser.client())?.sessions).toHaveLength(1);
});
