import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { EmailAddressJSON, UserJSON } from 'auth-elements/wire';
import { addNumber, newNumber } from './authenticator.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  users: { phone: 'optional', emailLink: { enabled: true } },
});
afterAll(server.close);
const { database } = server.instance;

let people = 0;
const newAddress = (): string => `address-${++people}@example.com`;

interface Member {
  readonly email: string;
  readonly browser: Browser;
}

async function member(): Promise<Member> {
  const email = newAddress();
  const browser = server.browser();
  await browser.signUp(email);
  // What comes later is younger.
  server.clock.advance(1000);
  return { email, browser };
}

async function userOf(browser: Browser): Promise<UserJSON> {
  const user = (await browser.client())?.sessions[0]?.user;
  if (!user) throw new Error('Nobody is signed in.');
  return user;
}

const add = (browser: Browser, email_address: string): Promise<Reply<EmailAddressJSON>> =>
  browser.post('/me/email_addresses', { email_address });

const below = (id: string, verb = ''): string => `/me/email_addresses/${id}${verb}`;

/** Adds an address and proves it by the code. */
async function addAndProve(browser: Browser, email: string): Promise<Reply<EmailAddressJSON>> {
  const { json } = await add(browser, email);
  server.clock.advance(31_000);
  await browser.post(below(json.response.id, '/prepare_verification'), { strategy: 'email_code' });
  const code = await server.mails.code(email);
  return browser.post(below(json.response.id, '/attempt_verification'), { code });
}

const redirect = 'http://localhost:3000/profile';

/** Adds an address and has a link mailed. Answers the address's id and the link's token. */
async function addByLink(browser: Browser, email: string): Promise<{ readonly id: string; readonly token: string }> {
  const { json } = await add(browser, email);
  const fields = { strategy: 'email_link', redirect_url: redirect };
  const prepared = await browser.post<EmailAddressJSON>(below(json.response.id, '/prepare_verification'), fields);
  expect(prepared.json.response.verification).toMatchObject({ strategy: 'email_link', status: 'unverified' });
  const mail = (await server.mails.to(email)).at(-1);
  expect(mail?.template).toBe('address_code');
  const link = mail && 'link' in mail ? (mail.link ?? '') : '';
  return { id: json.response.id, token: new URL(link).searchParams.get('token') ?? '' };
}

/** Opens the page of a link, and presses its button. */
function page(browser: Browser, token: string, method: 'GET' | 'POST'): Promise<Response> {
  const url = `http://localhost:4000/v1/verify?token=${token}`;
  const headers = new Headers({ Origin: 'http://localhost:4000', 'Sec-Fetch-Site': 'same-origin' });
  headers.set('Cookie', [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  if (method === 'POST') headers.set('Content-Type', 'application/x-www-form-urlencoded');
  const body = method === 'POST' ? { body: `token=${token}` } : {};
  return server.fetch(new Request(url, { method, headers, ...body }));
}

test('E2: an address is added, proved by a code, and signs in from then on; a mail to each tells of it', async () => {
  const { email, browser } = await member();
  const second = newAddress();
  const proved = await addAndProve(browser, second);
  expect(proved.json.response).toMatchObject({ email_address: second, verification: { status: 'verified' } });
  const user = await userOf(browser);
  expect(user.email_addresses.map(({ email_address }) => email_address)).toEqual([email, second]);
  expect(user.primary_email_address_id).toBe(user.email_addresses[0]?.id);
  expect((await server.browser().signIn(second)).json.response.status).toBe('complete');
  for (const to of [email, second]) expect((await server.mails.to(to)).at(-1)?.template).toBe('email_address_added');
  expect((await browser.get('/me/email_addresses')).json).toMatchObject([{ email_address: email }, {}]);
});

test('E2: the primary address is one that is proved, and removing it leaves another', async () => {
  const { browser, email } = await member();
  const second = newAddress();
  const { id } = (await addAndProve(browser, second)).json.response;
  const waiting = (await add(browser, newAddress())).json.response.id;
  const choose = (one: string) => browser.send<UserJSON>('PATCH', '/me', { primary_email_address_id: one });
  expect((await choose(waiting)).code).toBe('resource_not_found');
  expect((await choose(id)).json.response.primary_email_address_id).toBe(id);
  server.clock.advance(1000);
  expect((await browser.send('DELETE', below(id), {})).json.response).toMatchObject({ deleted: true });
  const user = await userOf(browser);
  expect(user.primary_email_address_id).toBe(user.email_addresses[0]?.id);
  // The address that was removed hears of it, too.
  for (const to of [email, second]) expect((await server.mails.to(to)).at(-1)?.template).toBe('email_address_removed');
  const [only] = user.email_addresses;
  expect((await browser.send('DELETE', below(only?.id ?? ''), {})).code).toBe('identification_deletion_failed');
});

test('AC-055: an address that is somebody’s is answered as any other, and goes to nobody who has not its mails', async () => {
  const owner = await member();
  const { browser } = await member();
  const added = await add(browser, owner.email.toUpperCase());
  expect(added.json.response.verification?.status).toBe('unverified');
  const taken = await addAndProve(browser, owner.email);
  expect(taken).toMatchObject({ status: 422, code: 'form_identifier_exists' });
  expect((await userOf(owner.browser)).email_addresses).toHaveLength(1);
  const open = await startServer({ users: { enumerationProtection: false } });
  onTestFinished(open.close);
  const known = open.browser();
  await known.signUp('known@example.com');
  const other = open.browser();
  await other.signUp('other@example.com');
  expect((await add(other, 'known@example.com')).code).toBe('form_identifier_exists');
});

test('AC-015: a claim that was never confirmed is void once somebody else has proved the address', async () => {
  const { browser } = await member();
  const wanted = newAddress();
  const { id, token } = await addByLink(browser, wanted);
  server.clock.advance(31_000);
  await server.browser().signUp(wanted);
  expect((await browser.get(below(id))).status).toBe(404);
  expect((await page(browser, token, 'POST')).status).toBe(410);
  expect((await userOf(browser)).email_addresses).toHaveLength(1);
});

test('AC-011: whoever has a number and mistypes their address keeps the account when its owner signs up', async () => {
  const { browser } = await member();
  await addNumber(server, browser, newNumber());
  const { id } = await userOf(browser);
  await database.deleteFrom('email_addresses').where('user_id', '=', id).execute();
  const mistyped = newAddress();
  await add(browser, mistyped);
  const owner = server.browser();
  expect((await owner.signUp(mistyped)).json.response.status).toBe('complete');
  expect((await userOf(owner)).id).not.toBe(id);
  expect((await userOf(browser)).phone_numbers).toHaveLength(1);
});

test('B7, AC-047: opening the link changes nothing; pressing it where it was asked for proves the address', async () => {
  const { browser } = await member();
  const { id, token } = await addByLink(browser, newAddress());
  for (let opened = 0; opened < 3; opened++) expect((await page(browser, token, 'GET')).status).toBe(200);
  expect((await browser.get(below(id))).json).toMatchObject({ response: { verification: { status: 'unverified' } } });
  const pressed = await page(browser, token, 'POST');
  expect(pressed.headers.get('location')).toBe(`${redirect}?__clerk_status=verified`);
  expect((await browser.get(below(id))).json).toMatchObject({ response: { verification: { status: 'verified' } } });
  expect((await page(browser, token, 'POST')).status).toBe(410);
});

test('B7, AC-048: pressed on another device it asks first, and the page that waits goes on by itself', async () => {
  const { browser } = await member();
  const { id, token } = await addByLink(browser, newAddress());
  const phone = server.browser();
  expect(await (await page(phone, token, 'GET')).text()).toContain('Is this you?');
  const pressed = await page(phone, token, 'POST');
  expect(pressed.status).toBe(200);
  expect(await phone.client()).toBeNull();
  expect((await browser.get(below(id))).json).toMatchObject({ response: { verification: { status: 'verified' } } });
});

test('B7: whoever has signed out meanwhile proves nothing by the link', async () => {
  const { browser, email } = await member();
  const wanted = newAddress();
  const { id, token } = await addByLink(browser, wanted);
  await browser.send('DELETE', '/client/sessions', {});
  expect((await page(browser, token, 'POST')).status).toBe(410);
  await browser.signIn(email);
  expect((await browser.get(below(id))).json).toMatchObject({ response: { verification: { status: 'unverified' } } });
});

test('AC-131: the addresses of others do not exist, and links to pages of others are refused', async () => {
  const { browser } = await member();
  const { id } = (await add(browser, newAddress())).json.response;
  const stranger = (await member()).browser;
  for (const [method, verb, fields] of [
    ['GET', '', undefined],
    ['DELETE', '', {}],
    ['POST', '/prepare_verification', { strategy: 'email_code' }],
    ['POST', '/attempt_verification', { code: '424242' }],
  ] as const)
    expect((await stranger.send(method, below(id, verb), fields)).status).toBe(404);
  const evil = { strategy: 'email_link', redirect_url: 'https://evil.example/' };
  expect((await browser.post(below(id, '/prepare_verification'), evil)).code).toBe('invalid_redirect_url');
});

test('AC-049: a code for an address that is removed is worth nothing', async () => {
  const { browser } = await member();
  const second = newAddress();
  const { id } = (await addAndProve(browser, second)).json.response;
  server.clock.advance(60_000);
  const elsewhere = server.browser();
  const begun = await elsewhere.post<{ id: string }>('/client/sign_ins', { identifier: second });
  const path = `/client/sign_ins/${begun.json.response.id}`;
  await elsewhere.post(`${path}/prepare_first_factor`, { strategy: 'email_code' });
  const code = await server.mails.code(second);
  await browser.send('DELETE', below(id), {});
  expect((await elsewhere.post(`${path}/attempt_first_factor`, { strategy: 'email_code', code })).status).toBe(400);
});
