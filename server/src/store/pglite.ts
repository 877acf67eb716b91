import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { pglitePool } from './pglite-pool.js';
import type { PglitePool } from './pglite-pool.js';
import type { Schema } from './schema.js';
import type { Store } from './store.js';

/** An opened PGlite as a store. `beforeClose` runs when the last statement is through. */
export async function storeOfPglite(
  pglite: PGlite,
  beforeClose: (pool: PglitePool) => Promise<void> = () => Promise.resolve(),
): Promise<Store & { readonly pool: PglitePool }> {
  await pglite.exec(`set timezone to 'UTC'`);
  const pool = pglitePool(pglite);
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await beforeClose(pool);
    await database.destroy();
    if (!pglite.closed) await pglite.close();
  };
  let closed: Promise<void> | undefined;
  return { engine: 'pglite', database, pool, close: () => (closed ??= close()) };
}
