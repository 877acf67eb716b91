import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatPublishableKey } from 'auth-elements/wire';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from './private-postgres.js';

// The command as it is installed: `npm test` builds it first.
const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  /** Everything that was written so far. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  /** Settles once the output has it. */
  readonly says: (text: string) => Promise<void>;
}

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'auth-elements-main-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

function run(directory: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const says = (text: string): Promise<void> => expect.poll(() => output, { timeout: 25_000 }).toContain(text);
  return { child, output: () => output, ended, says };
}

test('without any setting it starts and says where, with which key, and where codes appear', async () => {
  const directory = await temporaryDirectory();
  const port = String(await freePort());
  const server = run(directory, [], { PORT: port });
  await server.says(`Frontend API      http://localhost:${port}`);
  expect(server.output()).toContain(formatPublishableKey('development', `127.0.0.1:${port}`));
  expect(server.output()).toContain(`Issuer            http://127.0.0.1:${port}`);
  expect(server.output()).toContain(`at http://localhost:${port}/inbox`);
  expect(server.output()).toContain('embedded, in .auth-elements');
  for (const host of ['localhost', '127.0.0.1'])
    expect((await fetch(`http://${host}:${port}/v1/health`)).status).toBe(200);

  const second = run(directory, [], { PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/process \d+ on .* has the database in .* open/);

  const samePort = run(await temporaryDirectory(), [], { PORT: port });
  expect(await samePort.ended).toBe(1);
  expect(samePort.output()).toContain(`Port ${port} is taken`);

  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('F-75: told to stop under load it answers what has arrived, takes nothing more, and ends in order', async () => {
  const directory = await temporaryDirectory();
  const port = String(await freePort());
  const server = run(directory, [], { PORT: port, AUTH_RATE_LIMITS: 'relaxed' });
  await server.says('Frontend API');
  const signIn = async (index: number): Promise<number> => {
    const response = await fetch(`http://127.0.0.1:${port}/v1/client/sign_ins`, {
      method: 'POST',
      headers: { origin: 'http://localhost:3000' },
      body: new URLSearchParams({ identifier: `p${index}@example.com`, password: 'amber-lantern-quietly-71' }),
    });
    await response.text();
    return response.status;
  };
  // Checking passwords takes longest, so most of these wait for it when the signal comes.
  const answers = Array.from({ length: 20 }, (_, index) => signIn(index));
  await Promise.race(answers);
  server.child.kill('SIGTERM');
  expect(new Set(await Promise.all(answers))).toEqual(new Set([422]));
  expect(await server.ended).toBe(0);
  await expect(signIn(0)).rejects.toThrow();

  // Everything that was answered is there, and nothing has to be repaired.
  const again = run(directory, [], { PORT: port });
  await again.says('Frontend API');
  expect(again.output()).not.toMatch(/does not open|snapshot/);
});

test('a rotated key is published beside the present one, and a backup is written, both with a sentence', async () => {
  const directory = await temporaryDirectory();
  const port = String(await freePort());
  const first = run(directory, [], { PORT: port });
  await first.says('Frontend API');
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const rotation = run(directory, ['rotate-keys']);
  expect(await rotation.ended).toBe(0);
  expect(rotation.output()).toMatch(/The key key_[\w-]+ is published now and signs from 20\S+Z on\./);
  const backup = run(directory, ['backup', 'copy.tar.gz']);
  expect(await backup.ended).toBe(0);
  expect(backup.output()).toContain('copy.tar.gz holds a verified copy');

  const again = run(directory, [], { PORT: port });
  await again.says('Frontend API');
  const { keys } = (await (await fetch(`http://localhost:${port}/.well-known/jwks.json`)).json()) as {
    keys: unknown[];
  };
  expect(keys).toHaveLength(2);
});

test('a bad setting, an unknown command and a missing file name each end it with a sentence and no stack', async () => {
  const directory = await temporaryDirectory();
  const sentences: readonly [readonly string[], Record<string, string>, RegExp][] = [
    [[], { PORT: 'x' }, /PORT is "x", and has to be a whole number/],
    [[], { DATABASE_URL: 'postgres://127.0.0.1:1/none' }, /AUTH_ENCRYPTION_KEY is missing/],
    [['statr'], {}, /There is no command "statr"/],
    [['backup'], {}, /Name the file to write/],
  ];
  for (const [args, env, sentence] of sentences) {
    const failed = run(directory, args, env);
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(sentence);
    expect(failed.output()).not.toContain('    at ');
  }
  await writeFile(join(directory, 'auth.config.json'), '{ "prot": 1 }');
  const misspelt = run(directory);
  expect(await misspelt.ended).toBe(1);
  expect(misspelt.output()).toContain('Did you mean port?');
});

test('it says what it can do, and which version it is', async () => {
  const directory = await temporaryDirectory();
  const help = run(directory, ['--help']);
  expect(await help.ended).toBe(0);
  expect(help.output()).toContain('rotate-keys');
  const version = run(directory, ['--version']);
  expect(await version.ended).toBe(0);
  expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
});
