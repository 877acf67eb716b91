import { importJWK, type CryptoKey, type JWK } from 'jose';
import { decode } from 'jose/base64url';
import { algorithm } from './parse-token.js';

/** A published set of keys: RFC 7517 §5. */
export interface KeySet {
  readonly keys: readonly JWK[];
}

/** The keys of one issuer, by their ids. */
export type Keys = ReadonlyMap<string, CryptoKey>;

// RFC 7518 §3.3.
const leastModulusBits = 2048;

/** Takes from a set what may verify a session token; other kinds of keys may stand beside them. */
export async function readKeySet(set: unknown): Promise<Keys> {
  if (typeof set !== 'object' || set === null || !('keys' in set) || !Array.isArray(set.keys)) {
    throw new TypeError('A key set is an object with a list of keys: { "keys": [ … ] }.');
  }
  const keys = new Map<string, CryptoKey>();
  for (const jwk of set.keys.filter(isUsable)) {
    if (keys.has(jwk.kid)) throw new TypeError(`The key set has two keys with the id "${jwk.kid}".`);
    const key = await importKey(jwk);
    if (key) keys.set(jwk.kid, key);
  }
  return keys;
}

/** The key, or nothing where it is none after all: it must not take the good ones beside it along. */
async function importKey({ n, e }: UsableKey): Promise<CryptoKey | undefined> {
  try {
    if (bitsOf(n) < leastModulusBits) return undefined;
    // Only members of a public RSA key are handed on: an exponent of a private key has no place here.
    const key = await importJWK({ kty: 'RSA', n, e, alg: algorithm }, algorithm);
    return key instanceof Uint8Array ? undefined : key;
  } catch {
    // WebCrypto and jose say no in several ways, and all of them mean that nothing can be verified with this key.
    return undefined;
  }
}

interface UsableKey {
  readonly kid: string;
  readonly n: string;
  readonly e: string;
}

/** Whether the key is for RS256 signatures, and says nothing else about itself (RFC 8725 §3.1). */
function isUsable(key: unknown): key is UsableKey {
  if (typeof key !== 'object' || key === null) return false;
  const { kty, kid, n, e, alg, use, key_ops } = key as Readonly<Record<string, unknown>>;
  if (kty !== 'RSA' || typeof kid !== 'string' || typeof n !== 'string' || typeof e !== 'string') return false;
  if ((alg !== undefined && alg !== algorithm) || (use !== undefined && use !== 'sig')) return false;
  return key_ops === undefined || (Array.isArray(key_ops) && key_ops.includes('verify'));
}

/** How long a number is; zeros in front make no key longer. */
function bitsOf(number: string): number {
  const bytes = decode(number);
  const first = bytes.findIndex(byte => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32((bytes[first] ?? 0) << 24);
}
