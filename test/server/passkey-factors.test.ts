import { afterAll, expect, onTestFinished, test } from 'vitest';
import { enrol, proveSecond } from './authenticator.js';
import { begin, member, memberWithPasskey, signIn } from './passkey-people.js';
import { startServer } from './start.js';

const passkeys = { enabled: true };
const secondFactors = { totp: true };
const server = await startServer({ passkeys, secondFactors });
afterAll(server.close);

test('W-03 B3: a passkey that its owner has unlocked is both factors, and one that was only touched is one', async () => {
  const { browser, maker } = await memberWithPasskey(server);
  const app = await enrol(server, browser);
  const unlocked = server.browser();
  expect((await signIn(unlocked, maker, { uv: true })).json.response.status).toBe('complete');
  expect((await unlocked.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
  const touched = server.browser();
  const first = await signIn(touched, maker, { uv: false });
  expect(first.json.response).toMatchObject({ status: 'needs_second_factor', created_session_id: null });
  expect((await touched.client())?.sessions).toEqual([]);
  const second = await proveSecond(touched, first.json.response.id, 'totp', app.code());
  expect(second.json.response.status).toBe('complete');
});

test('W-03 B3: an instance may ask for the second factor after every passkey', async () => {
  const strict = await startServer({ passkeys: { ...passkeys, secondFactor: false }, secondFactors });
  onTestFinished(strict.close);
  const { browser, maker } = await memberWithPasskey(strict);
  await enrol(strict, browser);
  const { json } = await signIn(strict.browser(), maker, { uv: true });
  expect(json.response.status).toBe('needs_second_factor');
});

test('W-03: without a second factor one that was only touched signs in, and the session says no more', async () => {
  const { maker } = await memberWithPasskey(server);
  const browser = server.browser();
  expect((await signIn(browser, maker, { uv: false })).json.response.status).toBe('complete');
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, -1]);
});

test('W-10 AC-041 AC-044: a passkey is added and removed by whoever has just proved who they are', async () => {
  const { browser, id } = await memberWithPasskey(server);
  const { browser: other } = await member(server);
  const begun = await begin(other);
  server.clock.advance(20 * 60_000);
  const needed = 'session_reverification_required';
  expect((await browser.post('/me/passkeys')).code).toBe(needed);
  expect((await browser.send('DELETE', `/me/passkeys/${id}`, {})).code).toBe(needed);
  expect((await other.post(begun.path, { strategy: 'passkey' })).code).toBe(needed);
});
