import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { goodPassword } from './browser.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';
import { seen, watch } from './watched.js';

const server = watch(await startServer());
afterAll(server.close);
const wrong = 'not-the-right-one-1';
let pairs = 0;

/** Two addresses of one length: somebody who has an account, and nobody. */
async function pair(): Promise<readonly [string, string]> {
  const number = ++pairs;
  const member = `member${number}@example.com`;
  await server.browser().signUp(member);
  server.clock.advance(60_000);
  return [member, `nobody${number}@example.com`];
}

/** Both do the same; what they see and what it cost has to be the same, step by step. */
async function expectAlike(
  people: readonly [string, string],
  steps: readonly ((browser: Browser, typed: string) => Promise<Reply>)[],
): Promise<readonly Reply[]> {
  const browsers = people.map(typed => ({ typed, browser: server.browser() }));
  const replies: Reply[] = [];
  for (const step of steps) {
    const outcomes = [];
    for (const { typed, browser } of browsers) {
      const { result, cost } = await server.costOf(() => step(browser, typed));
      outcomes.push({ seen: seen(result, typed), cost });
      if (typed === people[0]) replies.push(result);
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
  }
  return replies;
}

const signIn = async (browser: Browser): Promise<string> =>
  `/client/sign_ins/${(await browser.client())?.sign_in?.id ?? ''}`;
const prepare = (strategy: string) => async (browser: Browser) =>
  browser.post(`${await signIn(browser)}/prepare_first_factor`, { strategy });
const attempt = (fields: Readonly<Record<string, string>>) => async (browser: Browser) =>
  browser.post(`${await signIn(browser)}/attempt_first_factor`, fields);

test('AC-051: a wrong password and an unknown person cost the same hashes and the same statements', async () => {
  const people = await pair();
  const inOne = (browser: Browser, identifier: string) =>
    browser.post('/client/sign_ins', { identifier, password: wrong });
  const inTwo = (browser: Browser, identifier: string) => browser.post('/client/sign_ins', { identifier });
  const [first, second, third] = await expectAlike(people, [
    inOne,
    inTwo,
    attempt({ strategy: 'password', password: wrong }),
  ]);
  expect(first).toMatchObject({ status: 422, code: 'form_password_or_identifier_incorrect' });
  expect(second?.status).toBe(200);
  expect(third).toMatchObject({ status: 422, code: 'form_password_or_identifier_incorrect' });
  const { cost } = await server.costOf(() => inOne(server.browser(), 'nobody.else@example.com'));
  expect(cost.hashes).toEqual(['verify']);
});

test('AC-052: a forgotten password is answered alike whoever asks, and the mail waits in the outbox', async () => {
  const people = await pair();
  const strategy = 'reset_password_email_code';
  const [begun, , , refused] = await expectAlike(people, [
    (browser, identifier) => browser.post('/client/sign_ins', { identifier, strategy }),
    prepare(strategy),
    async browser => browser.get(await signIn(browser)),
    attempt({ strategy, code: '12345' }),
    async browser => browser.post(`${await signIn(browser)}/reset_password`, { password: goodPassword }),
    browser => browser.get('/client'),
  ]);
  expect(begun?.status).toBe(200);
  expect(refused).toMatchObject({ status: 422, code: 'form_code_incorrect' });
  const outbox = server.instance.database.selectFrom('outbox').select('sent_at').where('sent_at', 'is', null);
  expect(await outbox.execute()).toHaveLength(2);
  for (const email of people) expect(await server.mails.to(email)).not.toHaveLength(0);
});

test('AC-053: an id of somebody else answers like one that nobody has', async () => {
  const owner = server.browser();
  const { json } = await owner.signUp(`owner${++pairs}@example.com`);
  const sessionId = json.response.created_session_id ?? '';
  const begun = server.browser();
  const foreign = await begun.post<SignInJSON>('/client/sign_ins', { identifier: 'other@example.com' });
  const signUps = server.browser();
  const foreignUp = await signUps.post<SignUpJSON>('/client/sign_ups', { email_address: 'another@example.com' });
  const self = server.browser();
  await self.signUp(`self${++pairs}@example.com`);
  const steps: readonly (readonly [string, string, Record<string, string>])[] = [
    ['GET', '/client/sign_ins/:sia', {}],
    ['POST', '/client/sign_ins/:sia/prepare_first_factor', { strategy: 'email_code' }],
    ['POST', '/client/sign_ins/:sia/attempt_first_factor', { strategy: 'email_code', code: '123456' }],
    ['POST', '/client/sign_ins/:sia/reset_password', { password: goodPassword }],
    ['GET', '/client/sign_ups/:sua', {}],
    ['PATCH', '/client/sign_ups/:sua', { first_name: 'Eve' }],
    ['POST', '/client/sign_ups/:sua/prepare_verification', { strategy: 'email_code' }],
    ['POST', '/client/sign_ups/:sua/attempt_verification', { strategy: 'email_code', code: '123456' }],
    ['GET', '/client/sessions/:sess', {}],
    ['POST', '/client/sessions/:sess/touch', {}],
    ['POST', '/client/sessions/:sess/end', {}],
    ['POST', '/client/sessions/:sess/remove', {}],
    ['POST', '/client/sessions/:sess/tokens', {}],
    ['POST', '/me/sessions/:sess/revoke', {}],
  ];
  const ids: Record<string, string> = {
    sia: foreign.json.response.id,
    sua: foreignUp.json.response.id,
    sess: sessionId,
  };
  for (const [method, path, fields] of steps) {
    const ask = (id: (kind: string) => string) =>
      server.browser({ like: self }).send(
        method,
        path.replace(/:(\w+)/, (_, kind: string) => id(kind)),
        fields,
      );
    const theirs = await ask(kind => ids[kind] ?? '');
    const nobodys = await ask(kind => `${kind}_${'0'.repeat(27)}`);
    expect(theirs, path).toMatchObject({ status: 404, code: 'resource_not_found' });
    expect(seen(theirs, '-'), path).toEqual(seen(nobodys, '-'));
  }
  expect((await owner.client())?.sessions).toHaveLength(1);
});

test('AC-055: a sign-up with a taken address is answered like any other, and its owner gets a mail', async () => {
  const people = await pair();
  const path = async (browser: Browser): Promise<string> =>
    `/client/sign_ups/${(await browser.client())?.sign_up?.id ?? ''}`;
  const [created, prepared, , refused] = await expectAlike(people, [
    (browser, email_address) => browser.post('/client/sign_ups', { email_address, password: goodPassword }),
    async browser => browser.post(`${await path(browser)}/prepare_verification`, { strategy: 'email_code' }),
    async browser => browser.get(await path(browser)),
    async browser =>
      browser.post(`${await path(browser)}/attempt_verification`, { strategy: 'email_code', code: '12345' }),
    async browser => browser.send('PATCH', await path(browser), { first_name: 'Ada' }),
  ]);
  expect(created?.status).toBe(200);
  expect(prepared?.status).toBe(200);
  expect(refused?.code).toBe('form_code_incorrect');
  const templates = await Promise.all(people.map(async email => (await server.mails.to(email)).at(-1)?.template));
  expect(templates).toEqual(['sign_up_code_existing_account', 'verification_code']);
});

test('AC-056: limits and locks say nothing about who exists', async () => {
  const strict = watch(await startServer({ lockout: { slowAfter: 4, lockAfter: 3, slowWindow: 60_000 } }));
  onTestFinished(strict.close);
  const people = ['member@example.com', 'nobody@example.com'];
  await strict.browser().signUp('member@example.com');
  strict.clock.advance(60_000);
  const tries = async (password: string) =>
    Promise.all(people.map(async email => seen(await strict.browser().signIn(email, password), email)));
  // The third wrong one locks the account, after the fourth both have to wait.
  for (let time = 0; time < 5; time++) {
    const [member, nobody] = await tries(wrong);
    expect(member).toEqual(nobody);
    expect(member).toMatchObject({ status: time < 4 ? 422 : 429 });
  }
  strict.clock.advance(60_000);
  const [locked, nobody] = await tries(goodPassword);
  expect(locked).toEqual(nobody);
  expect(locked).toMatchObject({ status: 422 });
  // The mail of the sign-up no longer counts.
  strict.clock.advance(60 * 60_000);
  const codes = async () =>
    Promise.all(
      people.map(async identifier =>
        seen(await strict.browser().post('/client/sign_ins', { identifier, strategy: 'email_code' }), identifier),
      ),
    );
  for (let time = 0; time < 12; time++) {
    const [member, unknown] = await codes();
    expect(member).toEqual(unknown);
    expect(member).toMatchObject({ status: time < 10 ? 200 : 429 });
    strict.clock.advance(31_000);
  }
});

test('AC-059: a sign-in of somebody who exists is as long as any other, and has no ETag', async () => {
  const people = await pair();
  const [begun, prepared, read] = await expectAlike(people, [
    (browser, identifier) => browser.post('/client/sign_ins', { identifier }),
    prepare('email_code'),
    async browser => browser.get(await signIn(browser)),
  ]);
  for (const reply of [begun, prepared, read]) {
    expect(reply?.status).toBe(200);
    expect(reply?.headers.has('ETag')).toBe(false);
    expect(reply?.headers.has('Last-Modified')).toBe(false);
  }
});
