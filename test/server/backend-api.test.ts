import { afterAll, expect, test } from 'vitest';
import { endpoints } from '../../server/src/http/app.js';
import { Backend } from './backend.js';
import { startServer } from './start.js';

interface Invitation {
  readonly id: string;
  readonly status: string;
  readonly url?: string;
  readonly revoked: boolean;
  readonly email_address: string;
}
interface Listed<One> {
  readonly data: readonly One[];
  readonly total_count: number;
}

const server = await startServer({ app: { signUpUrl: 'http://localhost:3000/join' } });
afterAll(server.close);
const backend = new Backend(server);
const { database } = server.instance;
const day = 24 * 60 * 60_000;
let people = 0;
const address = (): string => `person${++people}@example.com`;

async function member(): Promise<string> {
  const browser = server.browser();
  await browser.signUp(address());
  return (await browser.client())?.sessions[0]?.user.id ?? '';
}

const ours = endpoints
  .filter(endpoint => endpoint.backend)
  .map(endpoint => ({ ...endpoint, name: `${endpoint.method} ${endpoint.path}` }));

test.each(ours)('AC-095: $name is for who holds the secret key, and for no page', async ({ method, path }) => {
  const key = `Bearer ${server.instance.settings.secretKey ?? ''}`;
  const wrong = ['', 'Bearer', 'Bearer sk_test_another_key_altogether', key.toLowerCase(), `${key}x`, key.slice(7)];
  const origins = ['http://localhost:3000', 'https://evil.example', 'null', ''];
  const refused = [
    ...wrong.map((authorization): Record<string, string> => ({ authorization })),
    // A page that had the key somehow is a page still.
    ...origins.flatMap(origin => [{ origin }, { origin, authorization: key }]),
  ];
  for (const headers of refused) {
    const url = `http://localhost:4000${path.replace(':id', 'an_id')}`;
    const response = await server.fetch(new Request(url, { method, headers }));
    expect({ headers, status: response.status }).toEqual({ headers, status: 401 });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.json()).toMatchObject({ errors: [{ code: 'clerk_key_invalid' }] });
  }
});

test('G5: an invitation is mailed in the language that was asked for, with a link of the server and no other', async () => {
  const email = address();
  const { body, status } = await backend.post<Invitation>('/invitations', {
    email_address: email,
    public_metadata: { plan: 'pro' },
    locale: 'de',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ object: 'invitation', email_address: email, status: 'pending', revoked: false });
  expect(body.url).toMatch(/^http:\/\/localhost:4000\/v1\/tickets\/accept\?ticket=inv_[\w.-]+$/);
  expect(await server.mails.to(email)).toMatchObject([{ template: 'invitation', locale: 'de', link: body.url }]);
});

test('G5: nobody is mailed where notify is false', async () => {
  const email = address();
  expect((await backend.post('/invitations', { email_address: email, notify: false })).status).toBe(200);
  expect(await server.mails.to(email)).toEqual([]);
});

test('G5: an address has one pending invitation, and a new one takes its place only where that is asked for', async () => {
  const email = address();
  const first = await backend.post<Invitation>('/invitations', { email_address: email });
  expect(await backend.post('/invitations', { email_address: email.toUpperCase() })).toMatchObject({
    status: 400,
    code: 'duplicate_record',
  });
  const second = await backend.post<Invitation>('/invitations', { email_address: email, ignore_existing: true });
  expect(second.status).toBe(200);
  const { body } = await backend.get<readonly Invitation[]>(`/invitations?query=${email}&status=revoked`);
  expect(body.map(({ id }) => id)).toEqual([first.body.id]);
});

test('AC-135: of many invitations of one address at once exactly one is made', async () => {
  const email = address();
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => backend.post('/invitations', { email_address: email })),
  );
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'duplicate_record')).toHaveLength(5);
});

test('G5: somebody who has an account is not invited', async () => {
  const email = address();
  await server.browser().signUp(email);
  expect(await backend.post('/invitations', { email_address: email })).toMatchObject({
    status: 422,
    code: 'form_identifier_exists',
  });
});

test('G5: an invitation that has run out says so, and makes room for another', async () => {
  const email = address();
  await backend.post('/invitations', { email_address: email, expires_in_days: 1 });
  server.clock.advance(day);
  const { body } = await backend.get<readonly Invitation[]>(`/invitations?query=${email}&status=expired`);
  expect(body).toMatchObject([{ status: 'expired' }]);
  expect(body[0]).not.toHaveProperty('url');
  expect((await backend.post('/invitations', { email_address: email })).status).toBe(200);
});

test('G5: an invitation is taken back once', async () => {
  const { body } = await backend.post<Invitation>('/invitations', { email_address: address() });
  const revoked = await backend.post<Invitation>(`/invitations/${body.id}/revoke`);
  expect(revoked).toMatchObject({ status: 200, body: { status: 'revoked', revoked: true } });
  expect(await backend.post(`/invitations/${body.id}/revoke`)).toMatchObject({
    status: 400,
    code: 'revoked_invitation',
  });
  expect((await backend.post('/invitations/inv_none/revoke')).status).toBe(404);
});

test('G5: several are invited at once, or none of them', async () => {
  const [first, second, taken] = [address(), address(), address()];
  await backend.post('/invitations', { email_address: taken });
  const all = [first, second, taken].map(email_address => ({ email_address }));
  expect((await backend.post('/invitations/bulk', all)).code).toBe('duplicate_record');
  expect(await server.mails.to(first)).toEqual([]);
  const made = await backend.post<readonly Invitation[]>('/invitations/bulk', all.slice(0, 2));
  expect(made.body.map(({ email_address: email }) => email)).toEqual([first, second]);
  expect(await server.mails.to(first)).toHaveLength(1);
  const eleven = Array.from({ length: 11 }, () => ({ email_address: address() }));
  expect((await backend.post('/invitations/bulk', eleven)).status).toBe(422);
  const twice = [{ email_address: second }, { email_address: second.toUpperCase() }];
  expect((await backend.post('/invitations/bulk', twice)).status).toBe(422);
});

test.each([
  'https://evil.example/',
  'javascript:alert(1)',
  '//evil.example',
  'http://localhost:3000@evil.example/',
  'http://localhost.evil.example:3000/',
  '/path',
])('AC-100 AC-104: an invitation leads to allowed origins only, and not to %s', async redirect => {
  expect(await backend.post('/invitations', { email_address: address(), redirect_url: redirect })).toMatchObject({
    status: 422,
    code: 'invalid_redirect_url',
  });
});

test('G5: invitations are listed in parts, in an order, and with their number where that is asked for', async () => {
  const [first, second, third] = [`z-a@example.com`, `z-b@example.com`, `z-c@example.com`];
  for (const email_address of [second, first, third]) {
    server.clock.advance(1000);
    await backend.post('/invitations', { email_address });
  }
  const emails = async (query: string): Promise<readonly string[]> =>
    (await backend.get<readonly Invitation[]>(`/invitations?query=z-&${query}`)).body.map(one => one.email_address);
  expect(await emails('')).toEqual([third, first, second]);
  expect(await emails('order_by=%2Bemail_address&limit=2')).toEqual([first, second]);
  expect(await emails('order_by=-email_address&limit=2&offset=1')).toEqual([second, first]);
  const { body } = await backend.get<Listed<Invitation>>('/invitations?query=z-&paginated=true&limit=1');
  expect(body).toMatchObject({ total_count: 3, data: [{ email_address: third }] });
  // What is a pattern elsewhere is a letter here.
  expect(await emails('query=%25')).toEqual([third, first, second]);
  expect((await backend.get('/invitations?query=%25')).body).toEqual([]);
  for (const query of ['limit=0', 'limit=501', 'limit=x', 'offset=-1', 'status=open', 'order_by=password_hash'])
    expect((await backend.get(`/invitations?${query}`)).status, query).toBe(422);
});

test.each(['allow', 'block'] as const)('B12: the %s list is kept by the backend API', async list => {
  const path = `/${list}list_identifiers`;
  const put = (identifier: string) => backend.post<{ id: string; identifier_type: string }>(path, { identifier });
  expect((await put('Ada@Lists.example')).body).toMatchObject({
    object: `${list}list_identifier`,
    identifier: 'Ada@Lists.example',
    identifier_type: 'email_address',
    instance_id: server.instance.id,
  });
  expect(await put('ada@lists.EXAMPLE')).toMatchObject({ status: 400, code: 'duplicate_record' });
  expect((await put('*@Lists.example')).body.identifier_type).toBe('email_address');
  expect((await put('+1 (415) 555-0100')).body.identifier_type).toBe('phone_number');
  expect((await put('+14155550100')).code).toBe('duplicate_record');
  for (const wrong of ['', 'ada', '*', '*@', '*@*', '*@*.example', '0415 555', '+1'])
    expect((await put(wrong)).status, wrong).toBe(422);
  const { body } = await backend.get<readonly { id: string }[] & Listed<{ id: string }>>(path);
  const rows = list === 'block' ? body.data : body;
  expect(rows).toHaveLength(3);
  const [{ id = '' } = {}] = rows;
  expect((await backend.delete(`/${list === 'allow' ? 'block' : 'allow'}list_identifiers/${id}`)).status).toBe(404);
  expect((await backend.delete(`${path}/${id}`)).body).toEqual({
    object: `${list}list_identifier`,
    id,
    deleted: true,
  });
  expect((await backend.delete(`${path}/${id}`)).status).toBe(404);
});

test('B12: somebody who is put onto the allow list is invited where that is asked for', async () => {
  const identifier = address();
  const { body } = await backend.post('/allowlist_identifiers', { identifier, notify: true });
  expect(body).toHaveProperty('invitation_id');
  expect(await server.mails.to(identifier)).toHaveLength(1);
  expect((await backend.post('/allowlist_identifiers', { identifier: '*@x.example', notify: true })).status).toBe(422);
});

test('B12: who waits is invited in their own language, or turned away', async () => {
  const [first, second] = [address(), address()];
  const entry = await backend.post<{ id: string }>('/waitlist_entries', { email_address: first });
  expect(entry.body).toMatchObject({ object: 'waitlist_entry', status: 'pending', invitation: null });
  expect((await backend.post<{ id: string }>('/waitlist_entries', { email_address: first })).body.id).toBe(
    entry.body.id,
  );
  const other = await backend.post<{ id: string }>('/waitlist_entries', { email_address: second });
  expect((await backend.post(`/waitlist_entries/${entry.body.id}/invite`)).body).toMatchObject({
    status: 'invited',
    invitation: { email_address: first, status: 'pending' },
  });
  expect(await server.mails.to(first)).toMatchObject([{ template: 'waitlist_invitation' }]);
  expect((await backend.post(`/waitlist_entries/${entry.body.id}/invite`)).code).toBe('duplicate_record');
  expect((await backend.post(`/waitlist_entries/${entry.body.id}/reject`)).status).toBe(400);
  expect((await backend.post(`/waitlist_entries/${other.body.id}/reject`)).body).toMatchObject({ status: 'rejected' });
  const { body } = await backend.get<Listed<{ id: string }>>('/waitlist_entries?status=invited');
  expect(body).toMatchObject({ total_count: 1, data: [{ id: entry.body.id }] });
  expect((await backend.delete(`/waitlist_entries/${other.body.id}`)).status).toBe(404);
});

test('G5: a token that signs somebody in is made for a user there is, and taken back once', async () => {
  const user_id = await member();
  const made = await backend.post<{ id: string; token: string }>('/sign_in_tokens', { user_id });
  expect(made.body).toMatchObject({ object: 'sign_in_token', status: 'pending', user_id });
  expect(made.body.token).toMatch(/^sit_/);
  const revoked = await backend.post(`/sign_in_tokens/${made.body.id}/revoke`);
  expect(revoked.body).toMatchObject({ status: 'revoked' });
  expect(revoked.body).not.toHaveProperty('token');
  expect((await backend.post(`/sign_in_tokens/${made.body.id}/revoke`)).code).toBe('sign_in_token_revoked_code');
  expect((await backend.post(`/actor_tokens/${made.body.id}/revoke`)).status).toBe(404);
  expect((await backend.post('/sign_in_tokens', { user_id: 'user_nobody' })).status).toBe(404);
});

test('AC-196: a token of an actor names the actor, and is written down', async () => {
  const user_id = await member();
  expect((await backend.post('/actor_tokens', { user_id })).status).toBe(422);
  expect((await backend.post('/actor_tokens', { user_id, actor: {} })).status).toBe(422);
  const long = { user_id, actor: { sub: 'user_support' }, session_max_duration_in_seconds: 24 * 60 * 60 + 1 };
  expect((await backend.post('/actor_tokens', long)).status).toBe(422);
  const { body } = await backend.post<{ id: string }>('/actor_tokens', { user_id, actor: { sub: 'user_support' } });
  expect(body).toMatchObject({ object: 'actor_token', status: 'pending', actor: { sub: 'user_support' } });
  const written = await database.selectFrom('audit_log').selectAll().where('user_id', '=', user_id).execute();
  expect(written.filter(({ event }) => event === 'actor_token.created')).toMatchObject([
    { reason: `${body.id} user_support` },
  ]);
});

test('AC-168: what is no JSON, too much, unknown or no text is refused, and changes nothing', async () => {
  const refused = async (body: string, type?: string) => {
    const { status, code } = await backend.send('POST', '/invitations', body, type);
    return [status, code];
  };
  expect(await refused('{')).toEqual([400, 'request_body_invalid']);
  expect(await refused('{"email_address":"a@b.example"}', 'text/plain')).toEqual([415, 'unsupported_content_type']);
  expect(await refused('"text"')).toEqual([422, 'form_param_value_invalid']);
  expect(await refused('{}')).toEqual([422, 'form_param_missing']);
  expect(await refused('{"email_address":"no address"}')).toEqual([422, 'form_param_value_invalid']);
  expect(await refused('{"email_address":"a@b.example","role":"admin"}')).toEqual([422, 'form_param_unknown']);
  expect(await refused('{"email_address":"a@b.example","__proto__":{"notify":false}}')).toEqual([
    422,
    'form_param_unknown',
  ]);
  for (const letter of ['\\u0000', '\\ud800'])
    expect(await refused(`{"email_address":"a@b.example","public_metadata":{"a":"${letter}"}}`)).toEqual([
      400,
      'request_body_invalid',
    ]);
  const metadata = JSON.stringify({ email_address: 'a@b.example', public_metadata: { a: 'x'.repeat(9000) } });
  expect((await refused(metadata))[0]).toBe(422);
  expect((await refused(`"${'x'.repeat(65_536)}"`))[0]).toBe(413);
  expect(await server.mails.to('a@b.example')).toEqual([]);
});
