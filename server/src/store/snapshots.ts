import type { PGlite } from '@electric-sql/pglite';
import { execFile } from 'node:child_process';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const kept = 5;
const longestVerification = 5 * 60_000;
const pattern = /^\d{4}-\d\d-\d\dT[\d-]+Z\.tar\.gz$/;

/** The newest snapshots of a directory first. */
export async function listSnapshots(directory: string): Promise<readonly string[]> {
  await mkdir(join(directory, 'snapshots'), { recursive: true, mode: 0o700 });
  const names = await readdir(join(directory, 'snapshots'));
  return names
    .filter(name => pattern.test(name))
    .sort()
    .reverse()
    .map(name => join(directory, 'snapshots', name));
}

/** Writes a snapshot, opens it to see that it is good, and only then lets it count. Old ones go. */
export async function writeSnapshot(dump: Blob, directory: string, now = new Date()): Promise<string> {
  const before = await listSnapshots(directory);
  const name = `${now.toISOString().replaceAll(/[:.]/g, '-')}.tar.gz`;
  const file = join(directory, 'snapshots', name);
  await writeVerified(dump, file);
  await Promise.all(before.slice(kept - 1).map(old => rm(old, { force: true })));
  return file;
}

/** Writes a dump under another name, flushes and verifies it, and gives it its own name when it is good. */
export async function writeVerified(dump: Blob, file: string): Promise<void> {
  const temporary = `${resolve(file)}.new`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(new Uint8Array(await dump.arrayBuffer()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await verifySnapshot(temporary);
    await rename(temporary, file);
    await flushDirectory(dirname(resolve(file)));
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Opens a snapshot in memory and reads every row of every table. Rejects when it is not good. It runs in a process of its
 * own, because a database that starts stops everything else in its thread, and requests go on meanwhile.
 */
export async function verifySnapshot(file: string): Promise<void> {
  const program = fileURLToPath(new URL('./verify-snapshot.js', import.meta.url));
  await run(process.execPath, [...process.execArgv, program, file], { timeout: longestVerification });
}

export async function loadSnapshot(file: string): Promise<Blob> {
  return new Blob([new Uint8Array(await readFile(file))]);
}

/**
 * Reads every table to its end, and answers how many there are: a page that cannot be read is an error here, and not
 * later in a request.
 */
export async function checkTables(pglite: PGlite): Promise<number> {
  const { rows } = await pglite.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  );
  for (const { name } of rows) await pglite.query(`select count(*) from (select t.* from ${name} t) as all_rows`);
  return rows.length;
}

/** After this a rename outlives a power cut too. */
export async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
