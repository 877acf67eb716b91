import { change } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Problem } from '../http/problem.js';
import { identifierExists } from '../http/refusals.js';
import { violatedConstraint } from '../store/statement-error.js';

/**
 * Runs the change. Two that make an account of the same address at once are told apart by the index, and the one that
 * lost looks again: then the account is there. A refusal that stands is thrown once it is written.
 */
export async function carryOut(
  exchange: Exchange,
  work: (change: Change) => Promise<Problem | undefined>,
): Promise<void> {
  const attempted = await change(exchange, work).catch((error: unknown) => {
    const constraint = violatedConstraint(error);
    if (constraint === undefined) throw error;
    if (constraint.includes('username')) throw identifierExists('username');
    return change(exchange, work);
  });
  if (attempted) throw attempted;
}
