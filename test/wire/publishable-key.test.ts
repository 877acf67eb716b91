import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  cookieSuffix,
  formatPublishableKey,
  frontendApiOf,
  isLoopback,
  parsePublishableKey,
} from '../../src/wire/index.js';
import type { PublishableKey } from '../../src/wire/index.js';

const encode = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['development', 'clerk.app.example', 'clerk.app.example'],
  ['production', 'auth.app.example', 'auth.app.example'],
  ['development', '127.0.0.1:4000', '127.0.0.1:4000'],
  ['development', 'localhost:4000', '127.0.0.1:4000'],
  ['development', 'localhost', '127.0.0.1'],
] as const)('a %s key of %s is read as it was made', (instance, host, frontendHost) => {
  const key = formatPublishableKey(instance, host);
  expect(key).not.toContain('=');
  expect(parsePublishableKey(key)).toEqual({ key, instance, frontendHost });
});

test('a key with padding is read, and kept exactly as it is written', () => {
  const key = `pk_test_${encode('happy-cat-1.clerk.accounts.dev$')}`;
  expect(parsePublishableKey(key)).toMatchObject({ key, frontendHost: 'happy-cat-1.clerk.accounts.dev' });
});

test.each([
  '',
  'pk_test_',
  'pk_test',
  `sk_test_${encode('a.example$')}`,
  `pk_prod_${encode('a.example$')}`,
  `pk_test_${encode('a.example')}`,
  `pk_test_${encode('localhost:4000$')}`,
  `pk_test_${encode('a.example/path$')}`,
  `pk_test_${encode('https://a.example$')}`,
  `pk_test_${encode('ada@a.example$')}`,
  `pk_test_${encode('a.example?x$')}`,
  `pk_test_${encode('a .example$')}`,
  `pk_test_${encode('a.example\n$')}`,
  `pk_test_${encode('a.example:99999$')}`,
  ` pk_test_${encode('a.example$')}`,
  'pk_test_A',
  'pk_test_!!!!',
  `pk_test_${encode('аpp.example$')}`,
])('%j is no publishable key', key => {
  expect(parsePublishableKey(key)).toBeUndefined();
});

test('the cookies’ suffix is of the key as it is written', async () => {
  for (const key of ['pk_live_Y2xlcmsuYXBwLmV4YW1wbGUk', 'pk_test_MTI3LjAuMC4xOjQwMDAk', 'pk_test_abc==']) {
    const expected = createHash('sha1').update(key).digest('base64url').slice(0, 8);
    expect(await cookieSuffix(key)).toBe(expected);
  }
});

test.each([
  ['127.0.0.1:4000', 'localhost', 'http://localhost:4000'],
  ['127.0.0.1:4000', '127.0.0.1', 'http://127.0.0.1:4000'],
  ['127.0.0.1:4000', 'app.example', 'http://127.0.0.1:4000'],
  ['auth.app.example', 'localhost', 'https://auth.app.example'],
  ['auth.app.example:8443', 'app.example', 'https://auth.app.example:8443'],
])('the API of %s, seen from a page on %s, is %s', (host, pageHostname, api) => {
  const key = parsePublishableKey(formatPublishableKey('development', host)) as PublishableKey;
  expect(frontendApiOf(key, pageHostname)).toBe(api);
});

test.each([
  ['localhost', true],
  ['localhost:3000', true],
  ['127.0.0.1:4000', true],
  ['[::1]:4000', true],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['0.0.0.0', false],
  ['192.168.1.2', false],
])('%s is this machine: %s', (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});
