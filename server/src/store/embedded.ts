import { PGlite } from '@electric-sql/pglite';
import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { storeOfPglite } from './pglite.js';
import type { Store } from './store.js';

/** Opens the embedded database in a directory, and makes it where there is none. */
export async function openEmbedded(directory: string, _log: Logger): Promise<Store> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return storeOfPglite(await PGlite.create(`${directory}/data`));
}
