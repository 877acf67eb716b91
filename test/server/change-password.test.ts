import { afterAll, expect, test } from 'vitest';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({ lockout: { slowAfter: 3, lockAfter: 4 } });
afterAll(server.close);
let people = 0;
const newPassword = 'violet-harbour-slowly-82';
const wrong = 'not-the-right-one-1';
const path = '/me/change_password';

async function member(): Promise<Browser> {
  const browser = server.browser();
  await browser.signUp(`joan${++people}@example.com`);
  return browser;
}

/** Asks from ever new addresses, so that only what is counted for the person can refuse. */
function change(browser: Browser, current: string, wanted = newPassword) {
  return server.browser({ like: browser }).post(path, { current_password: current, new_password: wanted });
}

test('right current passwords do not use up the tries that wrong ones have, even if the new one is refused', async () => {
  const browser = await member();
  for (let time = 0; time < 4; time++)
    expect(await change(browser, goodPassword, 'short')).toMatchObject({
      status: 422,
      code: 'form_password_length_too_short',
    });
  expect((await change(browser, goodPassword)).status).toBe(200);
});

test('AC-027: the current password is guessed no faster than at sign-in, and locks as it does there', async () => {
  const browser = await member();
  const refusals = [];
  for (let time = 0; time < 3; time++) refusals.push(await change(browser, wrong));
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ status: 422, code: 'form_password_validation_failed' });
  const slowed = await change(browser, goodPassword);
  expect(slowed).toMatchObject({ status: 429, code: 'too_many_requests' });
  expect(slowed.headers.get('Retry-After')).toBe('600');
  server.clock.advance(10 * 60_000);
  expect((await change(browser, wrong)).code).toBe('form_password_validation_failed');
  const locked = await change(browser, goodPassword);
  expect(locked).toMatchObject({ status: 403, code: 'user_locked' });
  expect(locked.headers.get('Retry-After')).toBe('3600');
  const events = await server.instance.database.selectFrom('audit_log').select(['event', 'reason']).execute();
  expect(events.filter(({ event }) => event === 'password.refused')).toHaveLength(4);
  expect(events.filter(({ event }) => event === 'account.locked')).toHaveLength(1);
  expect((await server.mails.all()).at(-1)?.template).toBe('account_locked');
});

test('a change whose answer was lost is answered again and done once', async () => {
  const browser = await member();
  const fields = { current_password: goodPassword, new_password: newPassword };
  const first = await browser.post(`${path}?_idempotency_key=0123456789abcdef8901`, fields);
  const again = await browser.post(`${path}?_idempotency_key=0123456789abcdef8901`, fields);
  expect(first).toMatchObject({ status: 200, json: { response: { object: 'user' } } });
  expect(again).toMatchObject({ status: 200, json: { response: first.json.response } });
  const mails = await server.mails.to(`joan${people}@example.com`);
  expect(mails.filter(({ template }) => template === 'password_changed')).toHaveLength(1);
});
