import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.js';
import type { Store } from './store.js';
import { asProblem, isOutage, unavailable } from './statement-error.js';

/** How PostgreSQL is used; the numbers are what the tests of overload turn. */
export interface PostgresOptions {
  readonly connections?: number;
  /** So many may wait for a connection; the next one is refused at once. */
  readonly waiting?: number;
  /** Milliseconds that one may wait for a connection. */
  readonly patience?: number;
}

/** So many more than `connections` are for tokens alone. */
const reservedConnections = 2;

/** Opens PostgreSQL by its address. Nothing is sent before the first query. */
export function openPostgres(url: string, options: PostgresOptions = {}): Store {
  const { connections = 10, waiting = 200, patience = 2000 } = options;
  const all = openPool(url, connections, waiting, patience);
  const reserved = openPool(url, reservedConnections, waiting, patience);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([all.close(), reserved.close()]);
  };
  return {
    engine: 'postgres',
    database: all.database,
    reserved: reserved.database,
    close: () => (closed ??= close()),
  };
}

function openPool(url: string, max: number, waiting: number, patience: number): Pick<Store, 'database' | 'close'> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: patience,
    statement_timeout: 5000,
    // The server's own limit comes first; this one is for a network that swallows answers.
    query_timeout: 7000,
    idle_in_transaction_session_timeout: 10_000,
    // Whoever waits for a lock has to see what its holder did, whatever the database's own default is.
    options: '-c timezone=UTC -c default_transaction_isolation=read\\ committed',
    application_name: 'auth-elements',
    types: { getTypeParser },
  });
  // An idle connection that breaks is taken out of the pool; the next query opens another.
  pool.on('error', () => undefined);
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: bounded(pool, waiting) }) });
  // Kysely ends the pool only when a query has started it, and a pool must not be ended twice.
  const close = async (): Promise<void> => {
    await database.destroy();
    if (!pool.ending) await pool.end();
  };
  return { database, close };
}

type Oid = Parameters<typeof pg.types.getTypeParser>[0];
const getTypeParser: typeof pg.types.getTypeParser = (oid: Oid, format?: 'text' | 'binary'): unknown =>
  // Times and counts stay far below 2^53.
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);

function bounded(pool: pg.Pool, waiting: number): PostgresPool {
  return {
    async connect() {
      if (pool.waitingCount >= waiting) throw unavailable('Too many wait for the database.');
      try {
        return borrowed(await pool.connect());
      } catch (error) {
        throw asProblem(error);
      }
    },
    end: () => pool.end(),
  };
}

function borrowed(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  // Between two statements nobody waits for the connection: one that breaks then would end the process.
  const onError = (): void => void (broken = true);
  client.on('error', onError);
  const query = async (text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
    try {
      const { command, rowCount, rows } = await client.query(text, [...values]);
      // pg types the command as any string; Kysely compares it with the ones it knows.
      return { command: command as 'SELECT', rowCount: rowCount ?? 0, rows };
    } catch (error) {
      broken ||= isOutage(error);
      throw asProblem(error);
    }
  };
  // The other overload is for cursors, which are not configured.
  const release = (): void => {
    client.removeListener('error', onError);
    client.release(broken);
  };
  return { query: query as PostgresPoolClient['query'], release };
}
