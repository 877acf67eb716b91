import { PGlite } from '@electric-sql/pglite';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { openPostgres } from '../../server/src/store/postgres.js';
import { storeOfPglite } from '../../server/src/store/pglite.js';
import type { Store } from '../../server/src/store/store.js';
import { remember } from './put-back.js';
import type { Query, Row } from './put-back.js';

/** A migrated database, and what makes it again what it was. */
interface Kept<Database> {
  readonly database: Database;
  readonly putBack: (query: Query) => Promise<boolean>;
}

// Those that no test uses at the moment.
const pglites: Kept<PGlite>[] = [];
const postgreses: Kept<string>[] = [];

/** A migrated PGlite: one that another test is done with, or a new one. */
export async function keptPglite(dump: string): Promise<Store> {
  const kept = pglites.pop() ?? (await newPglite(dump));
  const { database } = kept;
  const store = await storeOfPglite(database);
  const end = database.close.bind(database);
  // The store closes what it was given, once nobody can begin a statement any more. One may still be under way.
  database.close = async () => {
    database.close = end;
    if (await store.pool.exclusive(() => kept.putBack(queryOf(database)))) pglites.push(kept);
    else await end();
  };
  return store;
}

async function newPglite(dump: string): Promise<Kept<PGlite>> {
  const database = await PGlite.create({ loadDataDir: new Blob([await readFile(dump)]) });
  return { database, putBack: await remember(queryOf(database)) };
}

function queryOf(database: PGlite): Query {
  return async statements => (await database.exec(statements)).at(-1)?.rows ?? [];
}

/** A migrated database in PostgreSQL: one that another test is done with, or a new one. */
export async function keptPostgres(url: string): Promise<Store> {
  const kept = postgreses.pop() ?? (await newPostgres(url));
  const address = `${url}${kept.database}`;
  const store = openPostgres(address);
  const close = async (): Promise<void> => {
    await store.close();
    if (await withClient(address, kept.putBack)) postgreses.push(kept);
    else await withClient(`${url}postgres`, query => query(`drop database ${kept.database} with (force)`));
  };
  let closed: Promise<void> | undefined;
  return { ...store, close: () => (closed ??= close()) };
}

async function newPostgres(url: string): Promise<Kept<string>> {
  const database = `test_${randomBytes(8).toString('hex')}`;
  await withClient(`${url}postgres`, query => query(`create database ${database} template auth_template`));
  return { database, putBack: await withClient(`${url}${database}`, remember) };
}

/** Does something with one connection. */
export async function withClient<Answer>(address: string, work: (query: Query) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await work(async statements => {
      const results = await client.query<Row>(statements);
      // Several statements have several results, which the types do not know.
      return [results].flat().at(-1)?.rows ?? [];
    });
  } finally {
    await client.end();
  }
}
