import { decode, encode } from 'jose/base64url';
import { TokenError } from './token-error.js';
import { parseObject } from './strict-json.js';

export const algorithm = 'RS256';

// A cookie holds no more than 4096 bytes; a longer token comes from nobody who means well.
const longest = 8192;
// RFC 7515 §7.1, the compact form alone: three parts of unpadded base64url.
const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
// A short name, never a path or a piece of a query.
const keyId = /^[A-Za-z0-9_-]{1,128}$/;
// RFC 8725 §3.10: a header names no key of its own, and asks for nothing that this verifier does not do.
const refused = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64', 'zip', 'enc'];

/** Reads a token's header, before any key is looked for, and answers the id of the key that is said to have signed. */
export function parseToken(token: unknown): { readonly kid: string } {
  if (typeof token !== 'string' || token.length > longest || !compact.test(token)) throw malformed();
  const parts = token.split('.').map(decodeExactly);
  const header = parseObject(parts[0] ?? new Uint8Array());
  if (!header) throw malformed();
  if (header['alg'] !== algorithm) {
    throw new TokenError('token_algorithm_refused', `Session tokens are signed with ${algorithm}; this one is not.`);
  }
  const extra = refused.find(name => Object.hasOwn(header, name));
  if (extra)
    throw new TokenError('token_header_refused', `The token's header has "${extra}", which is never accepted.`);
  if (header['typ'] !== 'JWT') throw new TokenError('token_header_refused', 'The token is of another kind than "JWT".');
  const { kid } = header;
  if (typeof kid !== 'string' || !keyId.test(kid)) {
    throw new TokenError('token_header_refused', 'The token does not name the key that signed it.');
  }
  return { kid };
}

/** Decodes one part. Bits that decoding drops must be zero: there is only one way to write a token. */
function decodeExactly(part: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = decode(part);
  } catch (cause) {
    throw malformed(cause);
  }
  if (encode(bytes) !== part) throw malformed();
  return bytes;
}

function malformed(cause?: unknown): TokenError {
  const message = 'This is not a signed token in the compact form. Pass the token alone, without "Bearer ".';
  return new TokenError('token_malformed', message, { cause });
}
