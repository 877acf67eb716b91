import type { ProofOfWorkJSON } from '../wire/index.js';
import type { Camel } from './camel.js';
import { AuthError } from './error.js';
import type { Platform } from './platform.js';

/** Milliseconds of work at a time: short enough for a letter that is typed meanwhile. */
const slice = 8;
/** In a hidden tab nobody types, and browsers let it work once a second. */
const hiddenSlice = 40;
const hashesBetweenLooks = 128;

/**
 * Solves the puzzles of a challenge, a little at a time, on the page's own thread: a worker would need a file of the
 * page's own origin, or a policy that allows others.
 *
 * @param closed - Whether nobody wants the answer any more.
 */
export async function solveWork(
  { challenge, seed, bits, count }: Camel<ProofOfWorkJSON>,
  platform: Platform,
  closed: () => boolean,
): Promise<string> {
  const words = Uint32Array.from({ length: 4 }, (_, at) => parseInt(seed.slice(at * 8, at * 8 + 8), 16));
  const limit = 2 ** (32 - bits);
  const answers: string[] = [];
  let until = platform.monotonic() + slice;
  for (let nonce = 0; answers.length < count; nonce++) {
    if (firstWord(words, answers.length, nonce) < limit) {
      answers.push(nonce.toString(36));
      nonce = -1;
    }
    if (nonce % hashesBetweenLooks === 0 && platform.monotonic() > until) {
      await new Promise<void>(resolve => platform.timer(0, resolve));
      if (closed()) throw new AuthError([{ code: 'aborted', message: 'The client was closed.' }]);
      until = platform.monotonic() + (platform.isVisible() ? slice : hiddenSlice);
    }
  }
  return `${challenge}.${answers.join('-')}`;
}

/** The fractional parts of roots of the first 64 primes (FIPS 180-4 §4.2.2, §5.3.3): cube roots, and square roots of 8. */
const primes = firstPrimes(64);
const roundConstants = Int32Array.from(primes, prime => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every(prime => candidate % prime !== 0)) found.push(candidate);
  return found;
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) | 0;
}

const schedule = new Int32Array(64);

/** The first word of SHA-256 (FIPS 180-4 §6.2) of one block: the seed, the puzzle's number, the nonce. */
export function firstWord(seed: Uint32Array, puzzle: number, nonce: number): number {
  schedule.fill(0, 0, 16);
  schedule.set(seed);
  schedule[4] = puzzle;
  schedule[5] = nonce;
  schedule[6] = 1 << 31;
  schedule[15] = 192;
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = start;
  for (let round = 0; round < 64; round++) {
    const word = round < 16 ? at(schedule, round) : expand(round);
    const t1 =
      h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + at(roundConstants, round) + word;
    const t2 = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return (a + at(start, 0)) >>> 0;
}

function expand(round: number): number {
  const before = at(schedule, round - 15);
  const last = at(schedule, round - 2);
  return (schedule[round] =
    (at(schedule, round - 16) +
      (turned(before, 7) ^ turned(before, 18) ^ (before >>> 3)) +
      at(schedule, round - 7) +
      (turned(last, 17) ^ turned(last, 19) ^ (last >>> 10))) |
    0);
}

/** Each index is within its array. */
const at = (array: Int32Array, index: number): number => array[index] ?? 0;

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
