import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { EnvironmentJSON } from 'auth-elements/wire';
import { clean } from '../../server/src/store/cleaning.js';
import { goodPassword, type Browser, type Reply } from './browser.js';
import { serve, startServer } from './start.js';
import { askForWork, solve, worked } from './work.js';

const bots = { kind: 'proof_of_work' } as const;
const shared = await startServer({ bots });
const relaxed = serve(await shared.another({ bots, rateLimits: 'relaxed' }));
afterAll(async () => {
  await relaxed.close();
  await shared.close();
});

let people = 0;
const address = (): string => `bot.${++people}@example.com`;
const fields = () => ({ email_address: address(), password: goodPassword });
const signUp = (browser: Browser, more: object = {}): Promise<Reply> =>
  browser.post('/client/sign_ups', { ...fields(), ...more });

test('B12: whoever does the work signs up', async () => {
  const browser = shared.browser();
  const created = await signUp(browser, await worked(browser));
  expect(created.status).toBe(200);
});

test('the settings say what is asked for, and to other clients that there is no captcha', async () => {
  const environment = async (server: typeof shared) =>
    JSON.parse((await server.browser().get('/environment')).text) as EnvironmentJSON;
  const told = await environment(shared);
  expect(told.auth_elements?.bot_protection).toBe('proof_of_work');
  expect(told.user_settings.sign_up.captcha_enabled).toBe(false);
  expect(told.display_config.captcha_public_key).toBeNull();
  const off = serve(await shared.another());
  onTestFinished(off.close);
  expect((await environment(off)).auth_elements?.bot_protection).toBeNull();
  const browser = off.browser();
  for (const path of ['/client/bot_challenges', '/client/verify'])
    expect((await browser.post(path, { captcha_action: 'signup', captcha_token: 'x' })).code).toBe(
      'captcha_not_enabled',
    );
  expect((await signUp(browser)).status).toBe(200);
});

test('AC-023: of fifty sign-ups at once with the same work one comes in', async () => {
  const browser = relaxed.browser();
  const token = await worked(browser);
  const replies = await Promise.all(Array.from({ length: 50 }, () => signUp(browser, token)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.filter(({ code }) => code === 'captcha_invalid')).toHaveLength(49);
});

test('work is good for one action, one client, for a while, and done in full', async () => {
  const browser = relaxed.browser();
  const other = relaxed.browser();
  const refused = async (token: string, who = browser): Promise<void> => {
    const reply = await signUp(who, { captcha_token: token, captcha_widget_type: 'proof_of_work' });
    expect(reply, token).toMatchObject({ status: 400, code: 'captcha_invalid' });
  };
  await refused(solve(await askForWork(browser, 'verify')));
  await askForWork(other);
  await refused(solve(await askForWork(browser)), other);
  await refused(solve(await askForWork(browser)), relaxed.browser());
  // Too easy: nothing was computed, or for an easier challenge than was given.
  const work = await askForWork(browser);
  await refused(`${work.challenge}.${Array.from({ length: work.count }, () => '0').join('-')}`);
  await refused(solve({ ...work, bits: 1 }));
  await refused(solve({ ...work, bits: 1, challenge: work.challenge.replace(`.${work.bits}.`, '.1.') }));
  await refused(solve({ ...work, count: 1 }));
  await refused(solve({ ...work, count: 1, challenge: work.challenge.replace(`.${work.count}.`, '.1.') }));
  for (const odd of ['x', '.......', work.challenge, `${work.challenge}.`, 'a'.repeat(5000)]) await refused(odd);
  const late = solve(await askForWork(browser));
  relaxed.clock.advance(15 * 60_000);
  await refused(late);
  expect((await signUp(browser, await worked(browser))).status).toBe(200);
});

test('clients that know nothing of work sign up, as long as there are few of them in a network', async () => {
  const browser = shared.browser();
  for (let count = 0; count < 3; count++) expect((await signUp(browser)).status).toBe(200);
  const refused = await signUp(browser);
  expect(refused).toMatchObject({ status: 401, code: 'requires_captcha' });
  expect((await signUp(shared.browser())).status).toBe(200);

  const verified = await browser.post('/client/verify', await worked(browser, 'verify'));
  expect(verified.json.response).toMatchObject({ object: 'client', captcha_bypass: true });
  expect((await signUp(browser)).status).toBe(200);
  expect((await browser.client())?.captcha_bypass).toBe(false);
  expect((await signUp(browser)).code).toBe('requires_captcha');
});

test('what was earned is taken once, however many calls come at once, and is lost after a while', async () => {
  const strict = serve(await shared.another({ bots: { ...bots, freeSignUps: 0 } }));
  onTestFinished(strict.close);
  const browser = strict.browser();
  const earn = async () => browser.post('/client/verify', await worked(browser, 'verify'));
  await earn();
  const replies = await Promise.all(Array.from({ length: 8 }, () => signUp(browser)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  strict.clock.advance(60_000);
  await earn();
  strict.clock.advance(10 * 60_000);
  expect((await signUp(browser)).code).toBe('requires_captcha');
});

test('who comes by another site and adds an address there shows it then', async () => {
  const browser = shared.browser();
  const strict = serve(await shared.another({ bots: { ...bots, freeSignUps: 0 } }));
  onTestFinished(strict.close);
  await askForWork(browser);
  const { id: client_id } = (await browser.client()) ?? { id: '' };
  const now = shared.clock.now();
  const times = { created_at: now, updated_at: now, abandon_at: now + 60_000 };
  const begun = { id: 'sua_by_site', client_id, status: 'missing_requirements', human: false, ...times } as const;
  const { database } = shared.instance;
  await database.insertInto('sign_ups').values(begun).execute();
  await database.updateTable('clients').set({ sign_up_id: begun.id }).where('id', '=', client_id).execute();
  const path = '/client/sign_ups/sua_by_site';
  const same = strict.browser({ like: browser });
  expect((await same.send('PATCH', path, { first_name: 'Ada' })).status).toBe(200);
  expect((await same.send('PATCH', path, { email_address: address() })).code).toBe('requires_captcha');
  const reply = await same.send('PATCH', path, { email_address: address(), ...(await worked(same)) });
  expect(reply.status).toBe(200);
});

test('AC-020: after five wrong passwords each further try is earned, the right one as well', async () => {
  const email = address();
  await shared.browser().signUp(email);
  const browser = shared.browser();
  for (let count = 0; count < 5; count++) expect((await browser.signIn(email, 'not it')).status).toBe(422);
  expect(await browser.signIn(email)).toMatchObject({ status: 401, code: 'requires_captcha' });
  await browser.post('/client/verify', await worked(browser, 'verify'));
  expect((await browser.signIn(email)).json.response).toMatchObject({ status: 'complete' });
});

test('who guesses at one account from many networks has to work for it, and who guesses at many from one', async () => {
  const email = address();
  for (let count = 0; count < 5; count++) await shared.browser().signIn(email, 'not it');
  expect((await shared.browser().signIn(email, 'not it')).code).toBe('requires_captcha');
  const browser = shared.browser();
  for (let count = 0; count < 5; count++) await browser.signIn(address(), 'not it');
  expect((await browser.signIn(address(), 'not it')).code).toBe('requires_captcha');
});

test('what is asked for says nothing of whether there is an account', async () => {
  const email = address();
  await shared.browser().signUp(email);
  const sixth = async (name: string): Promise<unknown> => {
    for (let count = 0; count < 5; count++) await shared.browser().signIn(name, 'not it');
    const { status, json } = await shared.browser().signIn(name, 'not it');
    return { status, errors: json.errors };
  };
  expect(await sixth(email)).toEqual(await sixth(address()));
});

test('tries that nobody has earned lock nobody out, and none of them is looked at', async () => {
  const email = address();
  await shared.browser().signUp(email);
  const replies = await Promise.all(Array.from({ length: 30 }, () => shared.browser().signIn(email, 'not it')));
  expect(replies.filter(({ status }) => status === 422)).toHaveLength(5);
  expect(replies.filter(({ code }) => code === 'requires_captcha')).toHaveLength(25);
  const user = await shared.instance.database
    .selectFrom('users')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .select('failed_passwords')
    .where('email_key', '=', email)
    .executeTakeFirstOrThrow();
  expect(user.failed_passwords).toBe(5);
});

test('right passwords are none too many', async () => {
  const email = address();
  await shared.browser().signUp(email);
  for (let count = 0; count < 8; count++) expect((await shared.browser().signIn(email)).status).toBe(200);
});

test('a network that tries a lot gets more to do, up to eight times as much', async () => {
  const browser = shared.browser();
  const { bits } = await askForWork(browser);
  for (let count = 0; count < 10; count++) await browser.signIn(address(), 'not it');
  expect((await askForWork(browser)).bits).toBe(bits + 1);
  shared.clock.advance(10_000);
  for (let round = 0; round < 12; round++) {
    for (let count = 0; count < 10; count++) await browser.signIn(address(), 'not it');
    shared.clock.advance(10_000);
  }
  expect((await askForWork(browser)).bits).toBe(bits + 3);
});

test('tokens that cannot be used again anyway are not kept', async () => {
  const browser = shared.browser();
  await signUp(browser, await worked(browser));
  const { instance, clock } = shared;
  const kept = async () => (await instance.database.selectFrom('used_tokens').selectAll().execute()).length;
  expect(await kept()).toBeGreaterThan(0);
  clock.advance(15 * 60_000);
  await clean(instance.database, clock);
  expect(await kept()).toBe(0);
});
