import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL of its own in a temporary directory, without fsync, because nothing in it has to last. */
export interface PrivatePostgres {
  /** Without the name of a database, which is to be appended. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts one, as the user `postgres` when this process is root, because initdb refuses root. */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const { stdout } = await run('pg_config', ['--bindir']);
  const binaries = stdout.trim();
  const directory = await mkdtemp(join(tmpdir(), 'auth-elements-pg-'));
  const root = process.getuid?.() === 0;
  if (root) {
    const { stdout: ids } = await run('id', ['-u', 'postgres']);
    await chown(directory, Number(ids), 0);
  }
  const as = (program: string, ...args: string[]): Promise<unknown> =>
    root
      ? run('runuser', ['-u', 'postgres', '--', join(binaries, program), ...args], { cwd: directory })
      : run(join(binaries, program), args, { cwd: directory });

  const data = join(directory, 'data');
  const port = await freePort();
  await as('initdb', '-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N');
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${directory}`];
  settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200');
  const options = settings.map(setting => `-c ${setting}`).join(' ');
  await as('pg_ctl', '-D', data, '-w', '-s', '-l', join(directory, 'log'), '-o', options, 'start');
  return {
    url: `postgres://app@127.0.0.1:${port}/`,
    async stop() {
      await as('pg_ctl', '-D', data, '-w', '-s', '-m', 'immediate', 'stop');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return address.port;
}
