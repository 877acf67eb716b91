import { afterAll, expect, test } from 'vitest';
import type { PhoneNumberJSON, SessionReverificationJSON, SignInJSON, UserJSON } from 'auth-elements/wire';
import { addNumber, enrol, newNumber, proveMail, proveSecond } from './authenticator.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  users: { phone: 'optional' },
  secondFactors: { totp: true, phone: true, backupCodes: true },
});
afterAll(server.close);

let people = 0;

interface Member {
  readonly email: string;
  readonly browser: Browser;
}

async function member(on: TestServer = server): Promise<Member> {
  const email = `owner-${++people}@example.com`;
  const browser = on.browser();
  await browser.signUp(email);
  return { email, browser };
}

async function userOf(browser: Browser): Promise<UserJSON> {
  const user = (await browser.client())?.sessions[0]?.user;
  if (!user) throw new Error('Nobody is signed in.');
  return user;
}

const add = (browser: Browser, phone_number: string, reserved?: string): Promise<Reply<PhoneNumberJSON>> =>
  browser.post('/me/phone_numbers', { phone_number, reserved_for_second_factor: reserved });

const change = (browser: Browser, id: string, fields: Readonly<Record<string, string>>) =>
  browser.send<PhoneNumberJSON>('PATCH', `/me/phone_numbers/${id}`, fields);

const remove = (browser: Browser, id: string) => browser.send('DELETE', `/me/phone_numbers/${id}`, {});

async function notices(email: string): Promise<readonly string[]> {
  return (await server.mails.to(email)).map(({ template }) => template).filter(name => !name.endsWith('_code'));
}

/** Begins a sign-in that asks for the second step. */
async function asked(email: string, browser = server.browser()): Promise<{ browser: Browser; attempt: SignInJSON }> {
  const { json } = await browser.signIn(email);
  expect(json.response.status).toBe('needs_second_factor');
  return { browser, attempt: json.response };
}

const prepare = (browser: Browser, id: string, phone_number_id?: string) =>
  browser.post<SignInJSON>(`/client/sign_ins/${id}/prepare_second_factor`, {
    strategy: 'phone_code',
    phone_number_id,
  });

test('E2: a number is added, proved by a code, and signs in from then on', async () => {
  const { email, browser } = await member();
  const phone = newNumber();
  const added = await add(browser, phone.replace('+49', '0049 '));
  expect(added.json.response).toMatchObject({ phone_number: phone, verification: { status: 'unverified' } });
  expect((await userOf(browser)).primary_phone_number_id).toBeNull();
  const path = `/me/phone_numbers/${added.json.response.id}`;
  const prepared = await browser.post<PhoneNumberJSON>(`${path}/prepare_verification`, { strategy: 'phone_code' });
  expect(prepared.json.response.verification).toMatchObject({ status: 'unverified', strategy: 'phone_code' });
  const wrong = await browser.post(`${path}/attempt_verification`, { code: '000000' });
  expect(wrong).toMatchObject({ status: 422, code: 'form_code_incorrect' });
  const code = await server.mails.code(phone);
  const proved = await browser.post<PhoneNumberJSON>(`${path}/attempt_verification`, { code });
  expect(proved.json.response.verification?.status).toBe('verified');
  expect(proved.json.response.backup_codes).toBeUndefined();
  expect((await userOf(browser)).primary_phone_number_id).toBe(added.json.response.id);
  const { json } = await browser.get('/me/phone_numbers/');
  expect(json).toMatchObject([{ id: added.json.response.id, phone_number: phone }]);
  expect((await server.browser().signIn(phone)).json.response.status).toBe('complete');
  expect(await notices(email)).toEqual(['phone_number_added']);
});

test('E2: the primary number is chosen among those that sign in, with a fresh proof', async () => {
  const { browser } = await member();
  const first = await addNumber(server, browser, newNumber());
  const second = await addNumber(server, browser, newNumber());
  const reserved = await addNumber(server, browser, newNumber(), true);
  const choose = (id: string) => browser.send<UserJSON>('PATCH', '/me', { primary_phone_number_id: id });
  expect((await choose(reserved.id)).code).toBe('resource_not_found');
  expect((await choose('idn_of_nobody')).code).toBe('resource_not_found');
  expect((await choose(second.id)).json.response.primary_phone_number_id).toBe(second.id);
  // Without the one that was chosen the other one is it again.
  expect((await remove(browser, second.id)).status).toBe(200);
  expect((await userOf(browser)).primary_phone_number_id).toBe(first.id);
  server.clock.advance(10 * 60_000);
  expect((await choose(first.id)).code).toBe('session_reverification_required');
});

test('B3: with the first second factor backup codes are told, once', async () => {
  const { email, browser } = await member();
  const phone = newNumber();
  const number = await addNumber(server, browser, phone, true);
  expect(number).toMatchObject({ reserved_for_second_factor: true, default_second_factor: false });
  expect(number.backup_codes).toHaveLength(10);
  const user = await userOf(browser);
  expect(user).toMatchObject({ two_factor_enabled: true, totp_enabled: false, backup_code_enabled: true });
  expect(user.phone_numbers[0]?.backup_codes).toBeUndefined();
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
  const other = await addNumber(server, browser, newNumber(), true);
  expect(other.backup_codes).toBeUndefined();
  expect(await notices(email)).toEqual(['second_factor_added', 'second_factor_added']);
});

test('B3: the second step names numbers as nobody can read them, and a code goes to the one that is asked for', async () => {
  const { email, browser } = await member();
  const phones = [newNumber(), newNumber()] as const;
  const first = await addNumber(server, browser, phones[0], true);
  const second = await addNumber(server, browser, phones[1], true);
  const { browser: elsewhere, attempt } = await asked(email);
  const masked = (phone: string): string => `+49 ••• ${phone.slice(-2)}`;
  expect(attempt.supported_second_factors).toEqual([
    { strategy: 'phone_code', phone_number_id: first.id, safe_identifier: masked(phones[0]), default: false },
    { strategy: 'phone_code', phone_number_id: second.id, safe_identifier: masked(phones[1]), default: false },
    { strategy: 'backup_code' },
  ]);
  expect(JSON.stringify(attempt)).not.toContain(phones[0].slice(4));
  const sent = await prepare(elsewhere, attempt.id, second.id);
  expect(sent.json.response.second_factor_verification).toMatchObject({
    status: 'unverified',
    strategy: 'phone_code',
    phone_number_id: second.id,
  });
  expect((await server.mails.to(phones[0])).length).toBe(1);
  const done = await proveSecond(elsewhere, attempt.id, 'phone_code', await server.mails.code(phones[1]));
  expect(done.json.response.status).toBe('complete');
});

test('B3: one number is chosen to be asked for first, and choosing another one takes its place', async () => {
  const { email, browser } = await member();
  await enrol(server, browser);
  const first = await addNumber(server, browser, newNumber(), true);
  const second = await addNumber(server, browser, newNumber(), true);
  const order = async (): Promise<readonly (string | undefined)[]> =>
    ((await asked(email)).attempt.supported_second_factors ?? []).map(factor => factor.phone_number_id);
  expect(await order()).toEqual([undefined, first.id, second.id, undefined]);
  for (const one of [first, second]) {
    const chosen = await change(browser, one.id, { default_second_factor: 'true' });
    expect(chosen.json.response.default_second_factor).toBe(true);
    expect((await order())[0]).toBe(one.id);
  }
  const user = await userOf(browser);
  expect(user.phone_numbers.map(number => number.default_second_factor)).toEqual([false, true]);
  await change(browser, second.id, { default_second_factor: 'false' });
  expect((await order())[0]).toBeUndefined();
  const identifier = await addNumber(server, browser, newNumber());
  expect((await change(browser, identifier.id, { default_second_factor: 'true' })).code).toBe(
    'form_param_value_invalid',
  );
});

test('B3: a number that signs in becomes a second factor and signs in no more, and the reverse', async () => {
  const { email, browser } = await member();
  const phone = newNumber();
  const { id } = await addNumber(server, browser, phone);
  const reserved = await change(browser, id, { reserved_for_second_factor: 'true' });
  expect(reserved.json.response).toMatchObject({ reserved_for_second_factor: true });
  expect(reserved.json.response.backup_codes).toHaveLength(10);
  expect((await userOf(browser)).primary_phone_number_id).toBeNull();
  // Nobody has shown in this session that they have it.
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, -1]);
  expect((await server.browser().signIn(phone)).code).toBe('form_password_or_identifier_incorrect');
  const refused = await change(browser, id, { reserved_for_second_factor: 'false' });
  expect(refused.code).toBe('session_reverification_required');
  const { browser: elsewhere, attempt } = await asked(email);
  await prepare(elsewhere, attempt.id);
  await proveSecond(elsewhere, attempt.id, 'phone_code', await server.mails.code(phone));
  expect((await change(elsewhere, id, { reserved_for_second_factor: 'false' })).status).toBe(200);
  const user = await userOf(elsewhere);
  expect(user).toMatchObject({ two_factor_enabled: false, backup_code_enabled: false, primary_phone_number_id: id });
  expect((await server.browser().signIn(phone)).json.response.status).toBe('complete');
});

test('B4: a phone that has reset the password is no second factor of the same sign-in', async () => {
  const { browser } = await member();
  const phone = newNumber();
  const { id } = await addNumber(server, browser, phone);
  server.clock.advance(60_000);
  const thief = server.browser();
  const { json } = await thief.post<SignInJSON>('/client/sign_ins', { identifier: phone });
  const strategy = 'reset_password_phone_code';
  await proveMail(server, thief, { id: json.response.id, email: phone, strategy });
  const path = `/client/sign_ins/${json.response.id}`;
  const fields = { password: 'violet-harbour-slowly-82' };
  // Meanwhile it becomes a second factor.
  const { json: made } = await change(browser, id, { reserved_for_second_factor: 'true' });
  await server.instance.database.deleteFrom('backup_codes').execute();
  const only = await thief.post(`${path}/reset_password`, fields);
  expect(only).toMatchObject({ status: 400, code: 'strategy_for_user_invalid' });
  expect(made.response.reserved_for_second_factor).toBe(true);
  const user = await userOf(browser);
  const second = newNumber();
  await server.instance.database
    .insertInto('phone_numbers')
    .values({
      id: 'idn_second',
      user_id: user.id,
      phone_number: second,
      verified_at: server.clock.now(),
      reserved_for_second_factor: true,
      created_at: server.clock.now(),
      updated_at: server.clock.now(),
    })
    .execute();
  const other = await thief.post<SignInJSON>(`${path}/reset_password`, fields);
  expect(other.json.response.supported_second_factors?.map(factor => factor.phone_number_id)).toEqual(['idn_second']);
  expect((await prepare(thief, json.response.id, id)).code).toBe('resource_not_found');
  expect((await thief.client())?.sessions).toEqual([]);
});

test('AC-043: a code that was sent for one thing is worth nothing for another', async () => {
  const { email, browser } = await member();
  const phone = newNumber();
  const { id } = await addNumber(server, browser, phone, true);
  server.clock.advance(60_000);
  const one = await asked(email);
  const two = await asked(email);
  await prepare(one.browser, one.attempt.id, id);
  const code = await server.mails.code(phone);
  expect((await proveSecond(two.browser, two.attempt.id, 'phone_code', code)).code).toBe('verification_missing');
  expect((await proveSecond(one.browser, one.attempt.id, 'totp', code)).code).toBe('strategy_for_user_invalid');
  expect((await proveSecond(one.browser, one.attempt.id, 'backup_code', code)).code).toBe('form_code_incorrect');
  expect((await proveSecond(one.browser, one.attempt.id, 'phone_code', code)).json.response.status).toBe('complete');
  expect((await proveSecond(one.browser, one.attempt.id, 'phone_code', code)).status).toBe(400);
});

test('AC-043: a code that is under way to a number that was removed proves nothing', async () => {
  const { email, browser } = await member();
  await enrol(server, browser);
  const phone = newNumber();
  const { id } = await addNumber(server, browser, phone, true);
  server.clock.advance(60_000);
  const { browser: elsewhere, attempt } = await asked(email);
  await prepare(elsewhere, attempt.id, id);
  const code = await server.mails.code(phone);
  expect((await remove(browser, id)).status).toBe(200);
  expect((await proveSecond(elsewhere, attempt.id, 'phone_code', code)).code).toBe('strategy_for_user_invalid');
  expect((await elsewhere.client())?.sessions).toEqual([]);
});

test('a phone that several people share is a second factor of each', async () => {
  const phone = newNumber();
  for (const { email, browser } of [await member(), await member()]) {
    await addNumber(server, browser, phone, true);
    server.clock.advance(60_000);
    const { browser: elsewhere, attempt } = await asked(email);
    await prepare(elsewhere, attempt.id);
    const done = await proveSecond(elsewhere, attempt.id, 'phone_code', await server.mails.code(phone));
    expect(done.json.response.status).toBe('complete');
    server.clock.advance(60_000);
  }
});

test('N-37: every change of a number is written down', async () => {
  const { browser, email } = await member();
  const { id } = await addNumber(server, browser, newNumber());
  await change(browser, id, { reserved_for_second_factor: 'true' });
  const { id: userId } = await userOf(browser);
  const told = ['phone_number_added', 'phone_number_removed', 'second_factor_added'];
  expect([...(await notices(email))].sort()).toEqual(told);
  const written = await server.instance.database
    .selectFrom('audit_log')
    .select('event')
    .where('user_id', '=', userId)
    .where('event', 'like', '%number%')
    .orderBy('at')
    .execute();
  expect(written.map(({ event }) => event)).toEqual(['phone_number.added', 'phone_number.removed']);
});

test('D10: a code by SMS proves again who somebody is, as the first factor or as the second', async () => {
  const { browser } = await member();
  const phone = newNumber();
  const second = newNumber();
  await addNumber(server, browser, phone);
  await addNumber(server, browser, second, true);
  server.clock.advance(60_000);
  const path = `/client/sessions/${(await browser.client())?.last_active_session_id ?? ''}/verify`;
  const begun = await browser.post<SessionReverificationJSON>(path, { level: 'multi_factor' });
  expect(begun.json.response.supported_first_factors?.map(({ strategy }) => strategy)).toContain('phone_code');
  for (const [which, to] of [
    ['first', phone],
    ['second', second],
  ] as const) {
    const strategy = 'phone_code';
    const sent = await browser.post<SessionReverificationJSON>(`${path}/prepare_${which}_factor`, { strategy });
    expect(sent.json.response[`${which}_factor_verification`]).toMatchObject({ strategy, status: 'unverified' });
    const code = await server.mails.code(to);
    const done = await browser.post<SessionReverificationJSON>(`${path}/attempt_${which}_factor`, { strategy, code });
    expect(done.json.response.status).toBe(which === 'first' ? 'needs_second_factor' : 'complete');
  }
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
});
