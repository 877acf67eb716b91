import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/postgres.mjs';
import { plantEmbedded } from './canary.js';
import { recordings } from './recording.js';
import { beginIn } from './world.js';

/** One PostgreSQL for the whole run: each world makes a database of its own in it, or copies the embedded one made here. */
export default async function setUp(): Promise<() => void> {
  rmSync(recordings, { recursive: true, force: true });
  mkdirSync(recordings, { recursive: true });
  const postgres = await startPostgres();
  process.env['E2E_POSTGRES'] = postgres.url('postgres');
  const begun = mkdtempSync(join(tmpdir(), 'auth-elements-begun-'));
  await beginIn(begun);
  await plantEmbedded(begun);
  process.env['E2E_DATA'] = begun;
  return () => {
    postgres.close();
    rmSync(begun, { recursive: true, force: true });
  };
}
