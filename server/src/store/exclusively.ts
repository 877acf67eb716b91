import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Database, Schema } from './schema.js';

// Any number will do as long as nobody else uses it; these are the letters "auth".
const lockNumber = 0x61757468;

/**
 * Runs one transaction that no other process runs at the same time: what is done once for a whole deployment, when
 * two servers start together.
 */
export function exclusively<T>(database: Database, work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
  return database.transaction().execute(async transaction => {
    // Waiting for the other process, and the work itself, may take longer than a request ever may.
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(transaction);
    return work(transaction);
  });
}
