import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { UserJSON } from 'auth-elements/wire';
import { enrol } from './authenticator.js';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  users: { passwords: 'optional', username: 'optional' },
  secondFactors: { totp: true },
});
afterAll(server.close);
const { database } = server.instance;
let people = 0;

async function member(): Promise<{ readonly email: string; readonly browser: Browser }> {
  const email = `hedy${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  return { email, browser };
}

const remove = (browser: Browser, current?: string) =>
  browser.post<UserJSON>('/me/remove_password', { current_password: current });

test('E3: a password is removed where a mailed code leads in, and its owner is told', async () => {
  const { email, browser } = await member();
  const removed = await remove(browser);
  expect(removed).toMatchObject({ status: 200, json: { response: { password_enabled: false } } });
  expect(removed.json.client?.sessions[0]?.user.password_enabled).toBe(false);
  expect((await server.browser().signIn(email)).status).toBe(422);
  expect((await server.mails.to(email)).at(-1)?.template).toBe('password_removed');
  const events = await database
    .selectFrom('audit_log')
    .select('event')
    .where('event', '=', 'password.removed')
    .execute();
  expect(events).toHaveLength(1);
  expect((await remove(browser)).code).toBe('no_password_set');
  expect((await browser.post('/me/change_password', { new_password: 'violet-harbour-slowly-82' })).status).toBe(200);
});

test('E3: a current password that is sent along has to be right', async () => {
  const { browser } = await member();
  expect(await remove(browser, 'not-the-right-one-1')).toMatchObject({
    status: 422,
    code: 'form_password_validation_failed',
  });
  expect((await remove(browser, goodPassword)).status).toBe(200);
});

test('E3: what an account has to have is not removed, and neither is the only way in', async () => {
  const strict = await startServer();
  onTestFinished(strict.close);
  const browser = strict.browser();
  await browser.signUp('strict@example.com');
  expect((await remove(browser)).code).toBe('identification_deletion_failed');
  expect((await strict.browser().signIn('strict@example.com')).json.response.status).toBe('complete');
  const { email, browser: named } = await member();
  await named.send('PATCH', '/me', { username: `hedy-${people}` });
  await database.deleteFrom('email_addresses').where('email_key', '=', email).execute();
  expect((await remove(named)).code).toBe('identification_deletion_failed');
  expect((await server.browser().signIn(`hedy-${people}`)).json.response.status).toBe('complete');
});

test('E3: a sign-in that was begun with it leads nowhere once it is removed', async () => {
  const { email, browser } = await member();
  const { code } = await enrol(server, browser);
  const other = server.browser();
  const { json } = await other.signIn(email);
  expect(json.response.status).toBe('needs_second_factor');
  expect((await remove(browser)).status).toBe(200);
  const path = `/client/sign_ins/${json.response.id}/attempt_second_factor`;
  expect((await other.post(path, { strategy: 'totp', code: code() })).status).not.toBe(200);
  expect((await other.client())?.sessions).toEqual([]);
});

test('E3: a removal whose answer was lost is answered again and done once', async () => {
  const { email, browser } = await member();
  const path = '/me/remove_password?_idempotency_key=0123456789abcdef7701';
  expect((await browser.post(path)).status).toBe(200);
  expect(await browser.post(path)).toMatchObject({ status: 200, json: { response: { password_enabled: false } } });
  const mails = await server.mails.to(email);
  expect(mails.filter(({ template }) => template === 'password_removed')).toHaveLength(1);
});

test('AC-044: whoever does not say who acts, or acts as somebody else, removes no password', async () => {
  const { email } = await member();
  expect((await remove(server.browser())).status).toBe(401);
  expect((await server.browser().signIn(email)).json.response.status).toBe('complete');
});

test('C6: where a second factor is enrolled the current password is not proof enough for another one', async () => {
  const { browser } = await member();
  await enrol(server, browser);
  server.clock.advance(20 * 60_000);
  const change = { current_password: goodPassword, new_password: 'violet-harbour-slowly-82' };
  const refused = await browser.post('/me/change_password', change);
  expect(refused).toMatchObject({ status: 403, code: 'session_reverification_required' });
  expect(refused.json.errors?.[0]?.meta.reverification?.level).toBe('second_factor');
});
