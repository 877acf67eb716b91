import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { coseRsaKey, PasskeyMaker } from './passkey-maker.js';
import type { Twist } from './passkey-maker.js';
import { begin, beginSignIn, make, member, memberWithPasskey, optionsOf, signIn } from './passkey-people.js';
import { startServer } from './start.js';
import { seen, watch } from './watched.js';

const passkeys = { enabled: true };
const server = watch(await startServer({ passkeys }));
afterAll(server.close);

test('W-01: a challenge is 32 random bytes, and its answer is taken once', async () => {
  const { maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const { path, options } = await beginSignIn(browser);
  expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
  const wrong = { strategy: 'passkey', public_key_credential: maker.get(options, { otherKey: true }) };
  const right = { strategy: 'passkey', public_key_credential: maker.get(options) };
  expect((await browser.post(`${path}/attempt_first_factor`, wrong)).code).toBe('passkey_authentication_failure');
  // The challenge was used up by the wrong answer.
  expect((await browser.post(`${path}/attempt_first_factor`, right)).code).toBe('verification_expired');
  const again = await browser.post<SignInJSON>(`${path}/prepare_first_factor`, { strategy: 'passkey' });
  const fresh = optionsOf(again.json.response.first_factor_verification);
  expect(fresh.challenge).not.toBe(options.challenge);
  expect((await browser.post(`${path}/attempt_first_factor`, right)).code).toBe('passkey_authentication_failure');
});

test('W-01: of many right answers at once exactly one signs in', async () => {
  const { maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const { path, options } = await beginSignIn(browser);
  const credential = maker.get(options);
  const send = () =>
    server
      .browser({ like: browser })
      .post(`${path}/attempt_first_factor`, { strategy: 'passkey', public_key_credential: credential });
  const answers = await Promise.all(Array.from({ length: 20 }, send));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { database } = server.instance;
  const sessions = await database.selectFrom('sessions').select('id').where('strategy', '=', 'passkey').execute();
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
});

test('W-01: a challenge is over after five minutes', async () => {
  const { maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const { path, options } = await beginSignIn(browser);
  server.clock.advance(5 * 60_000);
  const late = await browser.post(`${path}/attempt_first_factor`, {
    strategy: 'passkey',
    public_key_credential: maker.get(options),
  });
  expect(late.code).toBe('verification_expired');
  const state = await browser.get(path);
  expect(state.json.response).toMatchObject({ first_factor_verification: { status: 'expired' } });
});

test('W-01: a challenge for one thing, or of one client, is worth nothing for another', async () => {
  const { maker, browser: owner } = await memberWithPasskey(server);
  const mine = await beginSignIn(server.browser());
  const other = server.browser();
  const theirs = await beginSignIn(other);
  const crossed = await other.post(`${theirs.path}/attempt_first_factor`, {
    strategy: 'passkey',
    public_key_credential: maker.get(mine.options),
  });
  expect(crossed.code).toBe('passkey_authentication_failure');
  const made = await begin(owner);
  const asCreation = await owner.post(made.path, {
    strategy: 'passkey',
    public_key_credential: new PasskeyMaker().create({ ...made.options, challenge: mine.options.challenge }),
  });
  expect(asCreation.code).toBe('passkey_invalid_verification');
});

const twists: readonly (readonly [string, Twist])[] = [
  ['another origin', { origin: 'https://localhost:3000' }],
  ['another port', { origin: 'http://localhost:3001' }],
  ['an origin that begins like ours', { origin: 'http://localhost:3000.evil.example' }],
  ['an origin above it', { origin: 'http://localhost' }],
  ['another domain', { rpId: 'evil.example' }],
  ['another ceremony', { type: 'payment.get' }],
  ['a challenge of its own', { challenge: 'A'.repeat(43) }],
  ['a frame of another origin', { crossOrigin: true }],
  ['a page above it', { topOrigin: 'https://evil.example' }],
  ['nobody there', { up: false }],
];

test.each(twists)('W-02: %s is not where, or how, anybody signs in or makes a passkey', async (_, twist) => {
  const { maker, browser } = await memberWithPasskey(server);
  expect((await signIn(server.browser(), maker, twist)).code).toBe('passkey_authentication_failure');
  expect((await make(browser, new PasskeyMaker(), twist)).made.code).toBe('passkey_invalid_verification');
});

test('W-04: the handle is random, one for a person, and has to be the owner’s', async () => {
  const { browser, maker, options } = await memberWithPasskey(server);
  const handle = options.user?.id ?? '';
  expect(Buffer.from(handle, 'base64url')).toHaveLength(64);
  expect((await make(browser)).options.user?.id).toBe(handle);
  const other = await memberWithPasskey(server);
  expect(other.options.user?.id).not.toBe(handle);
  expect((await signIn(server.browser(), maker, { userHandle: other.maker.userHandle })).code).toBe(
    'passkey_authentication_failure',
  );
  expect((await signIn(server.browser(), maker, { userHandle: null })).code).toBe('passkey_authentication_failure');
});

test('W-05 AC-057: a credential that nobody has is refused like a wrong signature, for the same work', async () => {
  const { maker } = await memberWithPasskey(server);
  const outcomes = [];
  for (const twist of [{ otherKey: true }, { credentialId: 'B'.repeat(43) }]) {
    const browser = server.browser();
    const { path, options } = await beginSignIn(browser);
    const fields = { strategy: 'passkey', public_key_credential: maker.get(options, twist) };
    const { result, cost } = await server.costOf(() => browser.post(`${path}/attempt_first_factor`, fields));
    expect(result.code).toBe('passkey_authentication_failure');
    outcomes.push({ seen: seen(result, 'nothing typed'), cost });
  }
  expect(outcomes[0]).toEqual(outcomes[1]);
});

test('W-05 AC-057: who has passkeys, who has none and who has no account are offered the same', async () => {
  const { email: withOne } = await memberWithPasskey(server);
  const { email: without } = await member(server);
  const nobody = withOne.replace('grace', 'nobod');
  const outcomes = [];
  for (const typed of [withOne, without, nobody]) {
    const browser = server.browser();
    const { result, cost } = await server.costOf(() =>
      browser.post<SignInJSON>('/client/sign_ins', { identifier: typed, strategy: 'passkey' }),
    );
    const { nonce, ...verification } = result.json.response.first_factor_verification ?? {};
    const { challenge: _, ...options } = JSON.parse(nonce ?? '{}') as Record<string, unknown>;
    const factors = result.json.response.supported_first_factors?.map(({ strategy }) => strategy);
    outcomes.push({ status: result.status, verification, options, factors, cost });
  }
  expect(outcomes[0]).toMatchObject({ status: 200, options: { allowCredentials: [] } });
  expect(outcomes[0]?.factors).toContain('passkey');
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});

test('W-05: an instance that hides nothing names the keys, and offers none to who has none', async () => {
  const open = watch(await startServer({ passkeys, users: { enumerationProtection: false } }));
  onTestFinished(open.close);
  const { email, maker } = await memberWithPasskey(open);
  const { options } = await beginSignIn(open.browser(), email);
  expect(options).toMatchObject({ allowCredentials: [{ type: 'public-key', id: maker.id, transports: ['internal'] }] });
  const { email: without } = await member(open);
  const named = await open.browser().post<SignInJSON>('/client/sign_ins', { identifier: without });
  expect(named.json.response.supported_first_factors?.map(({ strategy }) => strategy)).not.toContain('passkey');
});

test('W-06: whoever has passkeys makes no second one on the same device, and nobody takes over another’s', async () => {
  const { browser, maker } = await memberWithPasskey(server);
  const { options, path } = await begin(browser);
  expect(options).toMatchObject({
    excludeCredentials: [{ id: maker.id, type: 'public-key', transports: ['internal'] }],
  });
  const twin = { strategy: 'passkey', public_key_credential: maker.create(options) };
  expect((await browser.post(path, twin)).code).toBe('passkey_invalid_verification');
  const thief = await member(server);
  expect((await make(thief.browser, new PasskeyMaker(undefined, maker.id))).made.code).toBe(
    'passkey_invalid_verification',
  );
  expect((await signIn(server.browser(), maker)).status).toBe(200);
});

test('W-07: a passkey that counts backwards still signs in, and the log says so', async () => {
  const { maker } = await memberWithPasskey(server, { counter: 7 });
  expect((await signIn(server.browser(), maker, { counter: 3 })).status).toBe(200);
  const warnings = server.logged.filter(line => line.includes('a passkey counts backwards'));
  expect(warnings.map(line => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({ level: 40, counter: 3, known: 7 }),
  );
});

test('W-08: whether it is synced is kept, and whether it can be never changes', async () => {
  const { maker, id } = await memberWithPasskey(server, { be: true });
  const kept = () =>
    server.instance.database
      .selectFrom('passkeys')
      .select(['backup_eligible', 'backed_up'])
      .where('id', '=', id)
      .executeTakeFirst();
  expect(await kept()).toEqual({ backup_eligible: true, backed_up: false });
  expect((await signIn(server.browser(), maker, { be: true, bs: true })).status).toBe(200);
  expect(await kept()).toEqual({ backup_eligible: true, backed_up: true });
  expect((await signIn(server.browser(), maker, { be: false })).code).toBe('passkey_authentication_failure');
});

test('W-09: RS256 with 2048 bits is taken, and a shorter or an unknown key is not', async () => {
  const { browser } = await member(server);
  const outcome = async (publicKey: Buffer) => (await make(browser, new PasskeyMaker(), { publicKey })).made.code;
  expect(await outcome(coseRsaKey(2048))).toBe(undefined);
  expect(await outcome(coseRsaKey(1024))).toBe('passkey_invalid_verification');
  // The algorithm 0, and a key of no kind at all.
  expect(await outcome(Buffer.from([0xa2, 0x01, 0x02, 0x03, 0x00]))).toBe('passkey_invalid_verification');
  expect(await outcome(Buffer.from([0xa0]))).toBe('passkey_invalid_verification');
});

test('W-13: what is cut off, nested or of another shape is refused at once', async () => {
  const { browser } = await member(server);
  const nested = Buffer.concat([Buffer.alloc(10_000, 0x81), Buffer.from([0])]);
  for (const attestationObject of [nested, Buffer.from([0xa3, 0x63]), Buffer.from('not CBOR'), Buffer.from([0xbf])]) {
    const { made } = await make(browser, new PasskeyMaker(), { attestationObject });
    expect(made.code).toBe('passkey_invalid_verification');
    server.clock.advance(10_000);
  }
  const { path } = await begin(browser);
  for (const text of [
    '',
    '{}',
    '[]',
    'null',
    '{"id":"a"}',
    '"text"',
    'not JSON',
    '{"id":"a","rawId":"a","type":"x"}',
  ]) {
    const refused = await browser.post(path, { strategy: 'passkey', public_key_credential: text });
    expect(refused.status).toBe(422);
    server.clock.advance(10_000);
  }
});
