import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import '../../src/core/attempting.js';
import { AuthError, type WidgetChallenge } from '../../src/core/index.js';
import { firstWord, solveWork } from '../../src/core/proof-of-work.js';
import { settle } from './fake-clock.js';
import { refusal, type Fault, type Seen } from './fake-server.js';
import { right, start } from './start.js';

const input = { emailAddress: 'ada@example.com', password: right };
const seed = '00112233445566778899aabbccddeeff';

const answer = (response: object): Response => Response.json({ response, client: null });
const work = ({ form }: Seen, bits = 4): Response => {
  const action = form.get('captcha_action');
  const made = { challenge: `${action}-${form.get('captcha_error') ?? 'ok'}`, seed, bits, count: 4, expires_at: 9e12 };
  return answer({ object: 'bot_challenge', kind: 'proof_of_work', action, ...made });
};
const widget = ({ form }: Seen): Response =>
  answer({ object: 'bot_challenge', kind: 'turnstile', action: form.get('captcha_action'), site_key: '0x4' });

/** A client of a server that answers so, by the end of the path. */
async function open(
  botProtection: 'proof_of_work' | 'turnstile' | null,
  answers: Readonly<Record<string, (request: Seen) => Fault | undefined>>,
) {
  const world = start();
  world.server.settings = { botProtection };
  world.server.fault = request =>
    request.method === 'GET' ? undefined : answers[request.path.split('/').at(-1) ?? '']?.(request);
  const tab = await world.open();
  const paths = (): readonly string[] =>
    world.server.seen.filter(({ method }) => method !== 'GET').map(({ path }) => path.replace('/client/', ''));
  return { ...world, ...tab, paths };
}

test('the first word of a hash is that of SHA-256', () => {
  const bytes = randomBytes(16);
  const words = Uint32Array.from([0, 4, 8, 12], at => bytes.readUInt32BE(at));
  for (const [puzzle, nonce] of [
    [0, 0],
    [3, 1],
    [15, 0xffffffff],
    [7, 123_456_789],
  ] as const) {
    const message = Buffer.concat([bytes, Buffer.alloc(8)]);
    message.writeUInt32BE(puzzle, 16);
    message.writeUInt32BE(nonce, 20);
    expect(firstWord(words, puzzle, nonce)).toBe(createHash('sha256').update(message).digest().readUInt32BE());
  }
});

test('B12: a sign-up sends along the work that is asked for, and nothing is asked where nothing need be', async () => {
  const { client, server, paths } = await open('proof_of_work', { bot_challenges: work });
  await client.signUp.create(input);
  expect(paths()).toEqual(['bot_challenges', 'sign_ups']);
  const { form } = server.seen.at(-1) ?? {};
  expect(form?.get('captcha_token')).toMatch(/^signup-ok\.[\da-z]+(?:-[\da-z]+){3}$/);
  expect(form?.get('captcha_widget_type')).toBe('proof_of_work');

  const off = await open(null, {});
  await off.client.captcha.prepare();
  await off.client.signUp.create(input);
  expect(off.paths()).toEqual(['sign_ups']);
});

test('work that was done ahead is used once', async () => {
  const { client, paths } = await open('proof_of_work', { bot_challenges: work });
  await client.captcha.prepare();
  await client.captcha.prepare();
  expect(paths()).toEqual(['bot_challenges']);
  await client.signUp.create(input);
  await client.signUp.create(input);
  expect(paths()).toEqual(['bot_challenges', 'sign_ups', 'bot_challenges', 'sign_ups']);
});

test('work that fails ahead is nobody’s business until somebody signs up, and is begun anew then', async () => {
  let broken = true;
  const { client, paths } = await open('proof_of_work', {
    bot_challenges: request => (broken ? refusal(429, 'too_many_requests') : work(request)),
  });
  await client.captcha.prepare();
  await expect(client.signUp.create(input)).rejects.toMatchObject({ code: 'too_many_requests' });
  broken = false;
  await expect(client.signUp.create(input)).resolves.toMatchObject({ object: 'sign_up_attempt' });
  expect(paths()).toEqual(['bot_challenges', 'bot_challenges', 'bot_challenges', 'sign_ups']);
});

test('what another flow, another site or an invitation vouches for needs no work', async () => {
  const { client, paths } = await open('proof_of_work', {});
  const redirectUrl = 'http://localhost:3000/back';
  await client.signUp.create({ strategy: 'oauth_google', redirectUrl });
  await client.signUp.create({ strategy: 'ticket', ticket: 'a.b.c' });
  await client.signUp.transfer();
  expect(paths()).toEqual(['sign_ups', 'sign_ups', 'sign_ups']);
});

test('a call that is refused for want of a proof is made again exactly once, after one was given', async () => {
  let refused = false;
  const { client, server, paths } = await open('proof_of_work', {
    bot_challenges: work,
    verify: () => answer({}),
    attempt_first_factor: () => (refused ? undefined : ((refused = true), refusal(401, 'requires_captcha'))),
  });
  const { id } = await client.signIn.create({ identifier: 'ada@example.com' });
  const read = server.count('GET');
  await expect(client.signIn.attempt({ strategy: 'password', password: right })).resolves.toMatchObject({
    status: 'complete',
  });
  const attempt = `sign_ins/${id}/attempt_first_factor`;
  expect(paths()).toEqual(['sign_ins', attempt, 'bot_challenges', 'verify', attempt]);
  const verified = server.seen.find(({ path }) => path.endsWith('/verify'))?.form;
  expect(verified?.get('captcha_action')).toBe('verify');
  expect(verified?.get('captcha_token')).toMatch(/^verify-ok\./);
  // It is no doubt of who is signed in.
  expect(server.count('GET')).toBe(read);
});

test('after three proofs that change nothing it is given up', async () => {
  const { client, server } = await open('proof_of_work', {
    bot_challenges: work,
    verify: () => answer({}),
    attempt_first_factor: () => refusal(401, 'requires_captcha'),
    sign_ups: () => refusal(400, 'captcha_invalid'),
  });
  await client.signIn.create({ identifier: 'ada@example.com' });
  const attempt = client.signIn.attempt({ strategy: 'password', password: right });
  await expect(attempt).rejects.toMatchObject({ code: 'requires_captcha' });
  expect(server.count('/verify')).toBe(3);
  await expect(client.signUp.create(input)).rejects.toMatchObject({ code: 'captcha_invalid' });
  expect(server.count('/sign_ups')).toBe(3);
  expect(new Set(server.seen.map(({ form }) => form.get('captcha_token'))).size).toBeGreaterThan(1);
});

test('while nobody answers it is the same call, with the same token and key', async () => {
  let lost = true;
  const { client, server } = await open('proof_of_work', {
    bot_challenges: work,
    sign_ups: () => (lost ? 'lose-answer' : undefined),
  });
  const first = client.signUp.create(input);
  first.catch(() => undefined);
  await settle();
  const { clock } = server;
  await clock.advance(10_000);
  await expect(first).rejects.toMatchObject({ transient: true });
  lost = false;
  await client.signUp.create(input);
  const sent = server.seen.filter(({ path }) => path.endsWith('/sign_ups'));
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map(({ form }) => form.get('captcha_token'))).size).toBe(1);
  expect(new Set(sent.map(({ query }) => query.get('_idempotency_key'))).size).toBe(1);
});

test('people are told when it takes more than a second, and not when it was done ahead', async () => {
  let hold = true;
  const { client, clock, told } = await open('proof_of_work', { bot_challenges: r => (hold ? 'hang' : work(r)) });
  const slow = client.signUp.create(input);
  slow.catch(() => undefined);
  await clock.advance(900);
  expect(client.snapshot.proving).toBeFalsy();
  await clock.advance(200);
  expect(client.snapshot.proving).toBe(true);
  hold = false;
  await clock.advance(10_000);
  await expect(slow).rejects.toMatchObject({ code: 'timeout' });
  expect(client.snapshot.proving).toBe(false);

  const before = told.length;
  await client.captcha.prepare();
  await clock.advance(2000);
  expect(told.slice(before).some(({ proving }) => proving)).toBe(false);
});

test('I2: work stops every few milliseconds, and for good when the client is closed', async () => {
  const pauses: (() => void)[] = [];
  let time = 0;
  const { platform } = await open(null, {});
  const busy = {
    ...platform,
    monotonic: () => (time += 3),
    timer: (_: number, callback: () => void) => (pauses.push(callback), () => undefined),
  };
  let closed = false;
  const challenge = { object: 'bot_challenge', kind: 'proof_of_work', action: 'signup' } as const;
  const hard = { ...challenge, challenge: 'c', seed, bits: 30, count: 1, expiresAt: 9e12 };
  const solving = solveWork(hard, busy, () => closed);
  for (let pause = 0; pause < 3; pause++) {
    await settle();
    expect(pauses).toHaveLength(pause + 1);
    closed = pause === 2;
    pauses[pause]?.();
  }
  await expect(solving).rejects.toMatchObject({ code: 'aborted' });
});

test('a third party’s check is shown by whoever was named, and its token sent along', async () => {
  const { client, server } = await open('turnstile', { bot_challenges: widget });
  const asked: WidgetChallenge[] = [];
  await client.captcha.prepare();
  expect(server.count('bot_challenges')).toBe(0);
  const stop = await client.captcha.onAsk(challenge => Promise.resolve(`token ${asked.push(challenge)}`));
  await client.signUp.create(input);
  expect(asked).toMatchObject([{ kind: 'turnstile', siteKey: '0x4', action: 'signup' }]);
  expect(server.seen.at(-1)?.form.get('captcha_token')).toBe('token 1');
  stop();
  await expect(client.signUp.create(input)).rejects.toMatchObject({ code: 'captcha_unavailable' });
});

test('where the check cannot be shown, work takes its place if the server says so', async () => {
  let away = true;
  const { client, server } = await open('turnstile', {
    bot_challenges: request => (away && request.form.has('captcha_error') ? work(request) : widget(request)),
  });
  const unavailable = new AuthError([{ code: 'captcha_unavailable', message: 'blocked' }]);
  await client.captcha.onAsk(() => Promise.reject(unavailable));
  await client.signUp.create(input);
  expect(server.seen.at(-1)?.form.get('captcha_token')).toMatch(/^signup-captcha_unavailable\./);
  away = false;
  await expect(client.signUp.create(input)).rejects.toMatchObject({ code: 'captcha_unavailable' });
});

test('a hosted instance says in its settings what is to be shown', async () => {
  const world = start();
  world.server.settings = { hosted: true, captchaKey: '0xhosted' };
  const { client } = await world.open();
  await client.captcha.onAsk(({ siteKey }) => Promise.resolve(`from ${siteKey}`));
  await client.signUp.create(input);
  expect(world.server.seen.at(-1)?.form.get('captcha_token')).toBe('from 0xhosted');
});
