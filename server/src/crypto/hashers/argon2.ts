import { hash, verify } from '@node-rs/argon2';
import type { Hasher } from './hasher.js';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
export const argon2Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// RFC 9106 §3.1 names the parameters; the string is the PHC format.
const format =
  /^\$(argon2id|argon2i)\$v=(?:16|19)\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,172}$/;

// An imported string chooses what it costs to verify: 1 GiB and ten passes at most.
const highest = { memory: 1_048_576, time: 10, lanes: 16 };

/** argon2id in this server's cost, and argon2id and argon2i in any other. */
export const argon2: Hasher = {
  name: 'argon2',
  accepts(stored) {
    const [, , memory, time, lanes] = format.exec(stored) ?? [];
    return (
      memory !== undefined &&
      Number(memory) <= highest.memory &&
      Number(time) <= highest.time &&
      Number(lanes) <= highest.lanes
    );
  },
  verify: (password, stored) => verify(stored, password),
};

/** Hashes with the present parameters; the algorithm's default is argon2id, with a salt of 16 bytes. */
export function hashArgon2id(password: string): Promise<string> {
  return hash(password, argon2Parameters);
}

/** Whether a stored string is exactly what {@link hashArgon2id} makes today. */
export function isCurrent(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = argon2Parameters;
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}
