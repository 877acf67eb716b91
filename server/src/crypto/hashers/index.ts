import { argon2 } from './argon2.js';
import { bcrypt } from './bcrypt.js';
import type { Hasher } from './hasher.js';

const hashers: readonly Hasher[] = [argon2, bcrypt];

/** Who can verify a stored string; undefined when nobody can, or its cost is beyond what is allowed. */
export function hasherOf(stored: string): Hasher | undefined {
  return hashers.find(hasher => hasher.accepts(stored));
}
