import { mkdirSync, rmSync } from 'node:fs';
import { startPostgres } from '../../scripts/postgres.mjs';
import { recordings } from './recording.js';

/** One PostgreSQL for the whole run: each world makes a database of its own in it. */
export default async function setUp(): Promise<() => void> {
  rmSync(recordings, { recursive: true, force: true });
  mkdirSync(recordings, { recursive: true });
  const postgres = await startPostgres();
  process.env['E2E_POSTGRES'] = postgres.url('postgres');
  return () => postgres.close();
}
