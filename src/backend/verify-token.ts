import { isLoopback, type SessionClaims } from '../wire/index.js';
import { checkClaims, type ClaimRules } from './check-claims.js';
import { fixedKeys, remoteKeys, type KeySource } from './key-source.js';
import { parseToken } from './parse-token.js';
import type { KeySet } from './published-keys.js';
import { parseObject } from './strict-json.js';
import { TokenError } from './token-error.js';
import { verifySignature } from './verify-signature.js';

export interface VerifyTokenOptions {
  /** The frontend API's address: the scheme and host of the publishable key, `https://auth.app.example`. */
  readonly issuer: string;
  /**
   * The origins of the pages whose tokens count: `['https://app.example']`. Without it, a token that another page was
   * given counts too, and a warning says so once.
   */
  readonly authorizedParties?: readonly string[];
  /** Who this server is, for tokens that name an audience. Such tokens are refused where nothing is set. */
  readonly audience?: string | readonly string[];
  /** Where the keys are published. Default: `/.well-known/jwks.json` at the issuer. */
  readonly jwksUrl?: string | URL;
  /** The keys themselves; then nothing is fetched. */
  readonly jwks?: KeySet;
  /** How many seconds the two clocks may differ: 5, and at most 10. */
  readonly clockTolerance?: number;
}

const remote = new Map<string, KeySource>();
const fixed = new WeakMap<KeySet, KeySource>();
let warned = false;

/**
 * Verifies a session token and answers what it says: `sub` is the user, `sid` the session. Nothing is fetched but the
 * issuer's keys, once in ten minutes. Throws a {@link TokenError} with a `code` where the token does not count.
 *
 * ```ts
 * const { sub } = await verifyToken(token, {
 *   issuer: 'https://auth.app.example',
 *   authorizedParties: ['https://app.example'],
 * });
 * ```
 *
 * A token tells what was true when it was made, at most a minute ago: a session that has been revoked since still passes.
 */
export async function verifyToken(token: string, options: VerifyTokenOptions): Promise<SessionClaims> {
  const rules = readRules(options);
  const { kid, input, payload, signature } = parseToken(token);
  const key = await sourceOf(options).find(kid);
  if (!key) throw new TokenError('token_key_unknown', 'The issuer does not publish the key that the token names.');
  if (!(await verifySignature(key, signature, input)))
    throw new TokenError('token_signature_invalid', 'The signature does not belong to the token.');
  const claims = parseObject(payload);
  if (!claims) throw new TokenError('token_claims_invalid', 'The token is signed, but what it says is no session.');
  return checkClaims(claims, rules, Date.now() / 1000);
}

function readRules({ issuer, authorizedParties, audience, clockTolerance = 5 }: VerifyTokenOptions): ClaimRules {
  if (!issuer || !URL.canParse(issuer)) {
    throw new TypeError(`verifyToken needs the issuer, like "https://auth.app.example"; it was given "${issuer}".`);
  }
  if (!(clockTolerance >= 0 && clockTolerance <= 10)) {
    throw new TypeError('clockTolerance is a number of seconds from 0 to 10. Larger differences are put right by NTP.');
  }
  if (authorizedParties === undefined) warnOnce();
  const expected = typeof audience === 'string' ? [audience] : (audience ?? []);
  return { issuer, authorizedParties, audience: expected, tolerance: clockTolerance };
}

function sourceOf({ issuer, jwks, jwksUrl }: VerifyTokenOptions): KeySource {
  if (jwks) return remember(fixed, jwks, () => fixedKeys(jwks));
  const url = new URL(jwksUrl ?? new URL('/.well-known/jwks.json', issuer));
  if (url.protocol !== 'https:' && !isLoopback(url.host)) {
    throw new TypeError(`Keys are fetched over https, or from this machine: ${url.href} would let anybody swap them.`);
  }
  return remember(remote, url.href, () => remoteKeys(url));
}

interface Memory<Key> {
  get(key: Key): KeySource | undefined;
  set(key: Key, source: KeySource): unknown;
}

function remember<Key>(memory: Memory<Key>, key: Key, make: () => KeySource): KeySource {
  const source = memory.get(key) ?? make();
  memory.set(key, source);
  return source;
}

function warnOnce(): void {
  if (warned) return;
  warned = true;
  console.warn('verifyToken: without authorizedParties, tokens made for any page count. List your pages’ origins.');
}
