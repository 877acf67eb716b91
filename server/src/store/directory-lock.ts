import { createHash } from 'node:crypto';
import { readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** Another process has the embedded database open. */
export class DirectoryTakenError extends Error {
  override readonly name = 'DirectoryTakenError';
}

/**
 * Locks a directory for this process. A lock is a listening socket, which the system takes away with the process that
 * holds it, however that ends: nothing has to be guessed from process numbers or times.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const real = await realpath(directory);
  const servers: Server[] = [];
  const unlock = async (): Promise<void> => {
    for (const server of servers.reverse()) await new Promise(resolve => server.close(resolve));
  };
  try {
    const name = await kernelName(real);
    if (name !== undefined) servers.push(await hold(name));
    // Windows has one kind of name only, and it is the one above.
    if (process.platform !== 'win32') servers.push(await holdFile(real));
  } catch (error) {
    await unlock();
    if (isCode(error, 'EADDRINUSE')) throw await taken(directory, real);
    throw error;
  }
  const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  await writeFile(join(real, 'lock.json'), `${JSON.stringify(holder)}\n`);
  return unlock;
}

// A name that exists in the kernel only, so that two processes can never both have it. It is the directory's own
// number, and not its path, which may be mounted twice.
async function kernelName(real: string): Promise<string | undefined> {
  const { dev, ino } = await stat(real, { bigint: true });
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0auth-elements-${digest}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\auth-elements-${digest}` : undefined;
}

// Containers have kernel names of their own, but a socket in a volume that they share is seen by all of them.
async function holdFile(real: string): Promise<Server> {
  const short = await shortPath(real);
  const path = join(short.path, 'lock.sock');
  try {
    try {
      return await hold(path);
    } catch (error) {
      if (!isCode(error, 'EADDRINUSE') || (await answers(path))) throw error;
      // Nobody listens there any more: its process was killed.
      await rm(path, { force: true });
      return await hold(path);
    }
  } finally {
    await short.remove();
  }
}

// A socket's path may have about a hundred characters, so a long one is reached through a short link.
async function shortPath(real: string): Promise<{ path: string; remove(): Promise<void> }> {
  if (Buffer.byteLength(real) < 80) return { path: real, remove: () => Promise.resolve() };
  const path = join(tmpdir(), `auth-elements-${randomBytes(6).toString('hex')}`);
  await symlink(real, path);
  return { path, remove: () => rm(path, { force: true }) };
}

function hold(name: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', reject);
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    const settle = (alive: boolean): void => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', error => settle(!isCode(error, 'ECONNREFUSED') && !isCode(error, 'ENOENT')));
  });
}

async function taken(directory: string, real: string): Promise<DirectoryTakenError> {
  const holder = await readHolder(join(real, 'lock.json'));
  const who = holder ? ` (process ${holder.pid} on ${holder.host})` : '';
  return new DirectoryTakenError(
    `Another process${who} has the database in ${directory} open: stop it, or set AUTH_DATA_DIR to another directory. Several processes on one database need PostgreSQL, by DATABASE_URL.`,
  );
}

async function readHolder(file: string): Promise<{ pid: string; host: string } | undefined> {
  try {
    const { pid, host } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    return { pid: String(pid), host: String(host) };
  } catch (error) {
    // The other process has not written it yet, or is writing it now; the refusal stands without it.
    if (error instanceof SyntaxError || isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
