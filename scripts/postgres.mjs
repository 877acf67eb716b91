import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.mjs';
import { postgresDirectory } from './setup.mjs';

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: there its own user runs it. */
function run(program, args) {
  const path = join(postgresDirectory() ?? '', program);
  const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args];
  const { status, stderr, error } = spawnSync(command, all, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${program} failed: ${stderr ?? error?.message}`);
}

function userId(name) {
  const { stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  return Number(stdout);
}

/**
 * Starts a private PostgreSQL on a free port with data that nobody keeps.
 *
 * @param {{ durable?: boolean }} [options] `durable` waits for the disk as a real one does; a test need not.
 */
export async function startPostgres({ durable = false } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'auth-elements-pg-'));
  chmodSync(directory, 0o755);
  if (isRoot) chownSync(directory, userId('postgres'), 0);
  const port = await freePort();
  const data = join(directory, 'data');
  run('initdb', ['-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: directory,
    fsync: durable ? 'on' : 'off',
    max_connections: 200,
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const log = join(directory, 'log');
  run('pg_ctl', ['-D', data, '-w', '-s', '-l', log, '-o', options.join(' '), 'start']);
  const url = database => `postgres://app@127.0.0.1:${port}/${database}`;
  return {
    url,
    /** The file that it writes its log to. */
    log,
    /** Makes an empty database and answers its address. */
    async createDatabase(name) {
      await createDatabase(url('postgres'), name);
      return url(name);
    },
    close() {
      run('pg_ctl', ['-D', data, '-w', '-s', '-m', 'immediate', 'stop']);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Makes an empty database on the server that `address` names. */
export async function createDatabase(address, name) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
}
