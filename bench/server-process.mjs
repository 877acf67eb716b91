import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { freePort } from '../scripts/ports.mjs';
import { startPostgres } from '../scripts/postgres.mjs';
import { stopChild, until } from '../scripts/processes.mjs';
import { root } from '../scripts/setup.mjs';

/** Starts the real server in a process of its own, and answers once it is ready. */
export async function startServer(settings) {
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    cwd: tmpdir(),
    env: { PATH, HOME, AUTH_TEST_MODE: 'true', AUTH_RATE_LIMITS: 'relaxed', ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      output.push(String(chunk));
      if (output.length > 100) output.shift();
    });
  const address = `http://localhost:${port}`;
  const answers = async () => child.exitCode !== null || (await fetch(`${address}/health/ready`)).ok;
  await until(answers, 'the server', 60_000);
  if (child.exitCode !== null) throw new Error(`The server stopped by itself:\n${output.join('')}`);
  return { address, port, close: () => stopChild(child) };
}

/** An empty database of each kind: the settings that name it, and how to end it. PostgreSQL waits for the disk. */
export const engines = {
  PGlite: async () => {
    const directory = mkdtempSync(join(tmpdir(), 'auth-elements-bench-'));
    return {
      settings: { AUTH_DATA_DIR: directory },
      directory,
      close: () => rmSync(directory, { recursive: true, force: true }),
    };
  },
  PostgreSQL: async () => {
    const cluster = await startPostgres({ durable: true });
    const url = await cluster.createDatabase('bench');
    const settings = { DATABASE_URL: url, AUTH_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
    return { settings, close: cluster.close };
  },
};
