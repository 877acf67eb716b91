import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { maxPasswordBytes, normalizePassword } from 'auth-elements/wire';
import type { PasswordHashing } from '../instance.js';
import { hashArgon2id, isCurrent } from './hashers/argon2.js';
import { hasherOf } from './hashers/index.js';
import { createWorkQueue } from './work-queue.js';

export interface HashingOptions {
  /** How many are hashed at once. Hashing runs in threads beside JavaScript, of which Node starts four. */
  readonly concurrency?: number;
  /** How many may wait: at 30 ms each on two processors, sixty are about a second. */
  readonly waiting?: number;
}

/** Hashing of passwords: argon2id for new ones, every registered format for old ones, a few at a time. */
export async function createPasswordHashing(options: HashingOptions = {}): Promise<PasswordHashing> {
  const queue = createWorkQueue(options.concurrency ?? Math.min(4, availableParallelism()), options.waiting ?? 60);
  // Made with the present parameters, so that somebody who does not exist costs what everybody else does.
  const nobody = await hashArgon2id(randomBytes(32).toString('base64url'));

  const verify: PasswordHashing['verify'] = (password, stored) =>
    queue.run(async () => {
      const hasher = hasherOf(stored);
      const normalized = normalizePassword(password);
      if (!hasher || tooLong(normalized)) {
        await hasherOf(nobody)?.verify('', nobody);
        return { valid: false, rehash: false };
      }
      if (await hasher.verify(normalized, stored)) return { valid: true, rehash: !isCurrent(stored) };
      // Another system may have hashed what was typed without normalising it first.
      const raw = normalized !== password && !isCurrent(stored) && (await hasher.verify(password, stored));
      return { valid: raw, rehash: raw };
    });

  return {
    async hash(password) {
      const normalized = normalizePassword(password);
      if (tooLong(normalized)) throw new RangeError('The password is longer than what may be hashed.');
      return queue.run(() => hashArgon2id(normalized));
    },
    verify,
    async verifyNobody(password) {
      await verify(password, nobody);
    },
  };
}

function tooLong(password: string): boolean {
  return Buffer.byteLength(password, 'utf8') > maxPasswordBytes;
}
