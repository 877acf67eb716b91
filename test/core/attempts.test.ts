import { expect, test } from 'vitest';
import { AuthError } from '../../src/core/index.js';
import { settle } from './fake-clock.js';
import { refusal, type Seen } from './fake-server.js';
import { right, start } from './start.js';

const isPost =
  (part: string) =>
  ({ method, path }: Seen): boolean =>
    method === 'POST' && path.includes(part);

test('sign-up: address, mailed code, signed in', async () => {
  const { open, server } = start();
  const { client } = await open();
  expect(client.signUp.step).toMatchObject({ kind: 'fields', required: ['email_address', 'password'] });
  await client.signUp.create({ emailAddress: 'ada@example.com', password: right, unsafeMetadata: { plan: { a: 1 } } });
  const { form } = server.seen.at(-1) ?? {};
  expect(form?.get('email_address')).toBe('ada@example.com');
  expect(form?.get('unsafe_metadata')).toBe('{"plan":{"a":1}}');
  expect(client.signUp.step).toEqual({
    flow: 'sign-up',
    kind: 'prepare',
    emailAddress: 'ada@example.com',
    phoneNumber: null,
  });
  await client.signUp.prepare({ strategy: 'email_code' });
  expect(client.signUp.step).toMatchObject({ kind: 'code', failed: false, resendAt: 8e12 });
  const done = await client.signUp.attempt({ strategy: 'email_code', code: '424242' });
  expect(done.status).toBe('complete');
  expect(client.signUp.step).toMatchObject({ kind: 'complete', sessionId: done.createdSessionId });
  expect(client.snapshot.session?.id).toBe(done.createdSessionId);
});

test('a completed attempt and its session come in one change, so that nothing else is ever rendered', async () => {
  const { open } = start();
  const { client, told } = await open();
  await client.signIn.create({ identifier: 'ada' });
  await client.signIn.attempt({ strategy: 'password', password: right });
  for (const { session, client: known } of told) expect(Boolean(session)).toBe(known?.signIn?.status === 'complete');
  client.signIn.reset();
  expect(client.signIn.step.kind).toBe('identifier');
  expect(client.snapshot.user?.firstName).toBe('ada');
});

test('sign-in: wrong password, forgotten, code, new password', async () => {
  const { open } = start();
  const { client } = await open();
  await client.signIn.create({ identifier: 'ada@example.com' });
  const refused = client.signIn.attempt({ strategy: 'password', password: 'wrong' });
  await expect(refused).rejects.toMatchObject({ code: 'form_password_incorrect', field: 'password', transient: false });
  expect(client.signIn.step).toMatchObject({ kind: 'first-factor', identifier: 'ada@example.com' });
  await client.signIn.prepare({ strategy: 'reset_password_email_code', emailAddressId: 'idn_1' });
  expect(client.signIn.step).toMatchObject({ kind: 'code', strategy: 'reset_password_email_code' });
  await client.signIn.attempt({ strategy: 'reset_password_email_code', code: '424242' });
  expect(client.signIn.step).toMatchObject({ kind: 'new-password', identifier: 'ada@example.com' });
  await client.signIn.resetPassword({ password: 'another correct one', signOutOfOtherSessions: true });
  expect(client.signIn.step.kind).toBe('complete');
});

test('reset() forgets an unfinished attempt here, also when the server still has it', async () => {
  const { open } = start();
  const { client } = await open();
  await client.signIn.create({ identifier: 'ada' });
  client.signIn.reset();
  await client.load();
  expect(client.signIn.step.kind).toBe('identifier');
  await client.signIn.create({ identifier: 'grace' });
  expect(client.signIn.step).toMatchObject({ kind: 'first-factor', identifier: 'grace' });
});

test('F-57: a reload goes on where the server says', async () => {
  const { open } = start();
  const { client } = await open();
  await client.signUp.create({ emailAddress: 'ada@example.com', password: right });
  await client.signUp.prepare({ strategy: 'email_code' });
  client.close();
  expect((await open()).client.signUp.step).toMatchObject({ kind: 'code', emailAddress: 'ada@example.com' });
});

test('F-55: the same call twice at once is one request', async () => {
  const { open, server } = start();
  const { client } = await open();
  const create = (): Promise<unknown> => client.signIn.create({ identifier: 'ada' });
  await Promise.all([create(), create(), create()]);
  expect(server.count('sign_ins')).toBe(1);
});

test('F-04: a lost answer is asked for again with the same key, and there is one attempt and one mail', async () => {
  const { open, server, clock } = start();
  const { client } = await open();
  let lost = 0;
  server.fault = request => (isPost('sign_ups')(request) && lost++ % 2 === 0 ? 'lose-answer' : undefined);
  const created = client.signUp.create({ emailAddress: 'ada@example.com', password: right });
  await clock.advance(3_000);
  await created;
  const prepared = client.signUp.prepare({ strategy: 'email_code' });
  await clock.advance(3_000);
  await prepared;
  expect(server.mails).toEqual(['ada@example.com']);
  const keys = server.seen.filter(isPost('sign_ups')).map(({ query }) => query.get('_idempotency_key'));
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^[\w-]{16,64}$/);
});

test('a call that the person makes again carries its key, and one with other words a new one', async () => {
  const { open, server, clock } = start();
  const { client } = await open();
  server.fault = request => (isPost('sign_ups')(request) ? 'lose-answer' : undefined);
  const sign = (emailAddress: string): Promise<unknown> =>
    client.signUp.create({ emailAddress, password: right }).catch((error: unknown) => error);
  const refused = sign('ada@example.com');
  await clock.advance(6_000);
  expect(await refused).toMatchObject({ code: 'network_error' });
  server.fault = () => undefined;
  await sign('ada@example.com');
  await sign('grace@example.com');
  const keys = server.seen.filter(isPost('sign_ups')).map(({ query }) => query.get('_idempotency_key'));
  expect(new Set(keys.slice(0, -1)).size).toBe(1);
  expect(keys.at(-1)).not.toBe(keys.at(0));
});

test('without keys nothing that changes something is sent twice by itself', async () => {
  const { open, server, clock } = start();
  server.settings = { hosted: true };
  const { client } = await open();
  server.fault = request => (isPost('sign_ins')(request) ? 'lose-answer' : undefined);
  const refused = client.signIn.create({ identifier: 'ada' }).catch((error: unknown) => error);
  await clock.advance(10_000);
  expect(await refused).toBeInstanceOf(AuthError);
  expect(server.count('POST /client/sign_ins')).toBe(1);
  expect(server.seen.at(-1)?.query.has('_idempotency_key')).toBe(false);
});

test('F-03: a proof whose answer was lost is found complete, also by a server without keys', async () => {
  const { open, server, clock } = start();
  server.settings = { hosted: true };
  const { client } = await open();
  await client.signIn.create({ identifier: 'ada' });
  server.fault = request => (isPost('attempt_first_factor')(request) ? 'lose-answer' : undefined);
  const prove = (): Promise<unknown> =>
    client.signIn.attempt({ strategy: 'password', password: right }).catch((error: unknown) => error);
  const lost = prove();
  await clock.advance(3_000);
  expect(await lost).toMatchObject({ code: 'network_error' });
  server.fault = () => undefined;
  expect(await prove()).toMatchObject({ status: 'complete' });
  expect(server.count('attempt_first_factor')).toBe(1);
});

test('errors hold nothing of what was typed', async () => {
  const { open, server, clock } = start();
  const { client } = await open();
  await client.signIn.create({ identifier: 'ada' });
  for (const fault of ['refuse', refusal(500, 'internal_error'), refusal(422, 'form_password_incorrect')] as const) {
    server.fault = () => (fault instanceof Response ? fault.clone() : fault);
    const failing = client.signIn.attempt({ strategy: 'password', password: 'p4ss w0rd' }).catch((e: unknown) => e);
    await clock.advance(6_000);
    const error = await failing;
    if (!(error instanceof AuthError)) throw new Error('The call was to be refused with an AuthError.');
    const words = [error.stack, String(error.cause), JSON.stringify(error), JSON.stringify(error.problems)].join('\n');
    expect(words).not.toMatch(/p4ss/);
  }
  for (const { query, path } of server.seen) expect(`${path}?${query.toString()}`).not.toMatch(/p4ss/);
});

test('several problems at once keep their fields, in camelCase', async () => {
  const { open, server } = start();
  const { client } = await open();
  const errors = [
    { code: 'form_password_pwned', message: 'm', long_message: 'l', meta: { param_name: 'password' } },
    { code: 'form_identifier_exists', message: 'm', long_message: 'l', meta: { param_name: 'email_address' } },
  ];
  server.fault = request =>
    isPost('sign_ups')(request) ? Response.json({ errors, clerk_trace_id: 'req_7' }, { status: 422 }) : undefined;
  const error: unknown = await client.signUp.create({ emailAddress: 'a@b.co' }).catch((e: unknown) => e);
  expect(error).toMatchObject({ status: 422, traceId: 'req_7' });
  expect((error as AuthError).problems.map(({ code, field }) => [code, field])).toEqual([
    ['form_password_pwned', 'password'],
    ['form_identifier_exists', 'emailAddress'],
  ]);
});

test('requests are simple in the sense of CORS: forms, GET and POST, cookies, no header of ours', async () => {
  const { open, server } = start();
  const { client } = await open();
  await client.signUp.create({ emailAddress: 'ada@example.com', password: right, legalAccepted: true });
  await client.signUp.update({ firstName: 'Ada' });
  for (const { init, query } of server.seen) {
    expect(init.method ?? 'GET').toMatch(/^(GET|POST)$/);
    expect(init.headers).toBeUndefined();
    expect(init.credentials).toBe('include');
    expect(query.get('__clerk_api_version')).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  expect(server.seen.at(-1)).toMatchObject({ method: 'PATCH' });
  expect(server.seen.at(-2)?.form.get('legal_accepted')).toBe('true');
});

test('a proved address goes over to the other kind of attempt', async () => {
  const { open, server } = start();
  const { client } = await open();
  await client.signUp.transfer();
  expect(server.seen.at(-1)).toMatchObject({ path: '/client/sign_ups' });
  expect(server.seen.at(-1)?.form.toString()).toBe('transfer=true');
  await client.signIn.transfer();
  expect(server.seen.at(-1)).toMatchObject({ path: '/client/sign_ins' });
});

test('a verb without an attempt says which one comes before it', async () => {
  const { client } = await start().open();
  await expect(client.signIn.attempt({ strategy: 'password', password: 'x' })).rejects.toThrow(/signIn\.create/);
  await expect(client.signUp.prepare({ strategy: 'email_code' })).rejects.toMatchObject({
    code: 'client_state_invalid',
  });
});

test('close() ends a call that is under way with an error that is none for the person', async () => {
  const { open, server } = start();
  const { client } = await open();
  server.fault = () => 'hang';
  const call = client.signIn.create({ identifier: 'ada' }).catch((error: unknown) => error);
  await settle();
  client.close();
  expect(await call).toMatchObject({ code: 'aborted' });
});
