import { afterAll, expect, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { startServer } from './start.js';

const server = await startServer();
afterAll(server.close);
let people = 0;
const address = (): string => `mary${++people}@example.com`;
const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');

async function begin(browser: Browser, identifier: string, strategy = 'email_code') {
  const reply = await browser.post<SignInJSON>('/client/sign_ins', { identifier, strategy });
  const current = reply.json.response ?? (await browser.client())?.sign_in;
  const path = `/client/sign_ins/${current?.id ?? ''}/attempt_first_factor`;
  return { reply, attempt: (code: string) => browser.post<SignInJSON>(path, { strategy, code }) };
}

test('who goes back and begins again signs in with the code that has been mailed already', async () => {
  const email = address();
  await server.browser().signUp(email);
  server.clock.advance(60_000);
  const browser = server.browser();
  const first = await begin(browser, email);
  const code = await server.mails.code(email);
  server.clock.advance(10_000);
  const second = await begin(browser, email);
  expect(second.reply.status).toBe(200);
  expect(second.reply.json.response.first_factor_verification).toEqual(
    first.reply.json.response.first_factor_verification,
  );
  const mailed = (await server.mails.to(email)).filter(({ template }) => template === 'sign_in_code');
  expect(mailed).toHaveLength(1);
  expect((await first.attempt(code)).status).toBe(403);
  expect((await second.attempt(code)).json.response.status).toBe('complete');
});

test('a sign-up that is begun again goes on with the code that has been mailed already', async () => {
  const email = address();
  const browser = server.browser();
  const fields = { email_address: email, password: goodPassword };
  const strategy = 'email_code';
  for (let time = 0; time < 2; time++) {
    const { json } = await browser.post<SignUpJSON>('/client/sign_ups', fields);
    const path = `/client/sign_ups/${json.response.id}`;
    expect((await browser.post(`${path}/prepare_verification`, { strategy })).status).toBe(200);
  }
  expect(await server.mails.to(email)).toHaveLength(1);
  const path = `/client/sign_ups/${(await browser.client())?.sign_up?.id ?? ''}/attempt_verification`;
  const done = await browser.post<SignUpJSON>(path, { strategy, code: await server.mails.code(email) });
  expect(done.json.response.status).toBe('complete');
});

test('AC-021: beginning again brings no further guess at the code', async () => {
  const email = address();
  const browser = server.browser();
  await begin(browser, email);
  const code = await server.mails.code(email);
  for (let time = 0; time < 4; time++)
    expect((await (await begin(browser, email)).attempt(otherThan(code))).code).toBe('form_code_incorrect');
  const last = await begin(browser, email);
  expect((await last.attempt(otherThan(code))).code).toBe('verification_failed');
  const none = await begin(browser, email);
  expect(none.reply).toMatchObject({ status: 429, code: 'verification_code_too_many_requests' });
  expect(none.reply.headers.get('Retry-After')).toBe('30');
  expect((await none.attempt(code)).code).toBe('verification_missing');
});

test('AC-021: a code serves neither another browser, nor another purpose, nor another address', async () => {
  const [email, other] = [address(), address()];
  const browser = server.browser();
  const first = await begin(browser, email);
  const code = await server.mails.code(email);
  const stranger = await begin(server.browser(), email);
  expect(stranger.reply.status).toBe(429);
  expect(Number(stranger.reply.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await stranger.attempt(code)).code).toBe('verification_missing');
  const reset = await begin(browser, email, 'reset_password_email_code');
  expect(reset.reply.status).toBe(200);
  const resetCode = await server.mails.code(email);
  if (resetCode !== code) expect((await reset.attempt(code)).code).toBe('form_code_incorrect');
  const elsewhere = await begin(browser, other);
  expect(await server.mails.to(other)).toHaveLength(1);
  if ((await server.mails.code(other)) !== code)
    expect((await elsewhere.attempt(code)).code).toBe('form_code_incorrect');
  expect((await first.attempt(code)).status).toBe(403);
});

test('the same attempt waits for its next code, and is told how long', async () => {
  const email = address();
  const browser = server.browser();
  const { reply } = await begin(browser, email);
  const path = `/client/sign_ins/${reply.json.response.id}/prepare_first_factor`;
  server.clock.advance(12_000);
  const soon = await browser.post(path, { strategy: 'email_code' });
  expect(soon.status).toBe(429);
  expect(soon.headers.get('Retry-After')).toBe('18');
  server.clock.advance(18_000);
  expect((await browser.post(path, { strategy: 'email_code' })).status).toBe(200);
  expect(await server.mails.to(email)).toHaveLength(2);
});
