import * as nodeCrypto from 'node:crypto';
import { exportSPKI, SignJWT } from 'jose';
import { expect, onTestFinished, test, vi } from 'vitest';
import { verifyToken, type VerifyTokenOptions } from '../../src/backend/index.js';
import { verifyAnywhere, verifyInNode } from '../../src/backend/verify-signature.js';
import { issuer, page, refusal, seconds, sessionClaims, sign, signText, testKey, type TestKey } from './issuer.js';
import { leastSpent } from '../spent.js';

const key = await testKey('key_1');
const options: VerifyTokenOptions = { issuer, authorizedParties: [page], jwks: { keys: [key.jwk] } };
const refused = (token: string, changes: Partial<VerifyTokenOptions> = {}) =>
  refusal(verifyToken(token, { ...options, ...changes }));
const header = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...changes });

test('a good token answers what it says', async () => {
  const claims = sessionClaims();
  expect(await verifyToken(await sign(key), options)).toEqual(claims);
});

test.each([
  'none',
  'None',
  'NONE',
  'rs256',
  'RS256 ',
  'RS256\u0000',
  'RS384',
  'PS256',
  'ES256',
  '',
  null,
  ['RS256'],
  0,
])('J-01: the algorithm %j is refused before a key is looked for', async alg => {
  const token = await signText(key, header({ alg, kid: 'unknown' }), JSON.stringify(sessionClaims()));
  expect(await refused(token)).toBe('token_algorithm_refused');
});

test('J-01: a token without an algorithm is refused', async () => {
  const token = await signText(key, header({ alg: undefined }), JSON.stringify(sessionClaims()));
  expect(await refused(token)).toBe('token_algorithm_refused');
});

test('J-01: an HMAC made with the public key is refused', async () => {
  const secret = new TextEncoder().encode(await exportSPKI(key.publicKey));
  const token = await new SignJWT(sessionClaims())
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: key.kid })
    .sign(secret);
  expect(await refused(token)).toBe('token_algorithm_refused');
});

test.each(['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'crit', 'b64', 'zip', 'enc'])(
  'J-02 AC-151: a header with %s is refused, and nothing is fetched',
  async name => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => void fetched.mockRestore());
    for (const value of ['https://evil.example/jwks.json', null, [], key.jwk, false]) {
      const token = await signText(key, header({ [name]: value }), JSON.stringify(sessionClaims()));
      expect(await refused(token)).toBe('token_header_refused');
    }
    expect(fetched).not.toHaveBeenCalled();
  },
);

test.each(['', null, 0, [], {}, 'k'.repeat(129), '../../etc/passwd', "' OR 1=1", undefined])(
  'J-03: the key id %j is refused',
  async kid => {
    const token = await signText(key, header({ kid }), JSON.stringify(sessionClaims()));
    expect(await refused(token)).toBe('token_header_refused');
  },
);

test.each(['__proto__', 'constructor', 'toString'])('J-03: the key id %s is unknown', async kid => {
  expect(await refused(await sign(key, {}, { kid }))).toBe('token_key_unknown');
});

test.each([undefined, null, 'jwt', 'at+jwt', 'ticket', 'JWT\u0000'])(
  'J-04 AC-152: a token of the kind %j is no session token',
  async typ => {
    const token = await signText(key, header({ typ }), JSON.stringify(sessionClaims()));
    expect(await refused(token)).toBe('token_header_refused');
  },
);

test('J-04 AC-152: a signed statement about something else is no session token', async () => {
  for (const name of ['sub', 'sid', 'iss', 'exp', 'iat', 'nbf'])
    expect(await refused(await sign(key, { [name]: undefined }))).toBe('token_claims_invalid');
  for (const value of ['', null, 1, ['user_1'], {}])
    expect(await refused(await sign(key, { sid: value }))).toBe('token_claims_invalid');
});

test('J-05: only the compact form of three parts is read', async () => {
  const token = await sign(key);
  const [head = '', body = '', signature = ''] = token.split('.');
  const odd = [
    '',
    'a.b.c',
    `${head}.${body}`,
    `${head}.${body}.`,
    `.${body}.${signature}`,
    `${token}.x`,
    `${head}.${body}.${signature}.${head}.${body}`,
    JSON.stringify({ protected: head, payload: body, signature }),
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    `${token}\u0000`,
    `Bearer ${token}`,
    `${head}.${body}.${Buffer.from(signature, 'base64url').toString('base64')}`,
    `${token}${'A'.repeat(10_000)}`,
  ];
  for (const text of odd) expect(await refused(text), text.slice(0, 40)).toBe('token_malformed');
});

test('J-05: what is no text at all is refused as such', async () => {
  for (const value of [undefined, null, 0, {}, []]) expect(await refused(value as string)).toBe('token_malformed');
});

test.each(['[]', '"RS256"', 'null', '1', '{', ''])('J-06: the header %s is refused', async text => {
  expect(await refused(await signText(key, text || ' ', JSON.stringify(sessionClaims())))).toBe('token_malformed');
});

test.each(['[]', '"sub"', 'null', '7', '{"sub":'])('J-06: the payload %s is refused', async text => {
  expect(await refused(await signText(key, header(), text))).toBe('token_claims_invalid');
});

test('J-06: a name that occurs twice is refused, escaped and nested too', async () => {
  const claims = JSON.stringify(sessionClaims());
  const twice = [
    claims.replace('{', '{"sub":"user_2",'),
    claims.replace('{', '{"\\u0073ub":"user_2",'),
    claims.replace('{', '{"a":[{"b":1,"b":2}],'),
  ];
  for (const text of twice) expect(await refused(await signText(key, header(), text))).toBe('token_claims_invalid');
  const doubled = header().replace('{', '{"alg":"none",');
  expect(await refused(await signText(key, doubled, claims))).toBe('token_malformed');
});

test('J-06: a value that looks like a repeated name is none', async () => {
  const note = 'a "sub": and {"sub":1,"sub":2}';
  const claims = await verifyToken(await sign(key, { note, list: ['sub', 'sub'], inner: { sub: 1 } }), options);
  expect(claims).toMatchObject({ sub: 'user_1', note });
});

test.each(['1e999', '"4102444800"', 'true', 'null', '-1', '4102444800.5', '[]'])(
  'J-06: %s is no moment to expire at',
  async text => {
    const claims = JSON.stringify(sessionClaims()).replace(/"exp":\d+/, `"exp":${text}`);
    expect(await refused(await signText(key, header(), claims))).toBe('token_claims_invalid');
  },
);

test.each([
  `${issuer}/`,
  'https://AUTH.app.example',
  'http://auth.app.example',
  'https://auth.app.example.evil.example',
])('J-07: the issuer %s is another one', async iss => {
  expect(await refused(await sign(key, { iss }))).toBe('token_issuer_mismatch');
});

test('J-07 AC-156: a token that another page was given is refused, and so is one for no page', async () => {
  for (const azp of ['https://other.example', `${page}/`, 'http://app.example', undefined])
    expect(await refused(await sign(key, { azp }))).toBe('token_party_unauthorized');
});

test('AC-156: no list of pages is warned of, once', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  onTestFinished(() => void warned.mockRestore());
  const token = await sign(key, { azp: 'https://other.example' });
  for (let time = 0; time < 3; time++) await verifyToken(token, { issuer, jwks: { keys: [key.jwk] } });
  expect(warned).toHaveBeenCalledTimes(1);
  expect(warned.mock.calls[0]?.[0]).toContain('authorizedParties');
});

test('AC-156: a token that names an audience is for that audience alone', async () => {
  const token = await sign(key, { aud: ['https://api.example', 'b'] });
  expect(await refused(token)).toBe('token_audience_mismatch');
  expect(await refused(token, { audience: 'https://other.example' })).toBe('token_audience_mismatch');
  expect(await refused(token, { audience: ['x', 'https://api.example'] })).toBe('accepted');
  expect(await refused(await sign(key), { audience: 'https://api.example' })).toBe('token_audience_mismatch');
});

test('J-08: a key for another use or algorithm, a short one, and one of another kind verify nothing', async () => {
  const short = await testKey('short', 1024);
  const unusable = [{ use: 'enc' }, { alg: 'RS512' }, { alg: 'PS256' }, { key_ops: ['encrypt'] }, { kty: 'oct' }];
  const token = await sign(key);
  for (const change of unusable) {
    const jwks = { keys: [{ ...key.jwk, ...change }] };
    expect(await refused(token, { jwks }), JSON.stringify(change)).toBe('token_key_unknown');
  }
  const weak = await signText(short, header({ kid: 'short' }), JSON.stringify(sessionClaims()));
  expect(await refused(weak, { jwks: { keys: [short.jwk] } })).toBe('token_key_unknown');
  // Zeros in front make a number longer, and the key no stronger.
  const padded = Buffer.concat([Buffer.alloc(128), Buffer.from(short.jwk.n ?? '', 'base64url')]).toString('base64url');
  expect(await refused(weak, { jwks: { keys: [{ ...short.jwk, n: padded }] } })).toBe('token_key_unknown');
});

test('J-07: a token of another instance is refused, although both name their key alike', async () => {
  const other = await testKey(key.kid);
  const theirs = await sign(other, { iss: 'https://auth.other.example' });
  expect(await refused(theirs)).toBe('token_signature_invalid');
  expect(await refused(theirs, { issuer: 'https://auth.other.example' })).toBe('token_signature_invalid');
  expect(await refused(await sign(key, { iss: 'https://auth.other.example' }))).toBe('token_issuer_mismatch');
});

test.each(['PBES2-HS256+A128KW', 'RSA-OAEP-256', 'dir', 'A256KW', 'EdDSA', 'HS512'])(
  'J-09: the algorithm %s, which could cost the verifier much, is refused before any work',
  async alg => {
    const extra = { alg, enc: 'A256GCM', zip: 'DEF', p2c: 2_000_000_000, p2s: 'AAAA' };
    const token = await signText(key, header(extra), JSON.stringify(sessionClaims()));
    const spent = await leastSpent(async () => {
      expect(await refused(token)).toBe('token_algorithm_refused');
    });
    expect(spent).toBeLessThan(200);
  },
);

test('J-12: a signature of zeros, of ones, of the modulus or of no length is none', async () => {
  const [head = '', body = ''] = (await sign(key)).split('.');
  const modulus = Buffer.from(key.jwk.n ?? '', 'base64url');
  const odd = [Buffer.alloc(256), Buffer.alloc(256, 255), modulus, Buffer.alloc(255), Buffer.alloc(257), Buffer.of(1)];
  for (const signature of odd)
    expect(await refused(`${head}.${body}.${signature.toString('base64url')}`)).toBe('token_signature_invalid');
  for (const alg of ['ES256', 'ES384', 'ES256K']) {
    const psychic = Buffer.from(header({ alg })).toString('base64url');
    expect(await refused(`${psychic}.${body}.${Buffer.alloc(64).toString('base64url')}`)).toBe(
      'token_algorithm_refused',
    );
  }
});

test('J-10: a minute of life is the most, and ten seconds of tolerance', async () => {
  const now = seconds();
  expect(await refused(await sign(key, { exp: now + 61 }))).toBe('token_claims_invalid');
  expect(await refused(await sign(key, { exp: now, iat: now }))).toBe('token_claims_invalid');
  await expect(verifyToken(await sign(key), { ...options, clockTolerance: 11 })).rejects.toThrow(/from 0 to 10/);
  await expect(verifyToken(await sign(key), { ...options, clockTolerance: NaN })).rejects.toThrow(TypeError);
});

test.each([
  ['at its last second', { iat: -59, nbf: -69, exp: 1 }, 'accepted'],
  ['four seconds after its end', { iat: -64, nbf: -74, exp: -4 }, 'accepted'],
  ['six seconds after its end', { iat: -66, nbf: -76, exp: -6 }, 'token_expired'],
  ['made by a clock that is four seconds ahead', { iat: 4, nbf: -6, exp: 64 }, 'accepted'],
  ['made seven seconds in the future', { iat: 7, nbf: -3, exp: 67 }, 'token_not_yet_valid'],
  ['not to be used for another minute', { iat: 0, nbf: 60, exp: 60 }, 'token_not_yet_valid'],
] as const)('J-10: a token %s', async (_when, { iat, nbf, exp }, outcome) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T12:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  const now = seconds();
  expect(await refused(await sign(key, { iat: now + iat, nbf: now + nbf, exp: now + exp }))).toBe(outcome);
});

test('AC-157: a token of which one character is changed, added or left out is refused', async () => {
  const token = await sign(key);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(token.at(-1) ?? '');
  // The last character carries bits that decoding drops: all its neighbours decode to the same signature, or nearly so.
  for (const letter of alphabet.replace(alphabet.charAt(last), ''))
    expect(await refused(token.slice(0, -1) + letter)).not.toBe('accepted');
  for (let at = 0; at < token.length; at += 23) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(await refused(token.slice(0, at) + other + token.slice(at + 1))).not.toBe('accepted');
    expect(await refused(token.slice(0, at) + token.slice(at + 1))).not.toBe('accepted');
    expect(await refused(token.slice(0, at))).not.toBe('accepted');
  }
});

test('AC-157: Node’s own verification and that of every other runtime agree', async () => {
  const input = new TextEncoder().encode('header.payload');
  const other = await testKey('another');
  const signature = new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key.privateKey, input));
  // Node's own types want a key of Node, which is what the other half of the module makes.
  const node = nodeCrypto as unknown as Parameters<typeof verifyInNode>[0];
  for (const way of [verifyAnywhere, verifyInNode(node)]) {
    expect(await way(key.publicKey, signature, input)).toBe(true);
    expect(await way(other.publicKey, signature, input)).toBe(false);
    expect(await way(key.publicKey, signature.slice(1), input)).toBe(false);
    expect(await way(key.publicKey, signature, input.slice(1))).toBe(false);
    expect(await way(key.publicKey, new Uint8Array(), input)).toBe(false);
  }
});

test('AC-157: another key’s signature is refused', async () => {
  const other: TestKey = await testKey(key.kid);
  expect(await refused(await sign(other))).toBe('token_signature_invalid');
});

test('a session that still has something to do does not count as signed in', async () => {
  expect(await refused(await sign(key, { sts: 'pending' }))).toBe('session_pending');
  expect(await refused(await sign(key, { sts: undefined }))).toBe('accepted');
});

test('a wrong issuer and an address that anybody could answer for say what to do', async () => {
  const token = await sign(key);
  await expect(verifyToken(token, { issuer: 'app' })).rejects.toThrow(/needs the issuer, like/);
  await expect(verifyToken(token, { issuer: 'http://auth.app.example' })).rejects.toThrow(/over https/);
});

test('an error holds nothing of the token', async () => {
  const token = await sign(key, { sub: 'user_canary', exp: seconds() - 60, iat: seconds() - 90 });
  const error: unknown = await verifyToken(token, options).catch((reason: unknown) => reason);
  expect(JSON.stringify({ ...(error as Error), message: (error as Error).message })).not.toMatch(/canary|eyJ/);
});
