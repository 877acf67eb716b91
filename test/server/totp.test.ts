import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { createBackupCode, normalizeBackupCode } from '../../server/src/crypto/backup-codes.js';
import { createTotpSecret, totpStep, totpUri } from '../../server/src/crypto/totp.js';

// RFC 6238, appendix B, for SHA-1: eight digits, of which ours are the last six.
const seed = Secret.fromUTF8('12345678901234567890').base32;
const vectors: readonly (readonly [seconds: number, code: string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

test.each(vectors)('B3: at second %i the code is the one of RFC 6238', (seconds, code) => {
  expect(totpStep(seed, code.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test('N-35: a code is taken from one step before to one step after its own, and named by its own step', () => {
  const [[seconds, code] = [0, '']] = vectors;
  const step = Math.floor(seconds / 30);
  const at = (steps: number): number => (step + steps) * 30_000;
  expect([-2, -1, 0, 1, 2].map(steps => totpStep(seed, code.slice(2), at(steps)))).toEqual([
    undefined,
    step,
    step,
    step,
    undefined,
  ]);
});

test.each(['', ' ', '94287082', '28708', '28708x', '２８７０８２'])('N-35: %j is no code', code => {
  expect(totpStep(seed, code, 59_000)).toBeUndefined();
});

test('N-35: a seed has 160 random bits and is read by every app', () => {
  const secrets = new Set(Array.from({ length: 100 }, createTotpSecret));
  expect(secrets.size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(totpUri(seed, 'Analytical Engines', 'ada@example.com'));
  expect(uri.protocol).toBe('otpauth:');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'Analytical Engines',
    secret: seed,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

test('N-36: a backup code has 120 random bits, and is the same however it is written', () => {
  const codes = new Set(Array.from({ length: 1000 }, createBackupCode));
  expect(codes.size).toBe(1000);
  for (const code of codes) {
    const [plain, ...others] = [code, code.toUpperCase(), ` ${code.replaceAll('-', ' ')}`].map(normalizeBackupCode);
    expect(plain).toHaveLength(24);
    expect(new Set(others)).toEqual(new Set([plain]));
  }
});
