import { expect, onTestFinished, test, vi } from 'vitest';
import { verifyToken } from '../../src/backend/index.js';
import {
  issuer,
  of,
  page,
  publish,
  refusal,
  sessionClaims,
  sign,
  testKey,
  type JwksServer,
  type TestKey,
} from './issuer.js';

const key = await testKey('key_1');
const next = await testKey('key_2');

/** An issuer with these keys, a clock that stands still, and a verification of what a key signs. */
async function start(...keys: readonly TestKey[]) {
  const server: JwksServer = await publish(...keys);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T12:00:00Z') });
  onTestFinished(async () => {
    vi.useRealTimers();
    await server.close();
  });
  const verify = async (by: TestKey, kid = by.kid) => {
    const token = await sign(by, {}, { kid });
    return refusal(verifyToken(token, { issuer, authorizedParties: [page], jwksUrl: server.url }));
  };
  const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);
  return { server, verify, pass };
}

test('keys are fetched once for many tokens at once, and not again while they are fresh', async () => {
  const { server, verify, pass } = await start(key);
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => verify(key)));
  expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  pass(9 * 60);
  expect(await verify(key)).toBe('accepted');
  expect(server.requests).toBe(1);
});

test('AC-153: made-up key ids ask the issuer at most once in 30 seconds', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  for (let round = 0; round < 200; round++) expect(await verify(key, `made_up_${round}`)).toBe('token_key_unknown');
  expect(server.requests).toBe(1);
  pass(31);
  await Promise.all(Array.from({ length: 200 }, (_, round) => verify(key, `again_${round}`)));
  expect(server.requests).toBe(2);
});

test('AC-153: a new key is found when the first token of it comes', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  server.answer = of(key, next);
  pass(31);
  expect(await verify(next)).toBe('accepted');
  expect(await verify(key)).toBe('accepted');
  expect(server.requests).toBe(2);
});

test('AC-153: a key that is no longer published stops counting', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  server.answer = of(next);
  pass(11 * 60);
  await verify(key);
  await vi.waitFor(() => expect(server.requests).toBe(2));
  pass(31);
  await vi.waitFor(async () => expect(await verify(key)).toBe('token_key_unknown'));
});

test.each([
  ['fails', { status: 503, body: 'no' }],
  ['answers something else', { status: 200, body: '<html>' }],
  ['answers a list that is none', { status: 200, body: '{"keys":7}' }],
  ['answers more than 64 kB', { status: 200, body: JSON.stringify({ keys: [], filler: 'x'.repeat(70_000) }) }],
  ['leads elsewhere', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
])('AC-153: while the issuer %s, the keys that were read last go on', async (_what, answer) => {
  const { server, verify, pass } = await start(key);
  expect(await verify(key)).toBe('accepted');
  server.answer = answer;
  pass(11 * 60);
  expect(await verify(key)).toBe('accepted');
  await vi.waitFor(() => expect(server.requests).toBe(2));
  pass(60);
  expect(await verify(key)).toBe('accepted');
  pass(60);
  expect(await verify(next)).toBe('keys_unavailable');
});

test('AC-153: an issuer that was down at first is asked again', async () => {
  const { server, verify, pass } = await start(key);
  const { answer } = server;
  server.answer = { status: 500, body: '' };
  expect(await verify(key)).toBe('keys_unavailable');
  expect(await verify(key)).toBe('keys_unavailable');
  expect(server.requests).toBe(1);
  server.answer = answer;
  pass(2);
  expect(await verify(key)).toBe('accepted');
});

test('AC-153: a clock that is set back does not keep the keys from being read', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  server.answer = of(key, next);
  pass(-3600);
  expect(await verify(next)).toBe('accepted');
});

/** A token that names a key and is signed by nobody: enough to make a verifier look for the key. */
function unsigned(kid: string): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(sessionClaims())}.AAAA`;
}

test('AC-153: ten thousand made-up key ids at once, and as many one after the other, are one question', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  pass(31);
  const options = { issuer, authorizedParties: [page], jwksUrl: server.url };
  const tries = Array.from({ length: 5000 }, (_, index) => refusal(verifyToken(unsigned(`at_once_${index}`), options)));
  expect(new Set(await Promise.all(tries))).toEqual(new Set(['token_key_unknown']));
  for (let index = 0; index < 5000; index++)
    expect(await refusal(verifyToken(unsigned(`in_turn_${index}`), options))).toBe('token_key_unknown');
  expect(server.requests).toBe(2);
});

test('AC-153: an issuer that publishes no key is asked no more often than any other', async () => {
  const { server, verify, pass } = await start();
  for (let second = 0; second < 29; second++) {
    expect(await verify(key, `made_up_${second}`)).toBe('token_key_unknown');
    pass(1);
  }
  expect(server.requests).toBe(1);
});

test('AC-153: an issuer that is slow is waited for once by all, and not for ever', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  let letGo: (() => void) | undefined;
  server.hold = new Promise(resolve => (letGo = resolve));
  pass(31);
  const waiting = Promise.all(Array.from({ length: 20 }, (_, index) => verify(key, `slow_${index}`)));
  // Who names a key that is known waits for nothing.
  expect(await verify(key)).toBe('accepted');
  letGo?.();
  expect(new Set(await waiting)).toEqual(new Set(['token_key_unknown']));
  expect(server.requests).toBe(2);
});

test('AC-153: a list that cannot be read when it is asked for again takes no key away and is asked for again', async () => {
  const { server, verify, pass } = await start(key);
  await verify(key);
  const good = of(key, next);
  server.answer = { status: 200, body: '{"keys":[' };
  pass(31);
  expect(await verify(next)).toBe('keys_unavailable');
  expect(await verify(key)).toBe('accepted');
  server.answer = good;
  pass(31);
  expect(await verify(next)).toBe('accepted');
  expect(server.requests).toBe(3);
});

const unusable: readonly (readonly [string, unknown])[] = [
  ['a key of another kind', { kty: 'EC', crv: 'P-256', kid: 'ec', x: 'AA', y: 'AA' }],
  ['a key whose modulus is no base64url', { kty: 'RSA', kid: 'odd', n: '!!!', e: 'AQAB' }],
  ['a key whose modulus has one character too many', { kty: 'RSA', kid: 'odd', n: 'A'.repeat(345), e: 'AQAB' }],
  ['a key whose exponent is nothing', { kty: 'RSA', kid: 'odd', n: 'A'.repeat(344), e: '' }],
  ['a key whose exponent is no base64url', { kty: 'RSA', kid: 'odd', n: 'w'.repeat(344), e: '\u0000' }],
  ['a key whose exponent is enormous', { kty: 'RSA', kid: 'odd', n: 'w'.repeat(344), e: 'w'.repeat(344) }],
  ['a key that is too short', { kty: 'RSA', kid: 'short', n: 'AQAB', e: 'AQAB' }],
  ['a key without an id', { kty: 'RSA', n: 'w'.repeat(344), e: 'AQAB' }],
  ['what is no key', null],
  ['a text', 'key'],
  ['a list', [[]]],
];

test.each(unusable)('AC-153: %s in a list takes the good keys beside it not along', async (_what, odd) => {
  const { server, verify } = await start(key);
  server.answer = { status: 200, body: JSON.stringify({ keys: [odd, key.jwk] }) };
  expect(await verify(key)).toBe('accepted');
});

test('two keys with one id are trusted neither', async () => {
  const { verify } = await start(key, { ...next, jwk: { ...next.jwk, kid: key.kid } });
  expect(await verify(key)).toBe('keys_unavailable');
});

test('J-08: a key counts for its own issuer only', async () => {
  const { verify } = await start(key);
  const other = await publish(next);
  onTestFinished(() => other.close());
  expect(await verify(key)).toBe('accepted');
  const token = await sign(next, {}, { kid: key.kid });
  const options = { issuer, authorizedParties: [page], jwksUrl: other.url };
  expect(await refusal(verifyToken(token, options))).toBe('token_key_unknown');
  expect(await verify(next)).toBe('token_key_unknown');
});
