import { expect, onTestFinished, test } from 'vitest';
import type { EnvironmentJSON } from 'auth-elements/wire';
import { createId } from '../../server/src/crypto/token.js';
import { goodPassword } from './browser.js';
import type { Browser, Reply } from './browser.js';
import { serve, startServer } from './start.js';
import type { TestServer } from './start.js';
import type { SettingsOverrides } from './test-settings.js';
import { seen, watch } from './watched.js';

type Access = NonNullable<SettingsOverrides['access']>;

async function start(access: Access, others: SettingsOverrides = {}): Promise<TestServer> {
  const server = await startServer({ rateLimits: 'relaxed', access, ...others });
  onTestFinished(server.close);
  return server;
}

async function put(server: TestServer, list: 'allow' | 'block', key: string): Promise<void> {
  const now = server.clock.now();
  await server.instance.database
    .insertInto('access_identifiers')
    .values({
      id: createId('alid'),
      list,
      identifier: key,
      identifier_key: key,
      identifier_type: 'email_address',
      created_at: now,
      updated_at: now,
    })
    .execute();
}

const begin = (browser: Browser, email: string): Promise<Reply> =>
  browser.post('/client/sign_ups', { email_address: email, password: goodPassword });

const environment = async (server: TestServer): Promise<EnvironmentJSON> =>
  (await server.browser().get('/environment')).json as unknown as EnvironmentJSON;

test.each([
  ['restricted', 'sign_up_mode_restricted'],
  ['waitlist', 'sign_up_restricted_waitlist'],
] as const)(
  'B12: in mode %s nobody signs up who was not invited, and who has an account signs in',
  async (mode, code) => {
    const open = await startServer({ rateLimits: 'relaxed' });
    onTestFinished(open.close);
    await open.browser().signUp('ada@example.com');
    const begun = open.browser();
    await begin(begun, 'grace@example.com');
    const { instance } = await open.another({ rateLimits: 'relaxed', access: { mode } });
    const server = serve({ ...open, instance });
    const browser = server.browser();
    expect(await begin(browser, 'bob@example.com')).toMatchObject({ status: 403, code });
    expect(await begin(browser, 'ada@example.com')).toMatchObject({ status: 403, code });
    expect((await server.browser().signIn('ada@example.com')).status).toBe(200);
    expect((await environment(server)).user_settings.sign_up.mode).toBe(mode);
    // What was begun before the mode was changed is not finished either.
    const former = server.browser({ like: begun });
    const id = (await former.client())?.sign_up?.id ?? '';
    await former.post(`/client/sign_ups/${id}/prepare_verification`, { strategy: 'email_code' });
    const proof = { strategy: 'email_code', code: await open.mails.code('grace@example.com') };
    expect(await former.post(`/client/sign_ups/${id}/attempt_verification`, proof)).toMatchObject({
      status: 403,
      code,
    });
  },
);

test('B12: in mode restricted an address that was proved at sign-in makes no account', async () => {
  const server = await start({ mode: 'restricted' });
  const browser = server.browser();
  await browser.post('/client/sign_ins', { identifier: 'nobody@example.com', strategy: 'email_code' });
  const id = (await browser.client())?.sign_in?.id ?? '';
  const proof = { strategy: 'email_code', code: await server.mails.code('nobody@example.com') };
  const proved = await browser.post(`/client/sign_ins/${id}/attempt_first_factor`, proof);
  expect(proved.code).toBe('form_identifier_not_found');
  const transferred = await browser.post('/client/sign_ups', { transfer: 'true', password: goodPassword });
  expect(transferred).toMatchObject({ status: 403, code: 'sign_up_mode_restricted' });
  const users = await server.instance.database.selectFrom('users').select('id').execute();
  expect(users).toEqual([]);
});

test('B12: with the allow list only who is on it signs up, by address or by domain', async () => {
  const server = await start({ allowlist: true });
  await put(server, 'allow', 'ada@example.com');
  await put(server, 'allow', '*@engines.example');
  expect((await server.browser().signUp('Ada@Example.com')).status).toBe(200);
  expect((await server.browser().signUp('grace@ENGINES.example')).status).toBe(200);
  for (const stranger of [
    'bob@example.com',
    'x@sub.engines.example',
    'x@notengines.example',
    'ada@example.com.example',
  ])
    expect(await begin(server.browser(), stranger), stranger).toMatchObject({
      status: 403,
      code: 'not_allowed_access',
      json: { errors: [{ meta: { param_name: 'email_address' } }] },
    });
  const { user_settings: settings } = await environment(server);
  expect(settings.sign_up.allowlist_only).toBe(true);
  expect(settings.restrictions.allowlist.enabled).toBe(true);
});

test('B12: who is on the block list does not sign up, also where the allow list has them', async () => {
  const server = await start({ allowlist: true, blocklist: true });
  await put(server, 'allow', '*@example.com');
  await put(server, 'block', 'mallory@example.com');
  expect(await begin(server.browser(), 'mallory@example.com')).toMatchObject({ code: 'not_allowed_access' });
  expect((await begin(server.browser(), 'ada@example.com')).status).toBe(200);
});

test('B12: who comes onto the block list while signing up does not finish', async () => {
  const server = await start({ blocklist: true });
  const browser = server.browser();
  await begin(browser, 'mallory@example.com');
  await put(server, 'block', '*@example.com');
  const path = `/client/sign_ups/${(await browser.client())?.sign_up?.id ?? ''}`;
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' });
  const proof = { strategy: 'email_code', code: await server.mails.code('mallory@example.com') };
  expect(await browser.post(`${path}/attempt_verification`, proof)).toMatchObject({ code: 'not_allowed_access' });
});

test('B12: lists that are switched off keep nobody out', async () => {
  const server = await start({});
  await put(server, 'block', 'ada@example.com');
  expect((await server.browser().signUp('ada@example.com')).status).toBe(200);
});

test.each(['ada+shop@example.com', 'ada=shop@example.com', 'ada#shop@example.com'])(
  'B12: subaddresses are refused where the instance says so: %s',
  async address => {
    const server = await start({ blockSubaddresses: true });
    expect(await begin(server.browser(), address)).toMatchObject({ status: 403, code: 'not_allowed_access' });
    expect((await begin(server.browser(), 'ada@example.com')).status).toBe(200);
    const { restrictions } = (await environment(server)).user_settings;
    expect(restrictions.block_email_subaddresses.enabled).toBe(true);
  },
);

test('B12: the test addresses of test mode are no subaddresses, and without test mode they are', async () => {
  const address = 'ada+clerk_test@example.com';
  const inTests = await start({ blockSubaddresses: true }, { testMode: true });
  expect((await begin(inTests.browser(), address)).status).toBe(200);
  const server = await start({ blockSubaddresses: true });
  expect(await begin(server.browser(), address)).toMatchObject({ code: 'not_allowed_access' });
});

test('B12: throw-away addresses are refused where the instance says so, below a provider as well', async () => {
  const server = await start({ blockDisposable: true });
  for (const domain of ['mailinator.com', 'MAILINATOR.com', 'eu.mailinator.com', 'yopmail.com'])
    expect(await begin(server.browser(), `ada@${domain}`), domain).toMatchObject({ code: 'not_allowed_access' });
  expect((await begin(server.browser(), 'ada@example.com')).status).toBe(200);
  await put(server, 'allow', 'ada@mailinator.com');
  expect((await begin(server.browser(), 'ada@mailinator.com')).status).toBe(200);
});

test('AC-051: a list refuses somebody who has an account in the same bytes and at the same cost as nobody', async () => {
  const server = watch(await start({ blocklist: true }));
  await server.browser().signUp('member1@example.com');
  await put(server, 'block', '*@example.com');
  const outcomes = [];
  for (const email of ['member1@example.com', 'nobody1@example.com']) {
    const { result, cost } = await server.costOf(() => begin(server.browser(), email));
    outcomes.push({ seen: seen(result, email), cost });
  }
  expect(outcomes[0]).toEqual(outcomes[1]);
});
