import { PGlite } from '@electric-sql/pglite';
import { emptyDatabase } from '../../server/src/store/empty-database.js';

/** A database in memory with nothing in it, begun as a first start does. */
export async function createEmptyPglite(): Promise<PGlite> {
  const loadDataDir = await emptyDatabase();
  return PGlite.create(loadDataDir ? { loadDataDir } : {});
}
