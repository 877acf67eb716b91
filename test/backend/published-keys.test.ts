import { expect, onTestFinished, test, vi } from 'vitest';
import { verifyToken } from '../../src/backend/index.js';
import { issuer, of, page, publish, refusal, sign, testKey, type JwksServer, type TestKey } from './issuer.js';

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
