import { hash as argon2 } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { startServer } from './start.js';

// What characters a password may have is one rule, how easy it is to guess another, which would refuse many of these.
const server = await startServer({ users: { password: { min_zxcvbn_strength: 0 } }, lockout: { lockAfter: 5 } });
afterAll(server.close);
const { database } = server.instance;
const incorrect = { status: 422, code: 'form_password_or_identifier_incorrect' };
const wrong = 'not-the-right-one-1';
let people = 0;

async function member(password: string): Promise<string> {
  const email = `rosalind${++people}@example.com`;
  expect(await server.browser().signUp(email, { password })).toMatchObject({ status: 200 });
  return email;
}

const signIn = (email: string, password: string) => server.browser().signIn(email, password);

async function row(email: string) {
  return database
    .selectFrom('users')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .where('email_key', '=', email)
    .select(['users.id', 'password_hash', 'failed_passwords', 'locked_until'])
    .executeTakeFirstOrThrow();
}

/** As an account from another system has it. */
async function imported(email: string, password_hash: string): Promise<void> {
  const { id } = await row(email);
  await database.updateTable('users').set({ password_hash }).where('id', '=', id).execute();
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(0x20 + index)).join('');

test.for([
  ['N-03: 64 code points', '学'.repeat(64)],
  ['N-03: 256 code points', '🗝'.repeat(256)],
  ['N-04: twenty spaces', ' '.repeat(20)],
  ['N-04: every printable character of ASCII', printable],
  ['N-05: eight characters of four bytes each', '🔐'.repeat(8)],
] as const)('%s are a password that signs in', async ([, password]) => {
  const email = await member(password);
  expect(await signIn(email, password)).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
  expect(await signIn(email, password.slice(0, -2))).toMatchObject(incorrect);
});

test('N-05: seven code points are too few, however many bytes they are', async () => {
  const refused = await server.browser().signUp('short@example.com', { password: '🔐'.repeat(7) });
  expect(refused).toMatchObject({ status: 422, code: 'form_password_length_too_short' });
});

test('N-09: the whole password counts, at the 73rd, the 129th and the 256th character', async () => {
  const email = await member('x'.repeat(256));
  for (const at of [73, 129, 256]) {
    const other = `${'x'.repeat(at - 1)}y${'x'.repeat(256 - at)}`;
    expect(await signIn(email, other)).toMatchObject(incorrect);
  }
  expect((await signIn(email, 'x'.repeat(256))).status).toBe(200);
});

test('N-10: both ways of writing é are one password, and what only looks alike is another', async () => {
  const email = await member('caf\u00e9 ﬁve ① latte');
  expect((await signIn(email, 'cafe\u0301 ﬁve ① latte')).status).toBe(200);
  for (const other of ['caf\u00e9 five ① latte', 'caf\u00e9 ﬁve 1 latte', 'cafe ﬁve ① latte'])
    expect(await signIn(email, other)).toMatchObject(incorrect);
});

test('N-12: the address, what stands before its @, and the name of the app are too easy to guess', async () => {
  const strict = await startServer({ app: { name: 'Quillibrace' } });
  onTestFinished(strict.close);
  const email = 'wolstenholme@example.com';
  for (const password of [email, 'wolstenholme', 'Wolstenholme1', 'Quillibrace', 'quillibrace1']) {
    const refused = await strict.browser().signUp(email, { password });
    expect(refused.status, password).toBe(422);
    expect(['form_password_matches_identifier', 'form_password_not_strong_enough'], password).toContain(refused.code);
  }
});

test('N-13: after too many wrong ones in a row the right one is refused alike, until a mailed code proves the owner', async () => {
  const email = await member(wrong.toUpperCase());
  const right = wrong.toUpperCase();
  const refusals = [];
  for (let time = 0; time < 5; time++) refusals.push(await signIn(email, wrong));
  const locked = await signIn(email, right);
  for (const { status, json } of refusals) {
    expect(status).toBe(locked.status);
    expect(json.errors).toEqual(locked.json.errors);
  }
  expect(locked).toMatchObject(incorrect);
  server.clock.advance(60_000);
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email, strategy: 'email_code' });
  const proved = await browser.post(`/client/sign_ins/${json.response.id}/attempt_first_factor`, {
    strategy: 'email_code',
    code: await server.mails.code(email),
  });
  expect(proved.status).toBe(200);
  expect((await signIn(email, right)).status).toBe(200);
});

test('N-14: a right password puts the count of wrong ones back to none', async () => {
  const right = 'amber-lantern-quietly-72';
  const email = await member(right);
  for (let time = 0; time < 4; time++) await signIn(email, wrong);
  expect((await row(email)).failed_passwords).toBe(4);
  expect((await signIn(email, right)).status).toBe(200);
  expect((await row(email)).failed_passwords).toBe(0);
  expect(await signIn(email, wrong)).toMatchObject(incorrect);
  expect((await row(email)).locked_until).toBeNull();
});

test('N-18: equal passwords are stored with salts of their own, and with their scheme and cost', async () => {
  const password = 'amber-lantern-quietly-73';
  const emails = [await member(password), await member(password)];
  const hashes = await Promise.all(emails.map(async email => (await row(email)).password_hash ?? ''));
  const salts = hashes.map(stored => {
    const [, scheme, version, cost, salt = ''] = stored.split('$');
    expect([scheme, version, cost]).toEqual(['argon2id', 'v=19', 'm=19456,t=2,p=1']);
    expect(Buffer.from(salt, 'base64').length).toBeGreaterThanOrEqual(16);
    return salt;
  });
  expect(new Set(salts).size).toBe(2);
});

test('N-20: an old hash signs in, and is then the present one, of the whole password', async () => {
  const long = `${'long pass phrase '.repeat(5)}end`;
  const email = await member('amber-lantern-quietly-74');
  for (const old of [await bcrypt(long, 4), await argon2(long, { memoryCost: 1024, timeCost: 1, parallelism: 1 })]) {
    await imported(email, old);
    expect((await signIn(email, long)).status).toBe(200);
    expect((await row(email)).password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await signIn(email, `${long.slice(0, -3)}END`)).toMatchObject(incorrect);
  }
});
