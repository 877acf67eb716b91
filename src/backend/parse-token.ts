import { decode } from 'jose/base64url';
import { TokenError } from './token-error.js';
import { parseObject } from './strict-json.js';

export const algorithm = 'RS256';

// A cookie holds no more than 4096 bytes; a longer token comes from nobody who means well.
const longest = 8192;
// One part in unpadded base64url. Bits that decoding drops must be zero: there is only one way to write a token.
const oneWay = '(?:[\\w-]{4})*(?:[\\w-]{4}|[\\w-][AQgw]|[\\w-]{2}[AEIMQUYcgkosw048])';
// RFC 7515 §7.1, the compact form alone: three parts.
const compact = new RegExp(`^${oneWay}\\.${oneWay}\\.${oneWay}$`);
// A short name, never a path or a piece of a query.
const keyId = /^[A-Za-z0-9_-]{1,128}$/;
// RFC 8725 §3.10: a header names no key of its own, and asks for nothing that this verifier does not do.
const refused = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64', 'zip', 'enc'];

/** A token in pieces, of which only the header has been read. */
export interface ParsedToken {
  /** The id of the key that is said to have signed. */
  readonly kid: string;
  /** What was signed: RFC 7515 §5.1. */
  readonly input: Uint8Array<ArrayBuffer>;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** Takes a token apart and reads its header, before any key is looked for. */
export function parseToken(token: unknown): ParsedToken {
  if (typeof token !== 'string' || token.length > longest || !compact.test(token)) throw malformed();
  const [first = '', second = '', third = ''] = token.split('.');
  const kid = readHeader(first);
  const input = encoder.encode(`${first}.${second}`);
  return { kid, input, payload: decode(second), signature: new Uint8Array(decode(third)) };
}

// All tokens of one key have the same header, so the last good one is read once.
let lastHeader: { readonly part: string; readonly kid: string } | undefined;

/** Checks the header and answers the id of the key. */
function readHeader(part: string): string {
  if (part === lastHeader?.part) return lastHeader.kid;
  const header = parseObject(decode(part));
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
  lastHeader = { part, kid };
  return kid;
}

function malformed(): TokenError {
  const message = 'This is not a signed token in the compact form. Pass the token alone, without "Bearer ".';
  return new TokenError('token_malformed', message);
}
