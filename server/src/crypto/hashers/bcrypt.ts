import { verify } from '@node-rs/bcrypt';
import type { Hasher } from './hasher.js';

const format = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const lowestCost = 4;
// Each step doubles the work; 15 is about two seconds.
const highestCost = 15;

/**
 * bcrypt, for imported accounts only: it reads 72 bytes of a password and no more, which is why a longer one verifies
 * by its beginning here, once, and is then replaced by a hash of the whole.
 */
export const bcrypt: Hasher = {
  name: 'bcrypt',
  accepts(stored) {
    const [, cost] = format.exec(stored) ?? [];
    return cost !== undefined && Number(cost) >= lowestCost && Number(cost) <= highestCost;
  },
  verify: (password, stored) => verify(password, stored),
};
