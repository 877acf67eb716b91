import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createHash } from 'node:crypto';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { hash as argon2 } from '@node-rs/argon2';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createBreachCheck } from '../../server/src/crypto/breach-check.js';
import { createCode } from '../../server/src/crypto/codes.js';
import { createPasswordHashing } from '../../server/src/crypto/password-hashing.js';
import { createSecrets } from '../../server/src/crypto/secrets.js';
import { createId, createToken, hashToken, sameSecret } from '../../server/src/crypto/token.js';
import { createWorkQueue } from '../../server/src/crypto/work-queue.js';

const silent = pino({ level: 'silent' });
const hashing = await createPasswordHashing();

test('C7, N-18: a new password is hashed with argon2id, salted, and verifies', async () => {
  const stored = await hashing.hash('correct horse');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashing.hash('correct horse')).not.toBe(stored);
  expect(await hashing.verify('correct horse', stored)).toEqual({ valid: true, rehash: false });
  expect(await hashing.verify('Correct horse', stored)).toEqual({ valid: false, rehash: false });
});

// John the Ripper's and OpenBSD's published vectors for bcrypt; argon2 from the reference implementation's tests.
test.each([
  ['U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['password', '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA'],
  ['password', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'],
])('C7: %s verifies against %s and is to be hashed anew', async (password, stored) => {
  expect(await hashing.verify(password, stored)).toEqual({ valid: true, rehash: true });
  expect((await hashing.verify(`${password}!`, stored)).valid).toBe(false);
});

test('AC-165, N-09: what bcrypt would cut off still counts after the password is hashed anew', async () => {
  const long = 'x'.repeat(72);
  const imported = await bcrypt(long, 4);
  expect(await hashing.verify(long, imported)).toEqual({ valid: true, rehash: true });
  const stored = await hashing.hash(`${long}tail`);
  expect((await hashing.verify(long, stored)).valid).toBe(false);
});

test('C2, N-10: a password is the same however its accents are typed, imported ones as they were', async () => {
  const composed = 'pass\u00e9word';
  const decomposed = 'passe\u0301word';
  const stored = await hashing.hash(composed);
  expect((await hashing.verify(decomposed, stored)).valid).toBe(true);
  const raw = await argon2(decomposed, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  expect(await hashing.verify(decomposed, raw)).toEqual({ valid: true, rehash: true });
});

test('a format that nobody knows verifies nothing and costs what others cost', async () => {
  expect(await hashing.verify('x', 'plain:x')).toEqual({ valid: false, rehash: false });
  await expect(hashing.hash('x'.repeat(5000))).rejects.toThrow(RangeError);
});

test('the queue works on a few at once, lets some wait, and sends the rest away at once', async () => {
  const queue = createWorkQueue(2, 3);
  const releases: (() => void)[] = [];
  const work = (): Promise<void> => queue.run(() => new Promise(resolve => releases.push(resolve)));
  const running = [work(), work(), work(), work(), work()];
  await expect(work()).rejects.toMatchObject({ status: 503, options: { retryAfter: 2 } });
  await expect.poll(() => releases.length).toBe(2);
  for (let released = 0; released < 5; released++) {
    await expect.poll(() => releases.length).toBeGreaterThan(released);
    releases[released]?.();
  }
  await Promise.all(running);
  expect(await queue.run(() => Promise.resolve('free'))).toBe('free');
});

const key = Uint8Array.from({ length: 32 }, (_, index) => index);

test('what was encrypted opens with the same key and context only, and never if it was changed', () => {
  const secrets = createSecrets(key);
  const sealed = secrets.encrypt('a secret', 'table row');
  expect(sealed).not.toContain('secret');
  expect(secrets.encrypt('a secret', 'table row')).not.toBe(sealed);
  expect(createSecrets(key).decrypt(sealed, 'table row')).toBe('a secret');
  expect(() => secrets.decrypt(sealed, 'table other')).toThrow();
  const [id = '', body = ''] = sealed.split('.');
  const flipped = Buffer.from(body, 'base64url');
  flipped[14] = (flipped[14] ?? 0) ^ 1;
  expect(() => secrets.decrypt(`${id}.${flipped.toString('base64url')}`, 'table row')).toThrow();
  expect(() => createSecrets(new Uint8Array(32)).decrypt(sealed, 'table row')).toThrow(/AUTH_ENCRYPTION_KEY/);
  expect(() => secrets.decrypt('nothing', 'table row')).toThrow();
  expect(() => createSecrets(new Uint8Array(16))).toThrow(TypeError);
});

test('no two lists of parts and no two purposes have the same HMAC', () => {
  const secrets = createSecrets(key);
  const hmac = (purpose: string, ...parts: readonly string[]): string => secrets.hmac(purpose, ...parts);
  const all = [
    hmac('a', 'bc', 'd'),
    hmac('a', 'b', 'cd'),
    hmac('a', 'bcd'),
    hmac('ab', 'c', 'd'),
    hmac('a', 'bc', 'd', ''),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(hmac('a', 'bc', 'd')).toBe(all[0]);
});

test('N-24: tokens, ids and codes do not repeat, and use all of their alphabet', () => {
  const tokens = Array.from({ length: 10_000 }, createToken);
  expect(new Set(tokens).size).toBe(10_000);
  expect(tokens.every(token => /^[\w-]{43}$/.test(token))).toBe(true);
  expect(hashToken(tokens[0] ?? '')).not.toContain(tokens[0]);
  const ids = Array.from({ length: 2000 }, () => createId('user'));
  expect(ids.every(id => /^user_[A-Za-z\d]{27}$/.test(id))).toBe(true);
  expect(new Set(ids.join('').replaceAll('user_', '')).size).toBe(62);
  const codes = Array.from({ length: 5000 }, createCode);
  expect(codes.every(code => /^\d{6}$/.test(code))).toBe(true);
  expect(codes.some(code => code.startsWith('0'))).toBe(true);
  expect(sameSecret('a', 'a')).toBe(true);
  expect(sameSecret('a', 'ab')).toBe(false);
});

async function startEndpoint(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The endpoint has no port.');
  return new URL(`http://127.0.0.1:${address.port}/range`);
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

test('C4: five digits of the hash leave the server, and what comes back decides; padding does not count', async () => {
  const asked: (string | undefined)[] = [];
  const [found, padded] = [sha1('found-by-range-9182'), sha1('only-padding-9182')];
  const endpoint = await startEndpoint((request, response) => {
    asked.push(request.url, String(request.headers['add-padding']));
    response.end(`${found.slice(5)}:3\r\n${padded.slice(5)}:0\r\n`);
  });
  const breaches = createBreachCheck(endpoint, silent);
  expect(await breaches.check('found-by-range-9182')).toBe('breached');
  expect(await breaches.check('only-padding-9182')).toBe('clear');
  expect(asked).toEqual([`/range/${found.slice(0, 5)}`, 'true', `/range/${padded.slice(0, 5)}`, 'true']);
});

test('C4: without an endpoint the offline list decides, and an outage of the endpoint blocks nobody', async () => {
  const offline = createBreachCheck(undefined, silent);
  expect(await offline.check('password')).toBe('breached');
  expect(await offline.check('a-rare-one-8812-zebra')).toBe('clear');
  const broken = [
    await startEndpoint((_request, response) => void response.writeHead(500).end()),
    await startEndpoint(request => void request.socket.destroy()),
    await startEndpoint((_request, response) => void response.end('x'.repeat(300_000))),
    await startEndpoint(() => undefined),
  ];
  for (const endpoint of broken) {
    expect(await createBreachCheck(endpoint, silent).check('a-rare-one-8812-zebra')).toBe('unknown');
    expect(await createBreachCheck(endpoint, silent).check('password')).toBe('breached');
  }
});
