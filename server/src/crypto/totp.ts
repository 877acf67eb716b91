import { Secret, TOTP } from 'otpauth';

// RFC 6238 with the parameters that every authenticator app takes: SHA-1, six digits, thirty seconds.

const period = 30;
/** RFC 4226 §4 R6: 160 bits. */
const secretBytes = 20;
/** RFC 6238 §5.2: one step back and one ahead, for clocks that are off. */
const tolerance = 1;

/** A new seed, as base32 without padding. */
export function createTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return totpOf(secret, { issuer, label }).toString();
}

/**
 * The step of thirty seconds that a code belongs to; undefined when it is the code of none that is near.
 *
 * @param now - Milliseconds since 1970.
 */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  // The library compares bytes, and throws where six letters have more of them.
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: tolerance });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
}

function totpOf(secret: string, named: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  return new TOTP({ ...named, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });
}
