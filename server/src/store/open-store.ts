import type { Logger } from 'pino';
import type { Settings } from '../settings.js';
import { openEmbedded } from './embedded.js';
import { openPostgres } from './postgres.js';
import type { Store } from './store.js';

/** Opens the database that the settings name. */
export async function openStore(settings: Settings, log: Logger): Promise<Store> {
  return settings.database.kind === 'pglite'
    ? openEmbedded(settings.database.directory, log)
    : openPostgres(settings.database.url);
}
