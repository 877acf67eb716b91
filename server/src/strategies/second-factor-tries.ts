import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { tooMany } from '../http/refusals.js';

/** Guessing a second factor is limited by person, whatever is guessed and for how many attempts. */
const triesPerWindow = 10;
const window = 10 * 60_000;
const triesPerDay = 100;
const day = 24 * 60 * 60_000;

/** Counts a try before anything is compared. Of what can be guessed, at most a hundred are compared in a day. */
export async function countSecondFactorTry({ instance }: Exchange, userId: string): Promise<void> {
  for (const [name, limit, milliseconds] of [
    ['few', triesPerWindow, window],
    ['many', triesPerDay, day],
  ] as const) {
    const { retryAfter } = await instance.limits.count(`code:second:${name}:${userId}`, limit, milliseconds);
    if (retryAfter !== undefined) throw tooMany(retryAfter);
  }
}

/** The same for a wrong code, a code that was used, and one that the person does not have. */
export function wrongSecondFactor(): Problem {
  return new Problem(422, 'form_code_incorrect', 'the code is wrong', {
    field: 'code',
    sentence: 'This code is not right.',
  });
}
