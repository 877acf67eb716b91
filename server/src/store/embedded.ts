import { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { lockDirectory } from './directory-lock.js';
import { emptyDatabase } from './empty-database.js';
import type { PglitePool } from './pglite-pool.js';
import { storeOfPglite } from './pglite.js';
import { checkTables, flushDirectory, listSnapshots, loadSnapshot, writeSnapshot } from './snapshots.js';
import type { Store } from './store.js';

const snapshotInterval = 10 * 60_000;
/** The major version that PGlite is; it opens no other. */
const postgresVersion = '18';

/** An embedded database that has been opened. */
export interface EmbeddedStore extends Store {
  /** Writes a verified snapshot now, unless nothing was written since the last one. */
  snapshot(): Promise<void>;
  /** The whole database as a compressed archive. */
  dump(): Promise<Blob>;
}

/** Opens the embedded database in a directory, and makes it where there is none. Snapshots are written meanwhile. */
export async function openEmbedded(directory: string, log: Logger): Promise<EmbeddedStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    const pglite = await openOrRecover(directory, log);
    return await storeOf(pglite, directory, log, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function storeOf(
  pglite: PGlite,
  directory: string,
  log: Logger,
  unlock: () => Promise<void>,
): Promise<EmbeddedStore> {
  let written: Promise<void> = Promise.resolve();
  const timers: NodeJS.Timeout[] = [];
  const store = await storeOfPglite(pglite, async () => {
    timers.forEach(timer => clearInterval(timer));
    // One that failed has been told of already, and must not keep the database from being closed.
    await written.catch(() => undefined);
    // The next start then has nothing to repeat.
    await pglite.exec('checkpoint');
  });
  const dump = (): Promise<Blob> => dumpOf(pglite, store.pool);
  let at = -1;
  const snapshot = async (): Promise<void> => {
    const { writes } = store.pool;
    if (writes === at) return;
    await writeSnapshot(await dump(), directory);
    at = writes;
  };
  const snapshotNow = (): Promise<void> => (written = written.catch(() => undefined).then(snapshot));
  const timer = setInterval(() => {
    snapshotNow().catch((error: unknown) => log.error({ err: error }, 'no snapshot of the database could be written'));
  }, snapshotInterval);
  timer.unref();
  timers.push(timer);
  const close = async (): Promise<void> => {
    try {
      await store.close();
    } finally {
      await unlock();
    }
  };
  let closed: Promise<void> | undefined;
  return { ...store, dump, snapshot: snapshotNow, close: () => (closed ??= close()) };
}

function dumpOf(pglite: PGlite, pool: PglitePool): Promise<Blob> {
  return pool.exclusive(async () => {
    await pglite.exec('checkpoint');
    return pglite.dumpDataDir('gzip');
  });
}

async function openOrRecover(directory: string, log: Logger): Promise<PGlite> {
  const data = join(directory, 'data');
  await removeUnfinished(directory);
  await refuseOtherVersion(directory, data);
  if (!existsSync(data)) {
    const [newest] = await listSnapshots(directory);
    if (newest !== undefined) return recover(directory, data, log);
    return create(data, await emptyDatabase());
  }
  try {
    return await openChecked(data);
  } catch (error) {
    log.fatal({ err: error, directory }, 'the embedded database does not open');
    const broken = join(directory, `broken-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
    await rename(data, broken);
    log.fatal({ broken }, 'what is there was put aside, and nothing of it is deleted');
    try {
      return await recover(directory, data, log, error);
    } catch (failure) {
      // Another version of the server may still be able to open it.
      await rename(broken, data);
      throw failure;
    }
  }
}

async function recover(directory: string, data: string, log: Logger, cause?: unknown): Promise<PGlite> {
  for (const file of await listSnapshots(directory)) {
    try {
      const pglite = await create(data, await loadSnapshot(file));
      log.fatal({ snapshot: file }, 'the database was put back from a snapshot: what was written after it is missing');
      return pglite;
    } catch (error) {
      log.fatal({ err: error, snapshot: file }, 'a snapshot does not open');
    }
  }
  throw new Error(
    `The database in ${directory} does not open, and there is no snapshot that does. Put the directory back from your backup.`,
    { cause },
  );
}

// Made under another name, so that a process that is killed meanwhile leaves nothing that looks like a database.
async function create(data: string, from?: Blob): Promise<PGlite> {
  const unfinished = `${data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const pglite = await PGlite.create(unfinished, from ? { loadDataDir: from } : {});
  await pglite.exec('checkpoint');
  await pglite.close();
  await rename(unfinished, data);
  await flushDirectory(join(data, '..'));
  return from ? openChecked(data) : PGlite.create(data);
}

async function openChecked(data: string): Promise<PGlite> {
  const pglite = await PGlite.create(data);
  try {
    await checkTables(pglite);
    return pglite;
  } catch (error) {
    await pglite.close();
    throw error;
  }
}

// What another version has made is not broken: nothing of it may be put aside, and no snapshot can help.
async function refuseOtherVersion(directory: string, data: string): Promise<void> {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) return;
  const version = (await readFile(file, 'utf8')).trim();
  if (!/^\d{1,3}$/.test(version) || version === postgresVersion) return;
  throw new Error(
    `The database in ${directory} is of PostgreSQL ${version}, and this version embeds ${postgresVersion}: start the version of auth-elements-server that made it.`,
  );
}

async function removeUnfinished(directory: string): Promise<void> {
  const names = await readdir(directory);
  if (names.includes('data.new')) await rm(join(directory, 'data.new'), { recursive: true, force: true });
}
