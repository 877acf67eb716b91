import { randomInt } from 'node:crypto';

/** A one-time code of six digits, each equally likely, leading zeros included. */
export function createCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
