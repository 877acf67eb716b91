import { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { backupTo } from '../../server/src/store/backup.js';
import { lockDirectory } from '../../server/src/store/directory-lock.js';
import { openEmbedded } from '../../server/src/store/embedded.js';
import type { EmbeddedStore } from '../../server/src/store/embedded.js';
import { listSnapshots, verifySnapshot, writeSnapshot } from '../../server/src/store/snapshots.js';

async function temporaryDirectory(prefix = 'auth-elements-data-'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), prefix));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

interface Opened extends EmbeddedStore {
  readonly logged: readonly string[];
}

async function open(directory: string): Promise<Opened> {
  const logged: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
  const store = await openEmbedded(directory, log);
  onTestFinished(() => store.close());
  return { ...store, logged };
}

async function write(store: EmbeddedStore, value: string): Promise<void> {
  await sql`create table if not exists notes (value text primary key)`.execute(store.database);
  await sql`insert into notes (value) values (${value})`.execute(store.database);
}

async function values(store: EmbeddedStore): Promise<readonly string[]> {
  const { rows } = await sql<{ value: string }>`select value from notes order by value`.execute(store.database);
  return rows.map(row => row.value);
}

test('what was written is there after closing and opening again', async () => {
  const directory = await temporaryDirectory();
  const first = await open(directory);
  await write(first, 'kept');
  await first.close();
  await first.close();
  expect(await values(await open(directory))).toEqual(['kept']);
});

test('G-03: a second opening of the same directory is refused with a sentence, and goes through once the first ended', async () => {
  const directory = await temporaryDirectory();
  const unlock = await lockDirectory(directory);
  await expect(open(directory)).rejects.toThrow(
    new RegExp(`process ${process.pid} on .*stop it, or set AUTH_DATA_DIR`),
  );
  await unlock();
  const unlockAgain = await lockDirectory(directory);
  await unlockAgain();
});

test('G-03: what a killed process left of its lock is no lock', async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'lock.sock'), '');
  await writeFile(join(directory, 'lock.json'), JSON.stringify({ pid: 1, host: 'elsewhere' }));
  const unlock = await lockDirectory(directory);
  await unlock();
});

test('a directory with a very long path can be locked', async () => {
  const directory = await temporaryDirectory(`auth-elements-${'x'.repeat(150)}`);
  const unlock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(/Another process/);
  await unlock();
});

test('G-02: a first start that was killed half-way leaves nothing in the way', async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, 'data.new', 'base'), { recursive: true });
  await writeFile(join(directory, 'data.new', 'PG_VERSION'), 'half a database');
  const store = await open(directory);
  await write(store, 'works');
  expect(await values(store)).toEqual(['works']);
  expect(existsSync(join(directory, 'data.new'))).toBe(false);
});

test('G-01: a database that does not open is put aside, and the newest good snapshot takes its place, loudly', async () => {
  const directory = await temporaryDirectory();
  const first = await open(directory);
  await write(first, 'in the snapshot');
  await first.snapshot();
  await write(first, 'after it');
  await first.close();
  await writeFile(join(directory, 'snapshots', '2999-01-01T00-00-00-000Z.tar.gz'), 'no archive');
  await writeFile(join(directory, 'data', 'global', 'pg_control'), 'broken');

  const again = await open(directory);
  expect(await values(again)).toEqual(['in the snapshot']);
  expect(again.logged.join('')).toMatch(/put back from a snapshot/);
  expect((await readdir(directory)).filter(name => name.startsWith('broken-'))).toHaveLength(1);
});

test('without a good snapshot the start stops, and what is there stays where it is', async () => {
  const directory = await temporaryDirectory();
  await (await open(directory)).close();
  await writeFile(join(directory, 'data', 'global', 'pg_control'), 'broken');
  await expect(open(directory)).rejects.toThrow(/backup/);
  expect(existsSync(join(directory, 'data', 'PG_VERSION'))).toBe(true);
});

test('G-07: a database of another PostgreSQL is refused with a sentence and stays as it is', async () => {
  const directory = await temporaryDirectory();
  await (await open(directory)).close();
  const file = join(directory, 'data', 'PG_VERSION');
  const own = await readFile(file, 'utf8');
  for (const other of ['15', '99']) {
    await writeFile(file, `${other}\n`);
    await expect(open(directory)).rejects.toThrow(`is of PostgreSQL ${other}, and this version embeds ${own.trim()}`);
    expect((await readdir(directory)).filter(name => name.startsWith('broken-'))).toEqual([]);
  }
  await writeFile(file, own);
  await (await open(directory)).close();
});

test('G-05: a snapshot that cannot be opened never counts, and the older ones stay', async () => {
  const directory = await temporaryDirectory();
  const store = await open(directory);
  await write(store, 'kept');
  await store.snapshot();
  const before = await listSnapshots(directory);
  expect(before).toHaveLength(1);
  await store.snapshot();
  await expect(writeSnapshot(new Blob(['no archive']), directory)).rejects.toThrow();
  expect(await listSnapshots(directory)).toEqual(before);
  expect(await readdir(join(directory, 'snapshots'))).toHaveLength(1);
});

test('G-05: where no snapshot can be written the server says so and closes properly', async () => {
  const directory = await temporaryDirectory();
  const store = await open(directory);
  await write(store, 'kept');
  await rm(join(directory, 'snapshots'), { recursive: true, force: true });
  await writeFile(join(directory, 'snapshots'), 'in the way');
  await expect(store.snapshot()).rejects.toThrow();
  await store.close();
  await rm(join(directory, 'snapshots'));
  expect(await values(await open(directory))).toEqual(['kept']);
});

test('G-06: while a snapshot is verified the thread that answers requests is free', async () => {
  const directory = await temporaryDirectory();
  const store = await open(directory);
  await write(store, 'kept');
  const dump = await store.dump();
  const before = performance.eventLoopUtilization();
  let verified = false;
  const verification = writeSnapshot(dump, directory).then(() => (verified = true));
  for (let request = 0; request < 20; request++) expect(await values(store)).toEqual(['kept']);
  expect(verified).toBe(false);
  await verification;
  // How much of the time this thread was busy: in it, a verification takes nearly all.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

test('G-06: a snapshot whose verification ends in any way but well does not count', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'empty.tar.gz');
  const pglite = await PGlite.create();
  await writeFile(file, new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer()));
  await pglite.close();
  await expect(verifySnapshot(file)).rejects.toThrow(/no tables/);
});

test('a backup is one verified file from which a directory can be made again', async () => {
  const directory = await temporaryDirectory();
  const store = await open(directory);
  await write(store, 'saved');
  const log = pino({ level: 'silent' });
  const file = join(await temporaryDirectory(), 'copy.tar.gz');
  await expect(backupTo(file, directory, log)).rejects.toThrow(/Another process/);
  await store.close();
  await backupTo(file, directory, log);
  await expect(backupTo(file, directory, log)).rejects.toThrow(/is there already/);
  await expect(backupTo(`${file}.2`, join(directory, 'nowhere'), log)).rejects.toThrow(/no database/);

  const restored = await temporaryDirectory();
  await mkdir(join(restored, 'snapshots'));
  await copyFile(file, join(restored, 'snapshots', '2026-01-01T00-00-00-000Z.tar.gz'));
  expect(await values(await open(restored))).toEqual(['saved']);
});
