import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** An opaque bearer secret of 256 random bits, as base64url. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. A plain hash suffices, because 256 random bits cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 27;

/** The id of a row: `user_` and 27 random letters and digits, 160 bits. */
export function createId(prefix: string): string {
  return `${prefix}_${letters(idLength)}`;
}

/** A secret that somebody copies: `ak_` and 43 random letters and digits, 256 bits. A double click takes all of it. */
export function createKey(prefix: string): string {
  return `${prefix}_${letters(43)}`;
}

function letters(length: number): string {
  let text = '';
  while (text.length < length) {
    // 248 is the largest multiple of 62 in a byte: what lies above would favour the first letters.
    for (const byte of randomBytes(32)) if (byte < 248 && text.length < length) text += base62.charAt(byte % 62);
  }
  return text;
}

/** Whether two secrets are the same, in a time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
