import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadSnapshot } from './snapshots.js';

// The same place seen from the sources and from what is built of them.
const directory = new URL('../../dist/', import.meta.url);

interface Package {
  readonly dependencies: Readonly<Record<'@electric-sql/pglite', string>>;
}

/** Where the build leaves an empty database of the PGlite that is installed. */
export function emptyDatabaseFile(): string {
  const { dependencies } = createRequire(import.meta.url)('../../package.json') as Package;
  return fileURLToPath(new URL(`empty-database-${dependencies['@electric-sql/pglite']}.tar.gz`, directory));
}

/**
 * An empty database to begin from, because PGlite takes most of a first start to make one. Where the build has left none
 * for this PGlite, it makes it.
 */
export async function emptyDatabase(): Promise<Blob | undefined> {
  const file = emptyDatabaseFile();
  return existsSync(file) ? loadSnapshot(file) : undefined;
}
