import { commonPasswords } from './common-passwords.js';

let known: ReadonlySet<string> | undefined;

/** The list as words, roughly the commonest first. */
export function commonWords(): readonly string[] {
  return commonPasswords.trim().split(/\s+/);
}

/** Whether a password is among those that everybody tries first, however its letters are capitalised. */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(commonWords());
  return known.has(password.toLowerCase());
}
