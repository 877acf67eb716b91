import { afterAll, expect, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { enrol, proveMail, proveSecond } from './authenticator.js';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  newDeviceCheck: true,
  users: { username: 'optional' },
  secondFactors: { totp: true, backupCodes: false },
});
afterAll(server.close);

let people = 0;

async function member(fields = {}): Promise<{ readonly email: string; readonly browser: Browser }> {
  const email = `member-${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email, fields);
  server.clock.advance(60_000);
  return { email, browser };
}

/** A device that the account has not been on, where the password was right. */
async function stranger(email: string): Promise<{ readonly browser: Browser; readonly signIn: SignInJSON }> {
  const browser = server.browser();
  const { json } = await browser.signIn(email);
  return { browser, signIn: json.response };
}

const confirm = async (browser: Browser, id: string, email: string): Promise<SignInJSON> => {
  await browser.post(`/client/sign_ins/${id}/prepare_second_factor`, { strategy: 'email_code' });
  return (await proveSecond(browser, id, 'email_code', await server.mails.code(email))).json.response;
};

test('B3: the right password on a new device asks for a mailed code, which is no second factor', async () => {
  const { email } = await member();
  const { browser, signIn } = await stranger(email);
  expect(signIn).toMatchObject({
    status: 'needs_client_trust',
    client_trust_state: 'new',
    supported_second_factors: [{ strategy: 'email_code', safe_identifier: email }],
  });
  expect((await browser.client())?.sessions).toEqual([]);
  const prepared = await browser.post<SignInJSON>(`/client/sign_ins/${signIn.id}/prepare_second_factor`, {
    strategy: 'email_code',
    email_address_id: signIn.supported_second_factors?.[0]?.email_address_id,
  });
  expect(prepared.json.response.second_factor_verification).toMatchObject({
    status: 'unverified',
    strategy: 'email_code',
  });
  expect((await server.mails.to(email)).at(-1)?.template).toBe('new_device_code');
  expect((await proveSecond(browser, signIn.id, 'email_code', '000000')).code).toBe('form_code_incorrect');
  const done = await proveSecond(browser, signIn.id, 'email_code', await server.mails.code(email));
  expect(done.json.response.status).toBe('complete');
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, -1]);
});

test('B3: a device that the account has been on is asked nothing, after signing out as well', async () => {
  const { email, browser } = await member();
  await browser.send('DELETE', '/client/sessions', {});
  expect((await browser.signIn(email)).json.response).toMatchObject({
    status: 'complete',
    client_trust_state: 'known',
  });
  const other = await stranger(email);
  await confirm(other.browser, other.signIn.id, email);
  await other.browser.send('DELETE', '/client/sessions', {});
  expect((await other.browser.signIn(email)).json.response.status).toBe('complete');
});

test('B3: a device that was signed out from another one is asked again', async () => {
  const { email, browser: owner } = await member();
  const { browser, signIn } = await stranger(email);
  await confirm(browser, signIn.id, email);
  const [session] = (await browser.client())?.sessions ?? [];
  expect((await owner.post(`/me/sessions/${session?.id}/revoke`)).status).toBe(200);
  expect((await browser.signIn(email)).json.response.status).toBe('needs_client_trust');
});

test('B3: a mailed code and a reset have proved the address already', async () => {
  const { email } = await member();
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const proved = await proveMail(server, browser, { id: json.response.id, email, strategy: 'email_code' });
  expect(proved.json.response.status).toBe('complete');
});

test('B3: whoever has a second factor is asked for that, and for nothing besides', async () => {
  const { email, browser: owner } = await member();
  const { code } = await enrol(server, owner);
  const { browser, signIn } = await stranger(email);
  expect(signIn).toMatchObject({ status: 'needs_second_factor', supported_second_factors: [{ strategy: 'totp' }] });
  const done = await proveSecond(browser, signIn.id, 'totp', code());
  expect(done.json.response.status).toBe('complete');
});

test('AC-043: a second factor that is added meanwhile is asked for after the device was confirmed', async () => {
  const { email, browser: owner } = await member();
  const { browser, signIn } = await stranger(email);
  const { code } = await enrol(server, owner);
  const confirmed = await confirm(browser, signIn.id, email);
  expect(confirmed).toMatchObject({ status: 'needs_second_factor', created_session_id: null });
  expect((await proveSecond(browser, signIn.id, 'totp', code())).json.response.status).toBe('complete');
});

test('B3: a code for one device is worth nothing as a first factor, nor on another device', async () => {
  const { email } = await member();
  const first = await stranger(email);
  await first.browser.post(`/client/sign_ins/${first.signIn.id}/prepare_second_factor`, { strategy: 'email_code' });
  const code = await server.mails.code(email);
  const other = await stranger(email);
  expect((await proveSecond(other.browser, other.signIn.id, 'email_code', code)).code).toBe('verification_missing');
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const attempt = { strategy: 'email_code', code };
  expect((await browser.post(`/client/sign_ins/${json.response.id}/attempt_first_factor`, attempt)).code).toBe(
    'verification_missing',
  );
});

test('B3: who signs in with a name sees the address by its first letter', async () => {
  const { email } = await member({ username: 'ada_lovelace' });
  const { signIn } = await stranger('ada_lovelace');
  expect(signIn.supported_second_factors).toMatchObject([{ safe_identifier: `m•••@example.com` }]);
  expect(JSON.stringify(signIn)).not.toContain(email);
});

test('B3: nobody learns from it who has an account: a wrong password is refused as ever', async () => {
  const { email } = await member();
  const known = await server.browser().signIn(email, `${goodPassword}!`);
  const unknown = await server.browser().signIn('nobody@example.com', `${goodPassword}!`);
  expect(known.status).toBe(422);
  expect(known.json.errors).toEqual(unknown.json.errors);
});
