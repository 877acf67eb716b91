import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { PhoneNumberJSON, SignInJSON, UserJSON } from 'auth-elements/wire';
import { addNumber, newNumber, proveSecond } from './authenticator.js';
import { goodPassword } from './browser.js';
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

const prepare = (browser: Browser, id: string, phone_number_id?: string) =>
  browser.post<SignInJSON>(`/client/sign_ins/${id}/prepare_second_factor`, {
    strategy: 'phone_code',
    phone_number_id,
  });

test('AC-027: codes by SMS are guessed as rarely as any other second factor', async () => {
  const normal = await startServer({ secondFactors: { phone: true } });
  onTestFinished(normal.close);
  const { email, browser } = await member(normal);
  const phone = newNumber();
  await addNumber(normal, browser, phone, true);
  const elsewhere = normal.browser();
  let tries = 0;
  for (;;) {
    normal.clock.advance(31_000);
    const { json } = await elsewhere.signIn(email);
    await prepare(elsewhere, json.response.id);
    const codes = Array.from({ length: 5 }, () => proveSecond(elsewhere, json.response.id, 'phone_code', '000000'));
    const told = (await Promise.all(codes)).map(({ code }) => code);
    tries += told.filter(code => code !== 'too_many_requests').length;
    if (told.includes('too_many_requests')) break;
  }
  expect(tries).toBe(10);
});

test('AC-117: SMS of second steps and of new numbers are limited as all others', async () => {
  const sms = { perNumberAndHour: 2, perAddressAndHour: 100, perCountryAndHour: 100, perDay: 100 };
  const limited = await startServer({ secondFactors: { phone: true }, sms });
  onTestFinished(limited.close);
  const { email, browser } = await member(limited);
  const phone = newNumber();
  await addNumber(limited, browser, phone, true);
  const results: (string | undefined)[] = [];
  for (let sent = 0; sent < 3; sent++) {
    limited.clock.advance(31_000);
    const elsewhere = limited.browser();
    const { json } = await elsewhere.signIn(email);
    results.push((await prepare(elsewhere, json.response.id)).code);
  }
  expect(results).toEqual([undefined, 'verification_code_too_many_requests', 'verification_code_too_many_requests']);
});

test('B12: lists, countries and the settings hold for a number that is added', async () => {
  const strict = await startServer({
    users: { phone: 'optional' },
    access: { blocklist: true },
    sms: { countries: ['DE'] },
  });
  onTestFinished(strict.close);
  const blocked = newNumber();
  await strict.instance.database
    .insertInto('access_identifiers')
    .values({
      id: 'bl_1',
      list: 'block',
      identifier: blocked,
      identifier_key: blocked,
      identifier_type: 'phone_number',
      created_at: 1,
      updated_at: 1,
    })
    .execute();
  const { browser } = await member(strict);
  expect((await add(browser, blocked)).code).toBe('not_allowed_access');
  expect((await add(browser, '+44 7400 123456')).code).toBe('form_param_value_disabled');
  expect((await add(browser, '+49 900 1234567')).code).toBe('form_param_format_invalid');
  expect((await add(browser, newNumber(), 'true')).code).toBe('form_param_value_disabled');
  expect((await userOf(browser)).phone_numbers).toEqual([]);
});

test('a number is for the second step alone where nobody signs in by one', async () => {
  const second = await startServer({ secondFactors: { phone: true } });
  onTestFinished(second.close);
  const { browser } = await member(second);
  expect((await add(browser, newNumber(), 'false')).code).toBe('form_param_value_disabled');
  expect((await add(browser, newNumber())).json.response.reserved_for_second_factor).toBe(true);
  const { json } = await browser.get('/environment');
  expect(json).toMatchObject({
    user_settings: {
      attributes: {
        phone_number: { enabled: false, used_for_second_factor: true, second_factors: ['phone_code'] },
      },
      sign_in: { second_factor: { enabled: true } },
    },
  });
});

test('AC-164: who owns a number is told to who has proved it alone, and of two one gets it', async () => {
  const one = await member();
  const two = await member();
  const phone = newNumber();
  const proofs = [];
  for (const { browser } of [one, two]) {
    const added = await add(browser, phone);
    expect(added.status).toBe(200);
    const path = `/me/phone_numbers/${added.json.response.id}`;
    server.clock.advance(31_000);
    await browser.post(`${path}/prepare_verification`, { strategy: 'phone_code' });
    proofs.push({ browser, path, code: await server.mails.code(phone) });
  }
  const done = await Promise.all(
    proofs.map(({ browser, path, code }) => browser.post(`${path}/attempt_verification`, { code })),
  );
  expect(done.map(({ code }) => code).sort()).toEqual(['form_identifier_exists', undefined]);
  const open = await startServer({ users: { phone: 'optional', enumerationProtection: false } });
  onTestFinished(open.close);
  const owner = await member(open);
  await addNumber(open, owner.browser, phone);
  expect((await add((await member(open)).browser, phone)).code).toBe('form_identifier_exists');
  expect((await add(owner.browser, phone)).code).toBe('form_identifier_exists');
});

test('numbers that wait for their proof are few, and one that is added again is the same', async () => {
  const { browser } = await member();
  const phone = newNumber();
  const first = await add(browser, phone);
  expect((await add(browser, phone, 'true')).json.response).toMatchObject({
    id: first.json.response.id,
    reserved_for_second_factor: true,
  });
  for (let more = 0; more < 4; more++) expect((await add(browser, newNumber())).status).toBe(200);
  expect((await add(browser, newNumber())).code).toBe('too_many_unverified_identifications');
  await remove(browser, first.json.response.id);
  expect((await add(browser, newNumber())).status).toBe(200);
});

test('AC-131: the numbers of others do not exist', async () => {
  const { browser } = await member();
  const { id } = await addNumber(server, browser, newNumber());
  const stranger = (await member()).browser;
  const path = `/me/phone_numbers/${id}`;
  for (const [method, below, fields] of [
    ['GET', '', undefined],
    ['PATCH', '', { reserved_for_second_factor: 'true' }],
    ['DELETE', '', {}],
    ['POST', '/prepare_verification', { strategy: 'phone_code' }],
    ['POST', '/attempt_verification', { code: '424242' }],
  ] as const)
    expect(await stranger.send(method, path + below, fields)).toMatchObject({ status: 404 });
});

test('W-15: the only way in is not removed, and neither is a number that every account has', async () => {
  const byPhone = await startServer({
    rateLimits: 'relaxed',
    users: { phone: 'required', email: 'off' },
    secondFactors: { phone: true },
  });
  onTestFinished(byPhone.close);
  const browser = byPhone.browser();
  const phone = newNumber();
  const { json } = await browser.post<{ id: string }>('/client/sign_ups', {
    phone_number: phone,
    password: goodPassword,
  });
  const path = `/client/sign_ups/${json.response.id}`;
  await browser.post(`${path}/prepare_verification`, { strategy: 'phone_code' });
  const code = await byPhone.mails.code(phone);
  await browser.post(`${path}/attempt_verification`, { strategy: 'phone_code', code });
  const [number] = (await userOf(browser)).phone_numbers;
  const id = number?.id ?? '';
  expect(await remove(browser, id)).toMatchObject({ status: 400, code: 'identification_deletion_failed' });
  const reserved = await change(browser, id, { reserved_for_second_factor: 'true' });
  expect(reserved.code).toBe('identification_deletion_failed');
  expect((await userOf(browser)).phone_numbers).toMatchObject([{ id, reserved_for_second_factor: false }]);
  const other = await addNumber(byPhone, browser, newNumber());
  expect((await remove(browser, id)).status).toBe(200);
  expect((await userOf(browser)).primary_phone_number_id).toBe(other.id);
});
