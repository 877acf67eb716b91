import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { unavailable } from './statement-error.js';

const patience = 5000;
const mostWaiting = 500;

/** PGlite's single connection as a pool of one. */
export interface PglitePool extends PostgresPool {
  /** Runs something while nobody has the connection, so never in the middle of a transaction. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** How many statements that may have written have run so far. */
  readonly writes: number;
}

/**
 * Lends out PGlite's only connection, in the order of asking. A query on the database inside a transaction on the
 * same database can never get it: pass the transaction on instead.
 */
export function pglitePool(pglite: PGlite): PglitePool {
  const { acquire, release } = createTurns();
  let writes = 0;

  const query = async (text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
    if (!/^\s*(?:select|begin|commit|rollback|set|start)\b/i.test(text)) writes++;
    const { rows, affectedRows } = await pglite.query(text, [...values]);
    return { command: commandOf(text), rowCount: affectedRows ?? rows.length, rows };
  };

  return {
    async connect() {
      await acquire(patience);
      // The other overload is for cursors, which are not configured.
      return { query: query as PostgresPoolClient['query'], release };
    },
    // Whoever opened the database closes it, after its own last work.
    end: () => Promise.resolve(),
    async exclusive(work) {
      await acquire(60_000);
      try {
        return await work();
      } finally {
        release();
      }
    },
    get writes() {
      return writes;
    },
  };
}

interface Turns {
  /** Settles when it is the caller's turn; rejects when that takes longer than `limit` milliseconds. */
  readonly acquire: (limit: number) => Promise<void>;
  readonly release: () => void;
}

function createTurns(): Turns {
  const queue: (() => void)[] = [];
  let lent = false;

  const release = (): void => {
    const next = queue.shift();
    if (next) next();
    else lent = false;
  };

  const acquire = async (limit: number): Promise<void> => {
    if (!lent) {
      lent = true;
      return;
    }
    if (queue.length >= mostWaiting) throw unavailable('Too many wait for the embedded database.');
    await new Promise<void>((resolve, reject) => {
      const turn = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(turn), 1);
        reject(
          unavailable(
            'Waited too long for the one connection of the embedded database. Was it asked for inside a transaction?',
          ),
        );
      }, limit);
      queue.push(turn);
    });
  };
  return { acquire, release };
}

function commandOf(text: string): 'INSERT' | 'UPDATE' | 'DELETE' | 'SELECT' {
  const [, word] = /^\s*(insert|update|delete)\b/i.exec(text) ?? [];
  // The three words above in capitals are members of the union.
  return word ? (word.toUpperCase() as 'INSERT' | 'UPDATE' | 'DELETE') : 'SELECT';
}
