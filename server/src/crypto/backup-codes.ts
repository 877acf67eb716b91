import { randomBytes } from 'node:crypto';

/** Without letters that look like others: Crockford's base 32. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** 24 letters of five bits are 120 bits, above the 112 from which ASVS 6.5.2 takes a plain hash. */
const length = 24;

/** A backup code in groups that can be written down: `7k3f-9qd2-…`. */
export function createBackupCode(): string {
  const code = [...randomBytes(length)].map(byte => letters.charAt(byte & 31)).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is compared: as it was made, whatever was typed between the letters and in their place. */
export function normalizeBackupCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}
