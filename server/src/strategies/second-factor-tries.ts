import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { tooMany } from '../http/refusals.js';

/** Guessing a second factor is limited by person, whatever is guessed and for how many attempts. */
const limits = [
  { name: 'few', most: 10, within: 10 * 60_000 },
  { name: 'many', most: 100, within: 24 * 60 * 60_000 },
] as const;

/** Counts a try before anything is compared. Of what can be guessed, at most a hundred are compared in a day. */
export async function countSecondFactorTry({ instance }: Exchange, userId: string): Promise<void> {
  for (const { name, most, within } of limits) {
    const { retryAfter } = await instance.limits.count(counter(name, userId), most, within);
    if (retryAfter !== undefined) throw tooMany(retryAfter);
  }
}

/** A right code was no try at guessing one. Call it with what uses the code up. */
export async function giveSecondFactorTryBack({ tx }: Change, userId: string): Promise<void> {
  await tx
    .updateTable('counters')
    .set(set => ({ count: set('count', '-', 1) }))
    .where(
      'name',
      'in',
      limits.map(({ name }) => counter(name, userId)),
    )
    .where('count', '>', 0)
    .execute();
}

function counter(name: string, userId: string): string {
  return `code:second:${name}:${userId}`;
}

/** The same for a wrong code, a code that was used, and one that the person does not have. */
export function wrongSecondFactor(): Problem {
  return new Problem(422, 'form_code_incorrect', 'the code is wrong', {
    field: 'code',
    sentence: 'This code is not right.',
  });
}
