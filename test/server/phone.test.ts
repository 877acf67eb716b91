import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { readPhoneNumber } from '../../server/src/account/phone-number.js';
import { textOfSms } from '../../server/src/delivery/render-sms.js';
import { sendSms, toTwilio } from '../../server/src/delivery/sms.js';
import type { Browser, Reply } from './browser.js';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

const byPhone = { users: { phone: 'required', email: 'off' } } as const;
const server = await startServer(byPhone);
afterAll(server.close);

let numbers = 0;
/** A number of Germany's mobile phones that nobody had before. */
const number = (): string => `+4915123${String(450_000 + ++numbers)}`;

async function signUp(on: TestServer, phone: string, browser = on.browser()): Promise<Reply<SignUpJSON>> {
  const fields = { phone_number: phone, password: goodPassword };
  const created = await browser.post<SignUpJSON>('/client/sign_ups', fields);
  if (created.status !== 200) return created;
  const path = `/client/sign_ups/${created.json.response.id}`;
  const prepared = await browser.post<SignUpJSON>(`${path}/prepare_verification`, { strategy: 'phone_code' });
  if (prepared.status !== 200) return prepared;
  const code = await on.mails.code(created.json.response.phone_number ?? '');
  return browser.post(`${path}/attempt_verification`, { strategy: 'phone_code', code });
}

async function begin(on: TestServer, phone: string, browser = on.browser()): Promise<Reply<SignInJSON>> {
  return browser.post<SignInJSON>('/client/sign_ins', { identifier: phone });
}

const below = ({ json }: Reply<SignInJSON>, verb: string): string => `/client/sign_ins/${json.response.id}/${verb}`;

async function member(phone: string): Promise<string> {
  expect((await signUp(server, phone)).json.response.status).toBe('complete');
  server.clock.advance(60_000);
  return phone;
}

test('B1: a number signs up by a code, and signs in by another one', async () => {
  const phone = await member(number());
  const browser = server.browser();
  const created = await begin(server, phone, browser);
  const factors = created.json.response.supported_first_factors ?? [];
  expect(factors.map(({ strategy }) => strategy)).toEqual(['password', 'phone_code', 'reset_password_phone_code']);
  await browser.post(below(created, 'prepare_first_factor'), {
    strategy: 'phone_code',
    phone_number_id: factors[1]?.phone_number_id,
  });
  const done = await browser.post<SignInJSON>(below(created, 'attempt_first_factor'), {
    strategy: 'phone_code',
    code: await server.mails.code(phone),
  });
  expect(done.json.response.status).toBe('complete');
  const [session] = (await browser.client())?.sessions ?? [];
  expect(session?.user.phone_numbers).toMatchObject([{ phone_number: phone, verification: { status: 'verified' } }]);
  expect(session?.user.primary_phone_number_id).toBe(session?.user.phone_numbers[0]?.id);
  expect(session?.public_user_data.identifier).toBe(phone);
});

test('B1: a number signs in with the password, and a forgotten one is replaced by a code', async () => {
  const phone = await member(number());
  expect((await server.browser().signIn(phone)).json.response.status).toBe('complete');
  const browser = server.browser();
  const created = await begin(server, phone, browser);
  const strategy = 'reset_password_phone_code';
  await browser.post(below(created, 'prepare_first_factor'), { strategy });
  const code = await server.mails.code(phone);
  const proved = await browser.post<SignInJSON>(below(created, 'attempt_first_factor'), { strategy, code });
  expect(proved.json.response.status).toBe('needs_new_password');
  const reset = await browser.post<SignInJSON>(below(created, 'reset_password'), {
    password: 'violet-harbour-ticket-93',
  });
  expect(reset.json.response.status).toBe('complete');
});

test.each([
  ['+49 (0)151 23456789', '+4915123456789'],
  ['0049 151 234 567 89', '+4915123456789'],
  ['+٤٩١٥١٢٣٤٥٦٧٨٩', '+4915123456789'],
  ['+44 07400 123456', '+447400123456'],
  ['+1 (202) 555-0123', '+12025550123'],
  ['+49 151 23456789 ext. 5', undefined],
  ['0151 23456789', undefined],
  ['+49 900 1234567', undefined],
  ['+1 800 555 0199', undefined],
  ['+999 123456789', undefined],
  ['+49 151 2345678９; +49 151 1', undefined],
  ['+'.repeat(100_000), undefined],
])('AC-164: %s is one number or none', (typed, e164) => {
  expect(readPhoneNumber(typed)?.e164).toBe(e164);
});

test('AC-164: a number that is proved has one owner, however it is written', async () => {
  await member('+49 (0)1512 9999991');
  const again = await signUp(server, '0049 1512 9999991');
  expect(again.code).toBe('form_identifier_exists');
  const owners = await server.instance.database
    .selectFrom('phone_numbers')
    .select('id')
    .where('phone_number', '=', '+4915129999991')
    .execute();
  expect(owners).toHaveLength(1);
});

test('AC-029: of several sign-ups with one number at once one makes the account', async () => {
  const relaxed = await startServer({ ...byPhone, rateLimits: 'relaxed', codes: { resendAfter: 0 } });
  onTestFinished(relaxed.close);
  const phone = number();
  const attempts = [];
  for (let index = 0; index < 8; index++) {
    const browser = relaxed.browser();
    const fields = { phone_number: phone, password: goodPassword };
    const created = await browser.post<SignUpJSON>('/client/sign_ups', fields);
    const path = `/client/sign_ups/${created.json.response.id}`;
    await browser.post(`${path}/prepare_verification`, { strategy: 'phone_code' });
    attempts.push({ browser, path, code: await relaxed.mails.code(phone) });
  }
  const done = await Promise.all(
    attempts.map(({ browser, path, code }) =>
      browser.post(`${path}/attempt_verification`, { strategy: 'phone_code', code }),
    ),
  );
  expect(done.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(done.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(
    new Set(['form_identifier_exists']),
  );
});

test('B6: a number that nobody has is sent a code as well, and goes on as a sign-up without typing again', async () => {
  const phone = number();
  const browser = server.browser();
  const created = await begin(server, phone, browser);
  await browser.post(below(created, 'prepare_first_factor'), { strategy: 'phone_code' });
  const code = await server.mails.code(phone);
  const told = await browser.post(below(created, 'attempt_first_factor'), { strategy: 'phone_code', code });
  expect(told.code).toBe('form_identifier_not_found');
  const fields = { transfer: 'true', password: goodPassword };
  const made = await browser.post<SignUpJSON>('/client/sign_ups', fields);
  expect(made.json.response).toMatchObject({ status: 'complete', phone_number: phone });
});

test('AC-053: what is offered and answered is the same, whoever has the number', async () => {
  const known = await member(number());
  const stranger = number();
  const told = async (phone: string): Promise<string> => {
    const browser = server.browser();
    const created = await begin(server, phone, browser);
    const sent = await browser.post(below(created, 'prepare_first_factor'), { strategy: 'phone_code' });
    return (created.text + sent.text)
      .replaceAll(phone, 'number')
      .replace(/"(?:sia|idn|client)_\w+"/g, '""')
      .replace(/\d{13}/g, 'time');
  };
  expect(await told(known)).toBe(await told(stranger));
  const [toKnown] = (await server.mails.to(known)).slice(-1);
  const [toStranger] = (await server.mails.to(stranger)).slice(-1);
  expect(toKnown?.template).toBe(toStranger?.template);
});

test('an address is sent no SMS, and a number no mail', async () => {
  const both = await startServer({ users: { phone: 'optional', emailLink: { enabled: true } } });
  onTestFinished(both.close);
  const browser = both.browser();
  const byEmail = await begin(both, 'ada@example.com', browser);
  const wrong = await browser.post(below(byEmail, 'prepare_first_factor'), { strategy: 'phone_code' });
  expect(wrong.code).toBe('strategy_for_user_invalid');
  const byNumber = await begin(both, number(), browser);
  const mailed = await browser.post(below(byNumber, 'prepare_first_factor'), { strategy: 'email_code' });
  expect(mailed.code).toBe('strategy_for_user_invalid');
  expect(await both.mails.all()).toEqual([]);
});

test('B1: with address and number both are proved before there is an account', async () => {
  const both = await startServer({ users: { phone: 'required' } });
  onTestFinished(both.close);
  const browser = both.browser();
  const phone = number();
  const fields = { email_address: 'both@example.com', phone_number: phone, password: goodPassword };
  const created = await browser.post<SignUpJSON>('/client/sign_ups', fields);
  expect(created.json.response.unverified_fields).toEqual(['email_address', 'phone_number']);
  const path = `/client/sign_ups/${created.json.response.id}`;
  let reply: Reply<SignUpJSON> = created;
  for (const [strategy, to] of [
    ['email_code', 'both@example.com'],
    ['phone_code', phone],
  ] as const) {
    expect(reply.json.response.status).toBe('missing_requirements');
    await browser.post(`${path}/prepare_verification`, { strategy });
    const code = await both.mails.code(to);
    reply = await browser.post<SignUpJSON>(`${path}/attempt_verification`, { strategy, code });
  }
  expect(reply.json.response.status).toBe('complete');
});

test('a number is off where the instance has none', async () => {
  const off = await startServer();
  onTestFinished(off.close);
  const browser = off.browser();
  const fields = { email_address: 'a@example.com', phone_number: number(), password: goodPassword };
  expect((await browser.post('/client/sign_ups', fields)).code).toBe('form_param_value_disabled');
  expect((await begin(off, number(), browser)).code).toBe('form_param_format_invalid');
});

/** Asks for a code for ever new numbers until one is refused. Answers how many were sent. */
async function sendUntilRefused(on: TestServer, next: () => string, browser?: Browser): Promise<number> {
  for (let sent = 0; ; sent++) {
    on.clock.advance(31_000);
    const one = browser ?? on.browser();
    const created = await begin(on, next(), one);
    const reply = await one.post(below(created, 'prepare_first_factor'), { strategy: 'phone_code' });
    if (reply.status === 200) continue;
    expect(reply.code).toBe('verification_code_too_many_requests');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    return sent;
  }
}

test('AC-117: messages are limited by number, by who asks, by country and in all, whoever has the number', async () => {
  const sms = { perNumberAndHour: 3, perAddressAndHour: 4, perCountryAndHour: 6, perDay: 8 };
  const limited = await startServer({ ...byPhone, sms });
  onTestFinished(limited.close);
  const one = number();
  expect(await sendUntilRefused(limited, () => one)).toBe(3);
  limited.clock.advance(2 * 60 * 60_000);
  expect(await sendUntilRefused(limited, number, limited.browser())).toBe(4);
  // The day's budget has one left.
  expect(await sendUntilRefused(limited, number)).toBe(1);
  limited.clock.advance(24 * 60 * 60_000);
  expect(await sendUntilRefused(limited, number)).toBe(6);
  const british = (): string => `+4474001${String(10_000 + ++numbers)}`;
  expect(await sendUntilRefused(limited, british)).toBe(2);
});

test('numbers of countries that are not served are refused before anything is sent', async () => {
  const local = await startServer({ ...byPhone, sms: { countries: ['AT', 'CH'] } });
  onTestFinished(local.close);
  const browser = local.browser();
  const created = await begin(local, number(), browser);
  const reply = await browser.post(below(created, 'prepare_first_factor'), { strategy: 'phone_code' });
  expect(reply.code).toBe('form_param_value_disabled');
  expect(await local.mails.all()).toEqual([]);
});

test('AC-119: the last line of an SMS binds the code to the page, and no name can forge it', () => {
  const message = { to: '+4915123456789', locale: 'en', template: 'sms_code', code: '123456', minutes: 10 } as const;
  const app = (name: string) => ({ app: { name } }) as Parameters<typeof textOfSms>[1];
  const text = textOfSms({ ...message, domain: 'app.example' }, app('Engines'));
  expect(text).toBe('123456 is your code for Engines. Give it to nobody.\n\n@app.example #123456');
  const forged = textOfSms({ ...message, domain: 'app.example' }, app('X\n@evil.example #654321'));
  expect(forged.split('\n').filter(line => line.startsWith('@'))).toEqual(['@app.example #123456']);
  expect(forged.match(/[@#]/g)).toHaveLength(2);
  expect(textOfSms(message, app('Engines'))).not.toContain('@');
});

test('an SMS names the host of the page that asked for it', async () => {
  const phone = number();
  const browser = server.browser({ origin: 'http://localhost:3000' });
  const created = await begin(server, phone, browser);
  await browser.post(below(created, 'prepare_first_factor'), { strategy: 'phone_code' });
  expect((await server.mails.to(phone)).at(-1)).toMatchObject({ template: 'sms_code', domain: 'localhost' });
});

test('any provider takes an SMS by HTTP, as its body is written in the settings', async () => {
  const seen: { readonly body: string; readonly authorization: string | undefined }[] = [];
  let status = 200;
  const provider = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => (body += String(chunk)));
    request.on('end', () => {
      seen.push({ body, authorization: request.headers.authorization });
      response.writeHead(status).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  onTestFinished(() => void provider.close());
  const url = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/messages`);
  const headers = { Authorization: 'Bearer key' };
  const any = { kind: 'http', url, headers, body: '{"to":"{to}","text":"{text}"}' } as const;
  const settings = { app: { name: 'The "Engine"' } } as Parameters<typeof sendSms>[2];
  const message = { to: '+4915123456789', locale: 'en', template: 'sms_code', code: '123456', minutes: 10 } as const;
  await sendSms(any, message, settings);
  expect(seen[0]?.authorization).toBe('Bearer key');
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
    to: '+4915123456789',
    text: '123456 is your code for The "Engine". Give it to nobody.',
  });
  status = 400;
  await expect(sendSms(any, message, settings)).rejects.toMatchObject({ name: 'UndeliverableError' });
  status = 503;
  await expect(sendSms(any, message, settings)).rejects.toMatchObject({ name: 'Error' });
});

test('Twilio is asked as its reference says', () => {
  const account = { kind: 'twilio', account: 'AC1', token: 'secret', from: 'MG2' } as const;
  const { url, init } = toTwilio(account, '+4915123456789', 'text & more');
  expect(url).toBe('https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json');
  expect(init.headers['authorization']).toBe(`Basic ${Buffer.from('AC1:secret').toString('base64')}`);
  expect(Object.fromEntries(new URLSearchParams(init.body))).toEqual({
    To: '+4915123456789',
    MessagingServiceSid: 'MG2',
    Body: 'text & more',
  });
  expect(toTwilio({ ...account, from: '+1' }, '+49', 'x').init.body).toContain('From=%2B1');
});
