import type { Transaction } from 'kysely';
import type { Schema } from '../store/schema.js';
import type { Exchange } from './exchange.js';
import type { Problem } from './problem.js';

export interface Change {
  readonly tx: Transaction<Schema>;
  /** Done once the transaction is committed: cookies and headers must not tell of what did not happen. */
  readonly afterCommit: (effect: () => void) => void;
}

/** Runs one transaction. Nothing inside may use the database by another way: there may be one connection only. */
export async function change<Result>(
  { instance }: Exchange,
  work: (change: Change) => Promise<Result>,
): Promise<Result> {
  const effects: (() => void)[] = [];
  const result = await instance.database
    .transaction()
    .execute(tx => work({ tx, afterCommit: effect => void effects.push(effect) }));
  for (const effect of effects) effect();
  return result;
}

/** Another request with the same idempotency key has done the work already: the whole transaction is undone. */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
}

export interface Done {
  readonly resourceId: string;
  /** What was answered: 200, or the status of a refusal that stands. */
  readonly status: number;
}

const day = 24 * 60 * 60_000;

/**
 * Records, as the first statement of the transaction that does the work, that the request was carried out. Of several
 * requests with one key the primary key lets one through; the others wait for it here and are undone.
 */
export async function claim({ tx, afterCommit }: Change, exchange: Exchange, resourceId: string): Promise<void> {
  if (!exchange.idempotency || exchange.claimed) return;
  afterCommit(() => (exchange.claimed = true));
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotency')
    .values({
      ...exchange.idempotency,
      status: 200,
      resource_id: resourceId,
      created_at: exchange.now,
      expires_at: exchange.now + day,
    })
    .onConflict(conflict => conflict.columns(['scope', 'key']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new AlreadyDone();
}

/** The work ends in a refusal that stands: the same request gets it again. */
export async function claimRefusal({ tx }: Change, exchange: Exchange, problem: Problem): Promise<void> {
  if (!exchange.idempotency) return;
  const { scope, key } = exchange.idempotency;
  await tx
    .updateTable('idempotency')
    .set({ status: problem.status })
    .where('scope', '=', scope)
    .where('key', '=', key)
    .execute();
}
