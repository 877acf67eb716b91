import { expect, onTestFinished, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({ lockout: { slowAfter: 3 } });
let people = 0;
const address = (): string => `grace${++people}@example.com`;
const newPassword = 'violet-harbour-slowly-82';

async function begin(email: string, strategy: string) {
  server.clock.advance(60_000);
  const browser = server.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email, strategy });
  const attempt = `/client/sign_ins/${begun.json.response.id}`;
  return { browser, attempt, code: await server.mails.code(email) };
}

test('AC-049: a reset makes codes and attempts worthless that somebody else has begun', async () => {
  const email = address();
  await server.browser().signUp(email);
  const coded = await begin(email, 'email_code');
  const proved = await begin(email, 'reset_password_email_code');
  const path = `${proved.attempt}/attempt_first_factor`;
  await proved.browser.post(path, { strategy: 'reset_password_email_code', code: proved.code });
  const own = await begin(email, 'reset_password_email_code');
  const ownPath = `${own.attempt}/attempt_first_factor`;
  await own.browser.post(ownPath, { strategy: 'reset_password_email_code', code: own.code });
  const done = await own.browser.post(`${own.attempt}/reset_password`, { password: newPassword });
  expect(done.json.response).toMatchObject({ status: 'complete' });

  const byCode = { strategy: 'email_code', code: coded.code };
  expect((await coded.browser.post(`${coded.attempt}/attempt_first_factor`, byCode)).status).toBe(400);
  const other = await proved.browser.post(`${proved.attempt}/reset_password`, { password: 'amber-window-gently-55' });
  expect(other.status).toBe(400);
  expect((await server.browser().signIn(email, newPassword)).status).toBe(200);
});

test('AC-049: a changed password makes codes and attempts worthless that somebody else has begun', async () => {
  const email = address();
  const owner = server.browser();
  await owner.signUp(email);
  const coded = await begin(email, 'email_code');
  const fields = { current_password: goodPassword, new_password: newPassword };
  expect((await owner.post('/me/change_password', fields)).status).toBe(200);
  const byCode = { strategy: 'email_code', code: coded.code };
  expect((await coded.browser.post(`${coded.attempt}/attempt_first_factor`, byCode)).status).toBe(400);
});

test('AC-049: a reset makes the proof worthless that another client keeps for a transfer', async () => {
  const email = address();
  await server.browser().signUp(email);
  server.clock.advance(60_000);
  const keeper = server.browser();
  expect((await keeper.signUp(email)).code).toBe('form_identifier_exists');
  const own = await begin(email, 'reset_password_email_code');
  await own.browser.post(`${own.attempt}/attempt_first_factor`, {
    strategy: 'reset_password_email_code',
    code: own.code,
  });
  const done = await own.browser.post(`${own.attempt}/reset_password`, { password: newPassword });
  expect(done.json.response).toMatchObject({ status: 'complete' });
  const refused = await keeper.post('/client/sign_ins', { transfer: 'true' });
  expect(refused).toMatchObject({ status: 400, code: 'client_state_invalid' });
  expect((await keeper.client())?.sessions).toEqual([]);
});

test('AC-049: a proof that is handed on between sign-in and sign-up is no younger for it', async () => {
  const email = address();
  const keeper = server.browser();
  const begun = await keeper.post<SignInJSON>('/client/sign_ins', { identifier: email, strategy: 'email_code' });
  const path = `/client/sign_ins/${begun.json.response.id}/attempt_first_factor`;
  const code = await server.mails.code(email);
  expect((await keeper.post(path, { strategy: 'email_code', code })).code).toBe('form_identifier_not_found');
  server.clock.advance(60_000);
  const owner = server.browser();
  await owner.signUp(email);
  expect((await keeper.post('/client/sign_ups', { transfer: 'true' })).code).toBe('form_identifier_exists');
  expect((await keeper.post('/client/sign_ins', { transfer: 'true' })).code).toBe('client_state_invalid');
  expect((await keeper.client())?.sessions).toEqual([]);
});

test('right passwords do not use up the tries that wrong ones have', async () => {
  const email = address();
  await server.browser().signUp(email);
  for (let time = 0; time < 5; time++) expect((await server.browser().signIn(email)).status).toBe(200);
  for (let time = 0; time < 3; time++)
    expect((await server.browser().signIn(email, 'not-the-right-one-1')).status).toBe(422);
  expect((await server.browser().signIn(email)).status).toBe(429);
});

test('AC-160: a sign-up with another spelling of a taken address mails the owner and nobody else', async () => {
  await server.browser().signUp('Owner@bücher.example');
  server.clock.advance(60_000);
  const browser = server.browser();
  const typed = 'OWNER@xn--bcher-kva.example';
  const created = await browser.post<SignUpJSON>('/client/sign_ups', { email_address: typed, password: goodPassword });
  const path = `/client/sign_ups/${created.json.response.id}/prepare_verification`;
  expect((await browser.post(path, { strategy: 'email_code' })).status).toBe(200);
  expect(await server.mails.to(typed)).toEqual([]);
  expect((await server.mails.to('Owner@bücher.example')).at(-1)?.template).toBe('sign_up_code_existing_account');
});

test('AC-029: of many codes that are asked for at once one is mailed, whichever attempt asks', async () => {
  const email = address();
  const paths = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const browser = server.browser();
      const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
      return { browser, path: `/client/sign_ins/${begun.json.response.id}/prepare_first_factor` };
    }),
  );
  const answers = await Promise.all(paths.map(({ browser, path }) => browser.post(path, { strategy: 'email_code' })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  expect(await server.mails.to(email)).toHaveLength(1);
});

test('AC-021: codes for one address can be tried fifty times an hour, with relaxed limits too', async () => {
  const relaxed = await startServer({ rateLimits: 'relaxed', codes: { tries: 100 } });
  onTestFinished(relaxed.close);
  const browser = relaxed.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: 'a@b.cc', strategy: 'email_code' });
  const path = `/client/sign_ins/${begun.json.response.id}/attempt_first_factor`;
  const right = await relaxed.mails.code('a@b.cc');
  const wrong = right === '000000' ? '000001' : '000000';
  for (let time = 0; time < 50; time++)
    expect((await browser.post(path, { strategy: 'email_code', code: wrong })).status).toBe(422);
  expect((await browser.post(path, { strategy: 'email_code', code: right })).status).toBe(429);
});

test('a wrong password that is sent again with the same key is refused again', async () => {
  const email = address();
  await server.browser().signUp(email);
  const browser = server.browser();
  await browser.post('/client/sign_ins', { identifier: email });
  const path = '/client/sign_ins?_idempotency_key=0123456789abcdef4567';
  const fields = { identifier: email, password: 'not-the-right-one-1' };
  const first = await browser.post(path, fields);
  const again = await browser.post(path, fields);
  expect(first).toMatchObject({ status: 422, code: 'form_password_or_identifier_incorrect' });
  expect(again).toMatchObject({ status: 422, code: 'form_password_or_identifier_incorrect' });
});
