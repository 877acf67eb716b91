import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SettingError } from '../setting-error.js';
import { openEmbedded } from './embedded.js';
import { writeVerified } from './snapshots.js';

/** Writes a verified copy of the embedded database to a file, which must not be there yet. */
export async function backupTo(file: string, directory: string, log: Logger): Promise<void> {
  if (existsSync(file)) throw new SettingError('backup', `${file} is there already: name another file.`);
  if (!existsSync(join(directory, 'data')))
    throw new SettingError('AUTH_DATA_DIR', `There is no database in ${directory}: set AUTH_DATA_DIR to where it is.`);
  const store = await openEmbedded(directory, log);
  try {
    await writeVerified(await store.dump(), file);
  } finally {
    await store.close();
  }
}
