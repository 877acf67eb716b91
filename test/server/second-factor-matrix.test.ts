import { afterAll, expect, test } from 'vitest';
import type { BackupCodesJSON, SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { addNumber, enrol, newNumber, proveMail } from './authenticator.js';
import { connections } from '../../server/src/enterprise/connection-settings.js';
import { personOf, startSamlIdentityProvider } from '../saml/identity-provider.js';
import { Backend } from './backend.js';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import { connectionTo, externalUrl, targets } from './organization.js';
import { PasskeyMaker } from './passkey-maker.js';
import { make, optionsOf } from './passkey-people.js';
import { serve, startServer } from './start.js';
import { addWallet, makeWallet, signInByWallet, signUpByWallet } from './wallet-maker.js';
import type { TestWallet } from './wallet-maker.js';

// Every way in, for people with every set of second factors. A new way in, or a new factor, is a further line here.

const idp = await startSamlIdentityProvider();
const server = await startServer({
  rateLimits: 'relaxed',
  users: { phone: 'optional' },
  passkeys: { enabled: true },
  secondFactors: { totp: true, phone: true, passkey: true, backupCodes: true },
  wallets: ['web3_metamask_signature'],
  connections: connections({ acme: { ...connectionTo(idp), active: false } }),
});
// Identity providers have the clock of this machine.
server.clock.advance(Date.now() - server.clock.now());
/** The same server, since an organization has come to it. */
const joined = serve(
  await server.another({
    passkeys: { enabled: true },
    secondFactors: { passkey: true },
    connections: connections({ acme: { ...connectionTo(idp, { domains: ['example.com'] }) } }),
  }),
);
afterAll(async () => {
  await joined.close();
  await server.close();
  await idp.close();
});

let people = 0;

/** What somebody proves first, as far as it takes them. Answers the sign-in. */
type WayIn = (browser: Browser, email: string, phone: string) => Promise<SignInJSON>;

async function begin(browser: Browser, email: string): Promise<string> {
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  return json.response.id;
}

const chosen = 'violet-harbour-slowly-82';

async function reset(browser: Browser, to: string, signOut?: string): Promise<SignInJSON> {
  const id = await begin(browser, to);
  const strategy = to.startsWith('+') ? 'reset_password_phone_code' : 'reset_password_email_code';
  await proveMail(server, browser, { id, email: to, strategy });
  const fields = { password: chosen, sign_out_of_other_sessions: signOut };
  const { json } = await browser.post<SignInJSON>(`/client/sign_ins/${id}/reset_password`, fields);
  return json.response;
}

const waysIn: Readonly<Record<string, WayIn>> = {
  'the password': async (browser, email) => (await browser.signIn(email)).json.response,
  'the password, in a call of its own': async (browser, email) => {
    const id = await begin(browser, email);
    const proof = { strategy: 'password', password: goodPassword };
    return (await browser.post<SignInJSON>(`/client/sign_ins/${id}/attempt_first_factor`, proof)).json.response;
  },
  'a mailed code': async (browser, email) => {
    const id = await begin(browser, email);
    return (await proveMail(server, browser, { id, email, strategy: 'email_code' })).json.response;
  },
  'a reset': (browser, email) => reset(browser, email),
  'a reset that leaves other devices signed in': (browser, email) => reset(browser, email, 'false'),
  'a code to the phone': async (browser, _email, phone) => {
    const id = await begin(browser, phone);
    return (await proveMail(server, browser, { id, email: phone, strategy: 'phone_code' })).json.response;
  },
  'a reset by phone': (browser, _email, phone) => reset(browser, phone),
  'a token of the backend API': async (browser, email) => {
    const row = await server.instance.database
      .selectFrom('email_addresses')
      .select('user_id')
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow();
    const { body } = await new Backend(server).post<{ token: string }>('/sign_in_tokens', { user_id: row.user_id });
    const fields = { strategy: 'ticket', ticket: body.token };
    return (await browser.post<SignInJSON>('/client/sign_ins', fields)).json.response;
  },
  'the identity provider of an organization': async (browser, email) => {
    idp.person = personOf(email);
    const same = joined.browser({ like: browser });
    const fields = { strategy: 'enterprise_sso', identifier: email, ...targets };
    const begun = await same.post<SignInJSON>('/client/sign_ins', fields);
    const { acsUrl, fields: posted } = await idp.answer(externalUrl(begun));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(posted).toString();
    const response = await joined.fetch(new Request(acsUrl, { method: 'POST', headers, body }));
    await same.follow(new URL(response.headers.get('location') ?? ''));
    for (const [name, value] of same.cookies) browser.cookies.set(name, value);
    const { json } = await same.get(`/client/sign_ins/${begun.json.response.id}`);
    return json.response as SignInJSON;
  },
  'a wallet': (browser, email) => signInByWallet(browser, walletOf(email)),
  'a wallet that was proved at sign-up': async (browser, email) => {
    await signUpByWallet(browser, walletOf(email));
    return (await browser.post<SignInJSON>('/client/sign_ins', { transfer: 'true' })).json.response;
  },
  'an address that was proved at sign-up': async (browser, email) => {
    const { json } = await browser.post<SignUpJSON>('/client/sign_ups', { email_address: email, password: chosen });
    const path = `/client/sign_ups/${json.response.id}`;
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' });
    const code = await server.mails.code(email);
    await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code });
    return (await browser.post<SignInJSON>('/client/sign_ins', { transfer: 'true' })).json.response;
  },
};

const wallets = new Map<string, TestWallet>();

function walletOf(email: string): TestWallet {
  const wallet = wallets.get(email) ?? makeWallet();
  wallets.set(email, wallet);
  return wallet;
}

interface Owner {
  readonly browser: Browser;
  /** What the person's app shows. */
  readonly code?: () => string;
  /** The number that the codes of the second step go to. */
  readonly secondPhone?: string;
  readonly passkey?: PasskeyMaker;
  readonly backupCodes: readonly string[];
}

async function withApp(browser: Browser): Promise<Owner> {
  return { browser, ...(await enrol(server, browser)) };
}

async function withPhone(browser: Browser): Promise<Owner> {
  const secondPhone = newNumber();
  const { backup_codes: backupCodes = [] } = await addNumber(server, browser, secondPhone, true);
  return { browser, secondPhone, backupCodes };
}

async function withPasskey(browser: Browser): Promise<Owner> {
  const { maker: passkey } = await make(browser);
  const { json } = await browser.post<BackupCodesJSON>('/me/backup_codes');
  return { browser, passkey, backupCodes: json.response.codes };
}

async function withoutBackupCodes(made: Owner): Promise<Owner> {
  const user = (await made.browser.client())?.sessions[0]?.user.id ?? '';
  await server.instance.database.deleteFrom('backup_codes').where('user_id', '=', user).execute();
  return { ...made, backupCodes: [] };
}

async function withBoth(browser: Browser): Promise<Owner> {
  const app = await withApp(browser);
  return { ...app, ...(await withPhone(browser)), backupCodes: app.backupCodes };
}

async function withPhoneChosen(browser: Browser): Promise<Owner> {
  const made = await withBoth(browser);
  const user = (await browser.client())?.sessions[0]?.user;
  const { id = '' } = user?.phone_numbers.find(number => number.reserved_for_second_factor) ?? {};
  expect((await browser.send('PATCH', `/me/phone_numbers/${id}`, { default_second_factor: 'true' })).status).toBe(200);
  return made;
}

/** What somebody has enrolled, and what they are asked for. */
const owners: Readonly<Record<string, readonly [asked: readonly string[], (browser: Browser) => Promise<Owner>]>> = {
  nothing: [[], browser => Promise.resolve({ browser, backupCodes: [] })],
  'an app that was removed': [
    [],
    async browser => {
      const made = await withApp(browser);
      expect((await browser.send('DELETE', '/me/totp', {})).status).toBe(200);
      return made;
    },
  ],
  'a phone that was removed': [
    [],
    async browser => {
      const made = await withPhone(browser);
      const user = (await browser.client())?.sessions[0]?.user;
      const { id = '' } = user?.phone_numbers.find(number => number.reserved_for_second_factor) ?? {};
      expect((await browser.send('DELETE', `/me/phone_numbers/${id}`, {})).status).toBe(200);
      return made;
    },
  ],
  'a passkey that was removed': [
    [],
    async browser => {
      const { id } = await make(browser);
      expect((await browser.send('DELETE', `/me/passkeys/${id}`, {})).status).toBe(200);
      return { browser, backupCodes: [] };
    },
  ],
  'a passkey': [['passkey'], async browser => withoutBackupCodes(await withPasskey(browser))],
  'a passkey and backup codes': [['passkey', 'backup_code'], withPasskey],
  'a passkey, an app and backup codes': [
    ['passkey', 'totp', 'backup_code'],
    async browser => {
      const app = await withApp(browser);
      return { ...app, ...(await withPasskey(browser)) };
    },
  ],
  'an app': [['totp'], async browser => withoutBackupCodes(await withApp(browser))],
  'an app and backup codes': [['totp', 'backup_code'], withApp],
  'a phone': [['phone_code'], async browser => withoutBackupCodes(await withPhone(browser))],
  'a phone and backup codes': [['phone_code', 'backup_code'], withPhone],
  'an app, a phone and backup codes': [['totp', 'phone_code', 'backup_code'], withBoth],
  'an app, and a phone that was chosen': [['phone_code', 'totp', 'backup_code'], withPhoneChosen],
};

/** What stands in for each factor, given rightly. */
const right: Readonly<Record<string, (owner: Owner, browser: Browser, id: string) => Promise<string>>> = {
  passkey: async ({ passkey }, browser, id) => {
    const path = `/client/sign_ins/${id}/prepare_second_factor`;
    const { json } = await browser.post<SignInJSON>(path, { strategy: 'passkey' });
    return passkey?.get(optionsOf(json.response.second_factor_verification), { uv: false }) ?? '';
  },
  totp: ({ code }) => Promise.resolve(code?.() ?? ''),
  phone_code: async ({ secondPhone = '' }, browser, id) => {
    const path = `/client/sign_ins/${id}/prepare_second_factor`;
    expect((await browser.post(path, { strategy: 'phone_code' })).status).toBe(200);
    return server.mails.code(secondPhone);
  },
  backup_code: ({ backupCodes }) => Promise.resolve(backupCodes[0] ?? ''),
};

/** In which field each is given. */
const fieldOf = (strategy: string): string => (strategy === 'passkey' ? 'public_key_credential' : 'code');

interface Person extends Owner {
  readonly email: string;
  readonly phone: string;
}

async function owner(enrolled: string): Promise<Person> {
  const email = `member-${++people}@example.com`;
  const phone = newNumber();
  const browser = server.browser();
  await browser.signUp(email);
  await addWallet(browser, walletOf(email));
  await addNumber(server, browser, phone);
  const made = await owners[enrolled]?.[1](browser);
  if (!made) throw new Error('There is nobody like that.');
  // A mail that was sent a moment ago is in nobody's way.
  server.clock.advance(60_000);
  return { ...made, email, phone };
}

const cells = Object.keys(waysIn).flatMap(way => Object.keys(owners).map(enrolled => ({ way, enrolled })));

test.each(cells)('B3, B4: $way of somebody with $enrolled leads to no session with less', async ({ way, enrolled }) => {
  const member = await owner(enrolled);
  const browser = server.browser();
  const first = await waysIn[way]?.(browser, member.email, member.phone);
  if (!first) throw new Error('There is no such way in.');
  const factors = (first.supported_second_factors ?? []).map(({ strategy }) => strategy);
  const asked = owners[enrolled]?.[0] ?? [];
  expect(factors).toEqual(asked);
  if (asked.length === 0) {
    expect(first.status).toBe('complete');
    expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, -1]);
    return;
  }
  expect(first).toMatchObject({ status: 'needs_second_factor', created_session_id: null });
  await nothingLeadsOn(browser, first.id);
  for (const strategy of factors) {
    const again = server.browser();
    const other = await waysIn[way]?.(again, member.email, member.phone);
    const given = await right[strategy]?.(member, again, other?.id ?? '');
    const path = `/client/sign_ins/${other?.id}/attempt_second_factor`;
    const done = await again.post<SignInJSON>(path, { strategy, [fieldOf(strategy)]: given });
    expect(done.json.response.status, strategy).toBe('complete');
    expect((await again.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
    // What a reset has changed is what the next one finds.
    if (way.startsWith('the password')) server.clock.advance(30_000);
    else break;
  }
});

/** What a key has signed that nobody here knows. */
const strangers = new PasskeyMaker().get({ challenge: 'AAAA', rpId: 'localhost' });

/** Whatever else is called at that point: no session comes of it, and the attempt asks what it has asked. */
async function nothingLeadsOn(browser: Browser, id: string): Promise<void> {
  const path = `/client/sign_ins/${id}`;
  const calls: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [`${path}/attempt_second_factor`, { strategy: 'totp', code: '000000' }],
    [`${path}/attempt_second_factor`, { strategy: 'backup_code', code: '0000-0000' }],
    [`${path}/attempt_second_factor`, { strategy: 'email_code', code: '424242' }],
    [`${path}/attempt_second_factor`, { strategy: 'phone_code', code: '424242' }],
    [`${path}/attempt_second_factor`, { strategy: 'passkey', public_key_credential: strangers }],
    [`${path}/attempt_first_factor`, { strategy: 'passkey', public_key_credential: strangers }],
    [`${path}/prepare_second_factor`, { strategy: 'email_code' }],
    [`${path}/prepare_second_factor`, { strategy: 'totp' }],
    [`${path}/attempt_first_factor`, { strategy: 'password', password: goodPassword }],
    [`${path}/prepare_first_factor`, { strategy: 'email_code' }],
    [`${path}/prepare_first_factor`, { strategy: 'web3_metamask_signature' }],
    [`${path}/attempt_first_factor`, { strategy: 'web3_metamask_signature', signature: `0x${'11'.repeat(65)}` }],
    [`${path}/reset_password`, { password: chosen }],
    ['/client/sign_ins', { transfer: 'true' }],
  ];
  for (const [call, fields] of calls)
    expect((await browser.post(call, fields)).status, call).toBeGreaterThanOrEqual(400);
  const client = await browser.client();
  expect(client?.sessions).toEqual([]);
  expect(client?.sign_in).toMatchObject({ id, status: 'needs_second_factor' });
}
