import { decodeJwt } from 'jose';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SessionReverificationJSON } from 'auth-elements/wire';
import { enrol, proveSecond } from './authenticator.js';
import type { Authenticator } from './authenticator.js';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  secondFactors: { totp: true, backupCodes: true },
});
afterAll(server.close);
const { database } = server.instance;

let people = 0;

interface Member {
  readonly email: string;
  readonly browser: Browser;
  readonly path: string;
}

async function member(): Promise<Member> {
  const email = `member-${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  return { email, browser, path: await verifyPath(browser) };
}

async function verifyPath(browser: Browser): Promise<string> {
  return `/client/sessions/${(await browser.client())?.last_active_session_id ?? ''}/verify`;
}

async function memberWithApp(): Promise<Member & Authenticator> {
  const one = await member();
  return { ...one, ...(await enrol(server, one.browser)) };
}

const start = (browser: Browser, path: string, level: string) =>
  browser.post<SessionReverificationJSON>(path, { level });

const older = (minutes: number): void => server.clock.advance(minutes * 60_000);

/** Everything that touches how somebody signs in. What is added here later is tested with it. */
const guarded = [
  ['POST', '/me/totp', {}],
  ['POST', '/me/totp/attempt_verification', { code: '123456' }],
  ['DELETE', '/me/totp', {}],
  ['POST', '/me/backup_codes', {}],
  ['POST', '/me/phone_numbers', { phone_number: '+4915123456789' }],
  ['POST', '/me/phone_numbers/idn_1/prepare_verification', { strategy: 'phone_code' }],
  ['POST', '/me/phone_numbers/idn_1/attempt_verification', { code: '123456' }],
  ['PATCH', '/me/phone_numbers/idn_1', { reserved_for_second_factor: 'true' }],
  ['DELETE', '/me/phone_numbers/idn_1', {}],
  ['PATCH', '/me', { primary_phone_number_id: 'idn_1' }],
  ['PATCH', '/me', { primary_email_address_id: 'idn_1' }],
  ['POST', '/me/email_addresses', { email_address: 'another@example.com' }],
  ['POST', '/me/email_addresses/idn_1/prepare_verification', { strategy: 'email_code' }],
  ['POST', '/me/email_addresses/idn_1/attempt_verification', { code: '123456' }],
  ['DELETE', '/me/email_addresses/idn_1', {}],
  ['POST', '/me/external_accounts', { strategy: 'oauth_custom_acme', redirect_url: 'http://localhost:3000/' }],
  ['PATCH', '/me/external_accounts/eac_1/reauthorize', { redirect_url: 'http://localhost:3000/' }],
  ['DELETE', '/me/external_accounts/eac_1', {}],
  ['POST', '/me/change_password', { new_password: 'violet-harbour-slowly-82' }],
  ['POST', '/me/remove_password', {}],
  ['DELETE', '/me', {}],
] as const;

async function account(email: string): Promise<unknown> {
  const user = await database
    .selectFrom('users')
    .selectAll('users')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .select('email_addresses.user_id')
    .where('email_address', '=', email)
    .executeTakeFirstOrThrow();
  const tables = ['authenticators', 'backup_codes', 'phone_numbers', 'email_addresses'] as const;
  const rows = tables.map(table =>
    database.selectFrom(table).selectAll().where('user_id', '=', user.user_id).execute(),
  );
  return [user, ...(await Promise.all(rows))];
}

test('AC-044: after ten minutes every change of how somebody signs in asks for a fresh proof, and does nothing', async () => {
  const { email, browser } = await member();
  older(10);
  const before = await account(email);
  for (const [method, path, fields] of guarded) {
    const reply = await browser.send(method, path, fields);
    expect(reply, path).toMatchObject({ status: 403, code: 'session_reverification_required' });
    expect(reply.json.errors?.[0]?.meta.reverification).toEqual({ level: 'first_factor', after_minutes: 10 });
  }
  expect(await account(email)).toEqual(before);
});

test('D10: a moment before, it is not asked for', async () => {
  const { browser } = await member();
  server.clock.advance(10 * 60_000 - 1);
  expect((await browser.post('/me/totp')).status).toBe(200);
});

test('D10: the password is the fresh proof, and what was refused is done', async () => {
  const { browser, path } = await member();
  older(20);
  const begun = await start(browser, path, 'second_factor');
  expect(begun.json.response).toMatchObject({
    object: 'session_reverification',
    status: 'needs_first_factor',
    level: 'first_factor',
    supported_first_factors: [{ strategy: 'password' }, { strategy: 'email_code' }],
    supported_second_factors: null,
  });
  const first = { strategy: 'password', password: goodPassword };
  const proved = await browser.post<SessionReverificationJSON>(`${path}/attempt_first_factor`, first);
  expect(proved.json.response.status).toBe('complete');
  expect(proved.json.response.session.factor_verification_age).toEqual([0, -1]);
  const jwt = proved.json.client?.sessions[0]?.last_active_token?.jwt ?? '';
  expect(decodeJwt(jwt)['fva']).toEqual([0, -1]);
  expect((await browser.post('/me/totp')).status).toBe(200);
});

test('D10: who has no password at hand proves it by a code to their own address', async () => {
  const { email, browser, path } = await member();
  older(20);
  await start(browser, path, 'first_factor');
  const prepared = await browser.post<SessionReverificationJSON>(`${path}/prepare_first_factor`, {
    strategy: 'email_code',
  });
  expect(prepared.json.response.first_factor_verification).toMatchObject({
    status: 'unverified',
    strategy: 'email_code',
  });
  expect((await server.mails.to(email)).at(-1)?.template).toBe('step_up_code');
  // Who closes the question and comes back is asked for the code that is on its way.
  const again = await start(browser, path, 'first_factor');
  expect(again.json.response.first_factor_verification?.status).toBe('unverified');
  const code = await server.mails.code(email);
  const attempt = { strategy: 'email_code', code };
  expect((await browser.post(`${path}/attempt_first_factor`, { ...attempt, code: 'x' })).code).toBe(
    'form_code_incorrect',
  );
  expect((await browser.post(`${path}/attempt_first_factor`, attempt)).status).toBe(200);
  expect((await browser.post('/me/totp')).status).toBe(200);
});

test('AC-041: where a second factor is enrolled a fresh first one is not enough', async () => {
  const { browser, path, email } = await memberWithApp();
  older(20);
  const before = await account(email);
  await start(browser, path, 'first_factor');
  await browser.post(`${path}/attempt_first_factor`, { strategy: 'password', password: goodPassword });
  for (const [method, below, fields] of guarded) {
    const reply = await browser.send(method, below, fields);
    expect(reply, below).toMatchObject({ status: 403, code: 'session_reverification_required' });
    expect(reply.json.errors?.[0]?.meta.reverification?.level).toBe('second_factor');
  }
  // The password was tried, which counts and was right; nothing else has changed.
  expect(await account(email)).toEqual(before);
});

test('D10: a fresh second factor is enough where one is enrolled, and each code serves once', async () => {
  const { browser, path, code } = await memberWithApp();
  older(20);
  const begun = await start(browser, path, 'second_factor');
  expect(begun.json.response).toMatchObject({
    status: 'needs_second_factor',
    level: 'second_factor',
    supported_first_factors: null,
    supported_second_factors: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
  });
  const used = code();
  const proved = await browser.post<SessionReverificationJSON>(`${path}/attempt_second_factor`, {
    strategy: 'totp',
    code: used,
  });
  expect(proved.json.response).toMatchObject({ status: 'complete', session: { factor_verification_age: [20, 0] } });
  await start(browser, path, 'second_factor');
  const replayed = await browser.post(`${path}/attempt_second_factor`, { strategy: 'totp', code: used });
  expect(replayed.code).toBe('form_code_incorrect');
  expect((await browser.send('DELETE', '/me/totp', {})).status).toBe(200);
});

test('D10: both factors are asked for one after the other where both are wanted', async () => {
  const { browser, path, code } = await memberWithApp();
  older(20);
  expect((await start(browser, path, 'multi_factor')).json.response.status).toBe('needs_first_factor');
  const early = await browser.post(`${path}/attempt_second_factor`, { strategy: 'totp', code: code() });
  expect(early.code).toBe('verification_missing');
  const first = await browser.post<SessionReverificationJSON>(`${path}/attempt_first_factor`, {
    strategy: 'password',
    password: goodPassword,
  });
  expect(first.json.response.status).toBe('needs_second_factor');
  const second = await browser.post<SessionReverificationJSON>(`${path}/attempt_second_factor`, {
    strategy: 'totp',
    code: code(),
  });
  expect(second.json.response).toMatchObject({ status: 'complete', session: { factor_verification_age: [0, 0] } });
});

test('AC-027: wrong passwords at a step-up are limited as they are at sign-in', async () => {
  const strict = await startServer();
  const browser = strict.browser();
  await browser.signUp('strict@example.com');
  const path = await verifyPath(browser);
  await start(browser, path, 'first_factor');
  const guess = { strategy: 'password', password: 'not-the-password-33' };
  for (let tries = 0; tries < 10; tries++) {
    strict.clock.advance(2_000);
    expect((await browser.post(`${path}/attempt_first_factor`, guess)).code).toBe('form_password_incorrect');
  }
  strict.clock.advance(2_000);
  expect((await browser.post(`${path}/attempt_first_factor`, { ...guess, password: goodPassword })).status).toBe(429);
  await strict.close();
});

test('AC-045: with the last second factor its proof goes from every session, and its backup codes', async () => {
  const { email, browser, code } = await memberWithApp();
  const other = server.browser();
  const { json } = await other.signIn(email);
  await proveSecond(other, json.response.id, 'totp', code());
  expect((await other.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
  expect((await browser.send('DELETE', '/me/totp', {})).status).toBe(200);
  for (const one of [browser, other]) {
    const [session] = (await one.client())?.sessions ?? [];
    expect(session?.factor_verification_age?.[1]).toBe(-1);
    expect(decodeJwt(session?.last_active_token?.jwt ?? '')['fva']).toEqual([expect.any(Number), -1]);
    expect(session?.user).toMatchObject({ two_factor_enabled: false, backup_code_enabled: false });
  }
  expect((await server.browser().signIn(email)).json.response.status).toBe('complete');
});

test('AC-041: a session from before the second factor has not proved it', async () => {
  const { email, browser } = await member();
  const other = server.browser();
  await other.signIn(email);
  await enrol(server, browser);
  const reply = await other.send('DELETE', '/me/totp', {});
  expect(reply).toMatchObject({ status: 403, code: 'session_reverification_required' });
  expect((await other.client())?.sessions[0]?.factor_verification_age?.[1]).toBe(-1);
});

test('C6: whoever has just proved who they are chooses a new password without the old one', async () => {
  const { email, browser } = await member();
  const chosen = 'violet-harbour-slowly-82';
  expect((await browser.post('/me/change_password', { new_password: goodPassword })).code).toBe(
    'form_new_password_matches_current',
  );
  expect((await browser.post('/me/change_password', { new_password: chosen })).status).toBe(200);
  expect((await server.browser().signIn(email, chosen)).status).toBe(200);
});

test('AC-044: a verification is the session’s own: no other browser and no other account takes it', async () => {
  const { browser, path } = await member();
  const stranger = await member();
  await start(browser, path, 'first_factor');
  const proof = { strategy: 'password', password: goodPassword };
  expect((await stranger.browser.post(`${path}/attempt_first_factor`, proof)).status).toBe(404);
  expect((await server.browser().post(path, { level: 'first_factor' })).status).toBe(401);
  // A verification that another session has begun is none of this one's.
  expect((await stranger.browser.post(`${stranger.path}/attempt_first_factor`, proof)).code).toBe(
    'verification_missing',
  );
});

test('AC-005: an empty or odd step-up is refused', async () => {
  const { browser, path } = await member();
  for (const body of ['', 'level=', 'level=none', 'level=first_factor&level=second_factor'])
    expect((await browser.send('POST', path, body)).status, body).toBe(422);
  await start(browser, path, 'first_factor');
  for (const body of ['', 'strategy=password', 'strategy=password&password=', 'strategy=email_code&code='])
    expect((await browser.send('POST', `${path}/attempt_first_factor`, body)).status, body).toBe(422);
  const odd = await browser.post(`${path}/attempt_first_factor`, { strategy: 'totp', code: '123456' });
  expect(odd.code).toBe('strategy_for_user_invalid');
});

test('AC-060: the token from before a step-up is worth nothing after it, and a lost answer is repeated', async () => {
  const { browser, path } = await member();
  const before = browser.cookies.get('__client') ?? '';
  await start(browser, path, 'first_factor');
  expect(browser.cookies.get('__client')).toBe(before);
  const attempt = { strategy: 'password', password: goodPassword };
  const keyed = `${path}/attempt_first_factor?_idempotency_key=0123456789abcdef0123`;
  expect((await browser.post(keyed, attempt)).status).toBe(200);
  expect(browser.cookies.get('__client')).not.toBe(before);
  const thief = server.browser({ like: browser });
  thief.cookies.set('__client', before);
  expect((await thief.get('/me')).status).toBe(401);
  expect((await thief.post(`${path}/attempt_first_factor`, attempt)).status).toBe(401);
  // The browser whose answer was lost has the former token, and the key of the request.
  const again = await thief.post<SessionReverificationJSON>(keyed, attempt);
  expect(again.json.response.status).toBe('complete');
  expect((await thief.get('/me')).status).toBe(200);
});

test('N-31: a fresh proof begins both limits of a session anew, and nothing else does the whole one', async () => {
  const limited = await startServer({ sessions: { lifetime: 4 * 60 * 60_000, inactivity: 60 * 60_000 } });
  onTestFinished(limited.close);
  const browser = limited.browser();
  await browser.signUp('ada@example.com');
  const session = async () => (await browser.client())?.sessions[0];
  const { id = '', expire_at: end = 0 } = (await session()) ?? {};
  limited.clock.advance(50 * 60_000);
  await browser.post(`/client/sessions/${id}/touch`);
  expect(await session()).toMatchObject({ expire_at: end, abandon_at: limited.clock.now() + 60 * 60_000 });
  const path = `/client/sessions/${id}/verify`;
  await start(browser, path, 'first_factor');
  await browser.post(`${path}/attempt_first_factor`, { strategy: 'password', password: goodPassword });
  expect(await session()).toMatchObject({
    expire_at: limited.clock.now() + 4 * 60 * 60_000,
    abandon_at: limited.clock.now() + 60 * 60_000,
  });
});
