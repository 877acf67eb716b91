import { expect, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({ users: { username: 'optional' } });
let people = 0;
const address = (): string => `ada${++people}@example.com`;

test('B1: somebody signs up with a mailed code, signs out, and signs in again', async () => {
  const email = address();
  const browser = server.browser();
  expect(await browser.client()).toBeNull();
  const complete = await browser.signUp(email);
  expect(complete).toMatchObject({
    status: 200,
    json: { response: { status: 'complete' }, client: { sign_up: null } },
  });
  const [session] = complete.json.client?.sessions ?? [];
  expect(session?.user.email_addresses[0]?.email_address).toBe(email);
  expect(session?.last_active_token?.jwt.split('.')).toHaveLength(3);
  expect(Number(browser.cookies.get('__client_uat'))).toBeGreaterThan(0);

  const signedOut = await browser.send('DELETE', '/client/sessions', {});
  expect(signedOut.json.response).toMatchObject({ object: 'client', sessions: [] });
  expect(browser.cookies.get('__client_uat')).toBe('0');

  const again = await browser.signIn(email);
  expect(again).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
  expect(again.json.client?.sessions).toHaveLength(1);
});

test('B1: somebody signs in by a mailed code', async () => {
  const email = address();
  await server.browser().signUp(email);
  const browser = server.browser();
  server.clock.advance(60_000);
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const factor = begun.json.response.supported_first_factors?.find(({ strategy }) => strategy === 'email_code');
  const path = `/client/sign_ins/${begun.json.response.id}`;
  await browser.post(`${path}/prepare_first_factor`, {
    strategy: 'email_code',
    email_address_id: factor?.email_address_id,
  });
  const code = await server.mails.code(email);
  const done = await browser.post(`${path}/attempt_first_factor`, { strategy: 'email_code', code });
  expect(done).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
});

test('a forgotten password is replaced after a mailed code, and the other devices are signed out', async () => {
  const email = address();
  const other = server.browser();
  await other.signUp(email);
  const browser = server.browser();
  server.clock.advance(60_000);
  const begun = await browser.post<SignInJSON>('/client/sign_ins', {
    identifier: email,
    strategy: 'reset_password_email_code',
  });
  const path = `/client/sign_ins/${begun.json.response.id}`;
  const code = await server.mails.code(email);
  const proved = await browser.post(`${path}/attempt_first_factor`, { strategy: 'reset_password_email_code', code });
  expect(proved.json.response).toMatchObject({ status: 'needs_new_password' });
  const done = await browser.post(`${path}/reset_password`, { password: 'violet-harbour-slowly-82' });
  expect(done.json.response).toMatchObject({ status: 'complete' });
  expect((await other.client())?.sessions).toEqual([]);
  expect((await server.mails.to(email)).at(-1)?.template).toBe('password_changed');
  expect((await server.browser().signIn(email, goodPassword)).code).toBe('form_password_or_identifier_incorrect');
  expect((await server.browser().signIn(email, 'violet-harbour-slowly-82')).status).toBe(200);
});

test('B6: a sign-up with a taken address goes on as a sign-in once the code is proved', async () => {
  const email = address();
  await server.browser().signUp(email);
  const browser = server.browser();
  server.clock.advance(60_000);
  const refused = await browser.signUp(email, { password: 'something-else-entirely-5' });
  expect(refused).toMatchObject({ status: 422, code: 'form_identifier_exists' });
  const done = await browser.post('/client/sign_ins', { transfer: 'true' });
  expect(done).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
  expect((await server.browser().signIn(email)).status).toBe(200);
  expect((await browser.post('/client/sign_ins', { transfer: 'true' })).code).toBe('account_transfer_invalid');
});

test('B6: a sign-in with an unknown address goes on as a sign-up once the code is proved', async () => {
  const email = address();
  const browser = server.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email, strategy: 'email_code' });
  const code = await server.mails.code(email);
  const path = `/client/sign_ins/${begun.json.response.id}/attempt_first_factor`;
  const refused = await browser.post(path, { strategy: 'email_code', code });
  expect(refused.code).toBe('form_identifier_not_found');
  const moved = await browser.post<SignUpJSON>('/client/sign_ups', { transfer: 'true' });
  expect(moved.json.response).toMatchObject({ unverified_fields: [], missing_fields: ['password'] });
  const done = await browser.send('PATCH', `/client/sign_ups/${moved.json.response.id}`, { password: goodPassword });
  expect(done.json.response).toMatchObject({ status: 'complete' });
});

test('a wrong password and an unknown person are answered alike', async () => {
  const email = address();
  await server.browser().signUp(email);
  const wrong = await server.browser().signIn(email, 'not-the-right-one-1');
  const unknown = await server.browser().signIn(address(), 'not-the-right-one-1');
  expect(wrong.status).toBe(422);
  expect(wrong.json.errors).toEqual(unknown.json.errors);
});

test('a request whose answer was lost is repeated without doing it twice', async () => {
  const email = address();
  const browser = server.browser();
  const path = '/client/sign_ups?_idempotency_key=0123456789abcdef0123';
  const lost = await browser.post<SignUpJSON>(path, { email_address: email, password: goodPassword });
  browser.cookies.clear();
  const again = await browser.post<SignUpJSON>(path, { email_address: email, password: goodPassword });
  expect(again.json.response.id).toBe(lost.json.response.id);
  expect((await browser.client())?.sign_up?.id).toBe(lost.json.response.id);
});

test('the answer of a sign-in that was lost is given again to the former token', async () => {
  const email = address();
  await server.browser().signUp(email);
  const browser = server.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const before = new Map(browser.cookies);
  const path = `/client/sign_ins/${begun.json.response.id}/attempt_first_factor?_idempotency_key=fedcba98765432100123`;
  const fields = { strategy: 'password', password: goodPassword };
  expect((await browser.post(path, fields)).status).toBe(200);
  for (const [name, value] of before) browser.cookies.set(name, value);
  expect(await browser.client()).toBeNull();
  for (const [name, value] of before) browser.cookies.set(name, value);
  const again = await browser.post<SignInJSON>(path, fields);
  expect(again.json.response).toMatchObject({ status: 'complete' });
  expect(again.json.client?.sessions).toHaveLength(1);
  expect((await browser.client())?.sessions).toHaveLength(1);
});
