import { expect, test } from 'vitest';
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
