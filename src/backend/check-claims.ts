import type { SessionClaims } from '../wire/index.js';
import { TokenError } from './token-error.js';

export interface ClaimRules {
  readonly issuer: string;
  readonly authorizedParties: readonly string[] | undefined;
  readonly audience: readonly string[];
  /** Seconds. */
  readonly tolerance: number;
}

/** Seconds: a session token lives for no longer. */
const longestLife = 60;

/**
 * Checks what a token with a good signature says, and answers it as a session's claims. RFC 7519 §4.1.
 *
 * @param now - Seconds since 1970.
 */
export function checkClaims(claims: Readonly<Record<string, unknown>>, rules: ClaimRules, now: number): SessionClaims {
  if (!isSession(claims)) {
    throw new TokenError('token_claims_invalid', 'The token is signed, but what it says is no session.');
  }
  const { iss, azp, exp, iat, nbf, sts } = claims;
  if (iss !== rules.issuer) {
    throw new TokenError('token_issuer_mismatch', `The token is from "${iss}", and expected was "${rules.issuer}".`);
  }
  checkParty(azp, rules.authorizedParties);
  checkAudience(claims['aud'], rules.audience);
  if (exp - iat > longestLife || exp <= iat) {
    throw new TokenError('token_claims_invalid', `A session token lives for at most ${longestLife} seconds.`);
  }
  if (Math.max(nbf, iat) > now + rules.tolerance) {
    throw new TokenError('token_not_yet_valid', 'The token is not valid yet. Is this server’s clock right?');
  }
  if (exp <= now - rules.tolerance) throw new TokenError('token_expired', 'The token has expired.');
  if (sts === 'pending') {
    throw new TokenError('session_pending', 'The session still has something to do before it counts as signed in.');
  }
  return claims;
}

function checkParty(azp: string | undefined, parties: readonly string[] | undefined): void {
  if (parties === undefined || (azp !== undefined && parties.includes(azp))) return;
  const message = `The token was made for ${azp === undefined ? 'no page' : `"${azp}"`}, which is not one of authorizedParties.`;
  throw new TokenError('token_party_unauthorized', message);
}

// RFC 7519 §4.1.3: a token that names an audience is refused by everybody who is not in it.
function checkAudience(aud: unknown, expected: readonly string[]): void {
  if (aud === undefined && expected.length === 0) return;
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (named.some(name => typeof name === 'string' && expected.includes(name))) return;
  throw new TokenError('token_audience_mismatch', 'The token is for another audience.');
}

type SessionLike = SessionClaims & Readonly<Record<string, unknown>>;

function isSession(claims: Readonly<Record<string, unknown>>): claims is SessionLike {
  const { iss, sub, sid, azp, exp, iat, nbf } = claims;
  const texts = [iss, sub, sid].every(text => typeof text === 'string' && text !== '');
  const times = [exp, iat, nbf].every(time => typeof time === 'number' && Number.isSafeInteger(time) && time > 0);
  return texts && times && (azp === undefined || typeof azp === 'string');
}
