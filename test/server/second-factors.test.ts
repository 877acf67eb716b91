import { decodeJwt } from 'jose';
import { afterAll, expect, test } from 'vitest';
import type { BackupCodesJSON, SignInJSON, TotpJSON } from 'auth-elements/wire';
import { codesOf, enrol, proveMail, proveSecond } from './authenticator.js';
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

interface Member extends Authenticator {
  readonly email: string;
  readonly browser: Browser;
}

const someone = (): string => `member-${++people}@example.com`;

/** Somebody with an authenticator app, who is signed in where they have enrolled it. */
async function member(): Promise<Member> {
  const email = someone();
  const browser = server.browser();
  await browser.signUp(email);
  return { email, browser, ...(await enrol(server, browser)) };
}

/** Another browser in which the password was right. */
async function half(email: string): Promise<{ readonly browser: Browser; readonly id: string }> {
  const browser = server.browser();
  const { json } = await browser.signIn(email);
  expect(json.response.status).toBe('needs_second_factor');
  return { browser, id: json.response.id };
}

test('B3: after the password the code of the authenticator app is asked for, and then there is a session', async () => {
  const { email, code } = await member();
  const browser = server.browser();
  const first = await browser.signIn(email);
  expect(first.json.response).toMatchObject({
    status: 'needs_second_factor',
    supported_second_factors: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
    second_factor_verification: null,
    created_session_id: null,
  });
  const second = await proveSecond(browser, first.json.response.id, 'totp', code());
  expect(second.json.response).toMatchObject({
    status: 'complete',
    second_factor_verification: { status: 'verified', strategy: 'totp' },
  });
  const [session] = (await browser.client())?.sessions ?? [];
  expect(session?.id).toBe(second.json.response.created_session_id);
  expect(session?.factor_verification_age).toEqual([0, 0]);
  expect(decodeJwt(session?.last_active_token?.jwt ?? '')['fva']).toEqual([0, 0]);
});

test('B3: a code by mail as the first factor asks for the second one as well', async () => {
  const { email, code } = await member();
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const first = await proveMail(server, browser, { id: json.response.id, email, strategy: 'email_code' });
  expect(first.json.response.status).toBe('needs_second_factor');
  const second = await proveSecond(browser, json.response.id, 'totp', code());
  expect(second.json.response.status).toBe('complete');
});

test('AC-040, B4: a reset asks for the second factor, and the password is the old one until it is proved', async () => {
  const { email, code, browser: elsewhere } = await member();
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  const { id } = json.response;
  await proveMail(server, browser, { id, email, strategy: 'reset_password_email_code' });
  const chosen = 'violet-harbour-slowly-82';
  const reset = await browser.post<SignInJSON>(`/client/sign_ins/${id}/reset_password`, { password: chosen });
  expect(reset.json.response).toMatchObject({ status: 'needs_second_factor', created_session_id: null });
  expect((await browser.client())?.sessions).toEqual([]);
  expect((await elsewhere.client())?.sessions).toHaveLength(1);
  expect((await server.browser().signIn(email, chosen)).status).toBe(422);
  expect((await server.mails.to(email)).map(({ template }) => template)).not.toContain('password_changed');

  const done = await proveSecond(browser, id, 'totp', code());
  expect(done.json.response.status).toBe('complete');
  expect((await elsewhere.client())?.sessions).toEqual([]);
  expect((await server.browser().signIn(email)).status).toBe(422);
  expect((await server.browser().signIn(email, chosen)).json.response.status).toBe('needs_second_factor');
  expect((await server.mails.to(email)).at(-1)?.template).toBe('password_changed');
  const row = await database.selectFrom('sign_ins').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row.new_password_hash).toBeNull();
});

test('AC-007: with the password alone there is no session, no token and nothing of the account', async () => {
  const { email } = await member();
  const { browser, id } = await half(email);
  const client = await browser.client();
  expect(client?.sessions).toEqual([]);
  expect(client?.sign_in?.id).toBe(id);
  for (const [method, path, fields] of [
    ['GET', '/me', {}],
    ['POST', '/me/totp', {}],
    ['DELETE', '/me/totp', {}],
    ['POST', '/me/backup_codes', {}],
    ['POST', '/me/totp/attempt_verification', { code: '123456' }],
    ['POST', '/me/change_password', { new_password: goodPassword }],
  ] as const)
    expect((await browser.send(method, path, fields)).status, path).toBe(401);
  expect([...browser.cookies.keys()]).not.toContain('__session');
});

test('AC-005: an empty second factor is refused and leaves the attempt where it is', async () => {
  const { email } = await member();
  const { browser, id } = await half(email);
  const path = `/client/sign_ins/${id}/attempt_second_factor`;
  const bodies = [
    '',
    'strategy=totp',
    'strategy=totp&code=',
    'code=123456',
    'strategy=totp&code[]=123456',
    'code=null',
  ];
  for (const body of bodies) expect((await browser.send('POST', path, body)).status, body).toBe(422);
  for (const strategy of ['password', 'email_code', 'phone_code', 'reset_password_email_code', 'ticket', '__proto__'])
    expect((await proveSecond(browser, id, strategy, '123456')).status, strategy).toBeGreaterThanOrEqual(400);
  const { json } = await browser.get(`/client/sign_ins/${id}`);
  expect(json.response).toMatchObject({ status: 'needs_second_factor' });
});

test('AC-043: a code by mail is never a second factor', async () => {
  const { email } = await member();
  const { browser, id } = await half(email);
  const before = (await server.mails.to(email)).length;
  const path = `/client/sign_ins/${id}`;
  expect((await browser.post(`${path}/prepare_second_factor`, { strategy: 'email_code' })).status).toBe(422);
  // Nor by the calls of the first factor, which has been proved.
  expect((await browser.post(`${path}/prepare_first_factor`, { strategy: 'email_code' })).status).toBe(400);
  expect(await server.mails.to(email)).toHaveLength(before);
});

test('AC-009: an app that was begun and never proved is asked for nowhere, and is worth nothing after ten minutes', async () => {
  const email = someone();
  const browser = server.browser();
  await browser.signUp(email);
  const { json } = await browser.post<TotpJSON>('/me/totp');
  const code = codesOf(server, json.response.secret ?? '');
  expect((await server.browser().signIn(email)).json.response.status).toBe('complete');
  server.clock.advance(9 * 60_000 + 59_000);
  const late = await server.browser().signIn(email);
  expect(late.json.response.status).toBe('complete');
  server.clock.advance(2_000);
  // A recent proof, so that nothing but the age of the seed is in the way.
  await database.updateTable('sessions').set({ first_factor_at: server.clock.now() }).execute();
  const verified = await browser.post('/me/totp/attempt_verification', { code: code() });
  expect(verified.code).toBe('verification_missing');
});

test('N-35: a code is accepted once, and none that is older; the clock may be off by one step', async () => {
  const { email, code } = await member();
  const first = await half(email);
  const used = code();
  expect((await proveSecond(first.browser, first.id, 'totp', code(2))).code).toBe('form_code_incorrect');
  expect((await proveSecond(first.browser, first.id, 'totp', used)).status).toBe(200);
  const second = await half(email);
  expect((await proveSecond(second.browser, second.id, 'totp', used)).code).toBe('form_code_incorrect');
  expect((await proveSecond(second.browser, second.id, 'totp', code(-1))).code).toBe('form_code_incorrect');
  expect((await proveSecond(second.browser, second.id, 'totp', code(1))).status).toBe(200);
});

test('N-35: the code that has proved the app at enrolment signs nobody in', async () => {
  const email = someone();
  const browser = server.browser();
  await browser.signUp(email);
  const { json } = await browser.post<TotpJSON>('/me/totp');
  const code = codesOf(server, json.response.secret ?? '')();
  await browser.post('/me/totp/attempt_verification', { code });
  const { browser: other, id } = await half(email);
  expect((await proveSecond(other, id, 'totp', code)).code).toBe('form_code_incorrect');
});

test('AC-023: of many that send one code at once exactly one gets in', async () => {
  const { email, code } = await member();
  const attempts = await Promise.all(Array.from({ length: 9 }, () => half(email)));
  const now = code();
  const replies = await Promise.all(attempts.map(({ browser, id }) => proveSecond(browser, id, 'totp', now)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('AC-025: of many that send one backup code at once exactly one gets in, and the code is spent', async () => {
  const { email, backupCodes } = await member();
  expect(backupCodes).toHaveLength(10);
  const [spent = ''] = backupCodes;
  const attempts = await Promise.all(Array.from({ length: 9 }, () => half(email)));
  const replies = await Promise.all(attempts.map(({ browser, id }) => proveSecond(browser, id, 'backup_code', spent)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  const left = await database
    .selectFrom('backup_codes')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'backup_codes.user_id')
    .select('backup_codes.used_at')
    .where('email_address', '=', email)
    .execute();
  expect(left.filter(({ used_at }) => used_at === null)).toHaveLength(9);
});

test('N-36: backup codes are long, kept as hashes, and read as people write them', async () => {
  const { email, backupCodes } = await member();
  const rows = JSON.stringify(await database.selectFrom('backup_codes').selectAll().execute());
  for (const code of backupCodes) {
    expect(code).toMatch(/^(?:[\da-hjkmnp-tv-z]{4}-){5}[\da-hjkmnp-tv-z]{4}$/);
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replaceAll('-', ''));
  }
  const [first = ''] = backupCodes;
  const { browser, id } = await half(email);
  const written = first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
  expect((await proveSecond(browser, id, 'backup_code', ` ${written} `)).json.response.status).toBe('complete');
});

test('AC-027, N-14: wrong codes are limited by person, over attempts and kinds, and a right password gives none back', async () => {
  const { email, code, backupCodes } = await member();
  const { browser, id } = await half(email);
  for (let tries = 0; tries < 5; tries++) {
    expect((await proveSecond(browser, id, 'totp', '000000')).code).toBe('form_code_incorrect');
    expect((await proveSecond(browser, id, 'backup_code', 'x')).code).toBe('form_code_incorrect');
  }
  const again = await half(email);
  const refused = await proveSecond(again.browser, again.id, 'totp', code());
  expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' });
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60);
  expect((await proveSecond(again.browser, again.id, 'backup_code', backupCodes[0] ?? '')).status).toBe(429);
  server.clock.advance(10 * 60_000);
  expect((await proveSecond(again.browser, again.id, 'totp', code())).status).toBe(200);
});

test('N-13: a hundred codes in a day are compared, and no further one', async () => {
  const { email, code } = await member();
  const { browser, id } = await half(email);
  for (let tries = 0; tries < 100; tries++) {
    if (tries % 10 === 0) server.clock.advance(10 * 60_000);
    expect((await proveSecond(browser, id, 'totp', '000000')).status).toBe(422);
  }
  server.clock.advance(10 * 60_000);
  expect((await proveSecond(browser, id, 'totp', code())).status).toBe(429);
});

test('AC-049: a password that is changed voids sign-ins that wait for their second factor', async () => {
  const { email, browser: owner, code } = await member();
  const { browser, id } = await half(email);
  server.clock.advance(1_000);
  const change = { current_password: goodPassword, new_password: 'violet-harbour-slowly-82' };
  expect((await owner.post('/me/change_password', change)).status).toBe(200);
  expect((await proveSecond(browser, id, 'totp', code())).code).toBe('client_state_invalid');
  expect((await browser.client())?.sessions).toEqual([]);
});

test('N-37: the person is told of each change by mail, and it is written down', async () => {
  const { email, browser } = await member();
  const templates = async (): Promise<readonly string[]> =>
    (await server.mails.to(email)).map(({ template }) => template);
  expect(await templates()).toContain('second_factor_added');
  const made = await browser.post<BackupCodesJSON>('/me/backup_codes');
  expect(made.json.response.codes).toHaveLength(10);
  expect((await templates()).at(-1)).toBe('backup_codes_made');
  expect((await browser.send('DELETE', '/me/totp', {})).json.response).toMatchObject({ object: 'totp', deleted: true });
  expect((await templates()).at(-1)).toBe('second_factor_removed');
  const user = (await browser.client())?.sessions[0]?.user;
  expect(user).toMatchObject({ two_factor_enabled: false, totp_enabled: false, backup_code_enabled: false });
  const events = await database
    .selectFrom('audit_log')
    .select('event')
    .where('user_id', '=', user?.id ?? '')
    .execute();
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['second_factor.added', 'backup_codes.made', 'second_factor.removed']),
  );
});

test('N-37: whoever uses a backup code leaves a mail behind', async () => {
  const { email, backupCodes } = await member();
  const { browser, id } = await half(email);
  await proveSecond(browser, id, 'backup_code', backupCodes[0] ?? '');
  expect((await server.mails.to(email)).at(-1)?.template).toBe('backup_code_used');
});

test('E3: new backup codes take the place of the old ones', async () => {
  const { email, browser: owner, backupCodes } = await member();
  const { json } = await owner.post<BackupCodesJSON>('/me/backup_codes');
  const { browser, id } = await half(email);
  expect((await proveSecond(browser, id, 'backup_code', backupCodes[0] ?? '')).status).toBe(422);
  expect((await proveSecond(browser, id, 'backup_code', json.response.codes[0] ?? '')).status).toBe(200);
});

test('AC-003: seed and backup codes are told once, to their owner, and stand nowhere as they are', async () => {
  const email = someone();
  const browser = server.browser();
  await browser.signUp(email);
  const { json } = await browser.post<TotpJSON>('/me/totp');
  const secret = json.response.secret ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(json.response.uri).toContain(`secret=${secret}`);
  expect(json.response.uri).toContain(encodeURIComponent(email));
  const verified = await browser.post<TotpJSON>('/me/totp/attempt_verification', {
    code: codesOf(server, secret)(),
  });
  const codes = verified.json.response.backup_codes ?? [];
  const tables = ['authenticators', 'backup_codes', 'audit_log', 'outbox', 'counters', 'idempotency'] as const;
  const rows = await Promise.all(tables.map(table => database.selectFrom(table).selectAll().execute()));
  const texts = [JSON.stringify(rows), ...server.logged, verified.text.replace(/"backup_codes":\[[^\]]*\]/, '')];
  for (const told of [secret, ...codes]) expect(texts.filter(text => text.includes(told))).toEqual([]);
});

test('B3: an app that is there is not replaced by another one in silence', async () => {
  const { browser } = await member();
  expect((await browser.post('/me/totp')).code).toBe('totp_already_enabled');
  expect((await browser.post('/me/totp/attempt_verification', { code: '123456' })).code).toBe('totp_already_enabled');
});

test('B3: backup codes need a second step that they stand in for', async () => {
  const browser = server.browser();
  await browser.signUp(someone());
  expect((await browser.post('/me/backup_codes')).code).toBe('backup_codes_not_available');
});

test('B3: where it is switched off nobody adds an app, and who has one is asked for it', async () => {
  const { email } = await member();
  const off = await server.another({ rateLimits: 'relaxed' });
  const { serve } = await import('./start.js');
  const plain = serve(off);
  const { json } = await plain.browser().signIn(email);
  expect(json.response).toMatchObject({ status: 'needs_second_factor' });
  const browser = plain.browser();
  await browser.signUp(someone());
  expect((await browser.post('/me/totp')).code).toBe('form_param_value_disabled');
  await off.close();
});
