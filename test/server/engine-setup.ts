import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { openInstance } from '../../server/src/open-instance.js';
import type { Store } from '../../server/src/store/store.js';
import { openPostgres } from '../../server/src/store/postgres.js';
import { storeOfPglite } from '../../server/src/store/pglite.js';
import { createEmptyPglite } from './empty-pglite.js';
import { startPrivatePostgres } from './private-postgres.js';
import { testSettings } from './test-settings.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file gets its migrated database from. */
    engine: { readonly kind: 'pglite'; readonly dump: string } | { readonly kind: 'postgres'; readonly url: string };
  }
}

/** The database that is migrated once and copied for every test file. */
export const templateName = 'auth_template';

/** Makes one migrated database for all test files of an engine; it holds the keys made with the tests' own secret. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = project.config.env['TEST_ENGINE'] ?? process.env['TEST_ENGINE'] ?? 'pglite';
  return engine === 'postgres' ? setupPostgres(project) : setupPglite(project);
}

async function setupPglite(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'auth-elements-test-'));
  const pglite = await createEmptyPglite();
  const dump = join(directory, 'migrated.tar');
  await fill(
    await storeOfPglite(pglite, async () => {
      const file = await pglite.dumpDataDir('none');
      await writeFile(dump, new Uint8Array(await file.arrayBuffer()));
    }),
  );
  project.provide('engine', { kind: 'pglite', dump });
  return () => rm(directory, { recursive: true, force: true });
}

async function setupPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPrivatePostgres();
  const admin = new pg.Client({ connectionString: `${server.url}postgres` });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  await fill(openPostgres(`${server.url}${templateName}`));
  project.provide('engine', { kind: 'postgres', url: server.url });
  return () => server.stop();
}

async function fill(store: Store): Promise<void> {
  const log = pino({ level: 'silent' });
  // Before every moment that a test's clock can stand at: the keys are active then.
  const clock = { now: () => Date.parse('2026-01-01T00:00:00Z') };
  const { close } = await openInstance(testSettings(), { store, log, clock, background: false });
  await close();
}
