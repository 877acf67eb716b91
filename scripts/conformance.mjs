import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { freePort } from './ports.mjs';
import { stopChild, until } from './processes.mjs';
import { ensureTestPrograms, root, stopWith } from './setup.mjs';
import { runStep, summarise } from './steps.mjs';

// Whether software that is not ours gets on with the server: the official client in its four modes. And whether the
// answers that the end-to-end run saw are those of the published protocol. The directory that is named holds the driver
// of the client and the protocol's description; `client` or `answers` after it asks only the one.

const [directory, only] = process.argv.slice(2);
if (!directory) stopWith('Name the directory that holds the reference material: npm run test:conformance -- DIR');
if (only && only !== 'client' && only !== 'answers') stopWith(`There is client and answers, and no ${only}.`);
const driver = join(resolve(directory), 'official-client');
if (!existsSync(driver)) stopWith(`There is no official-client in ${directory}.`);

/** A server of its own for each mode, with addresses that take the fixed code. */
async function withServer(settings, work) {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'auth-elements-conformance-'));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    cwd: data,
    env: {
      PATH,
      HOME,
      PORT: String(port),
      AUTH_DATA_DIR: join(data, 'data'),
      AUTH_TEST_MODE: 'true',
      AUTH_RATE_LIMITS: 'relaxed',
      ...settings(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await until(async () => (await fetch(`http://localhost:${port}/v1/health`)).ok, 'the server', 60_000);
    return await work(port);
  } finally {
    await stopChild(child);
    rmSync(data, { recursive: true, force: true });
  }
}

const modules = join(root, '.cache', 'official-client');

const keyOf = (kind, port) => `pk_${kind}_${Buffer.from(`127.0.0.1:${port}$`).toString('base64').replace(/=+$/, '')}`;

// One mode waits for a token to be renewed, which takes most of a minute; the others do not.
const modes = [
  { name: 'development key across origins', kind: 'test', host: 'localhost', options: [] },
  { name: 'live key', kind: 'live', host: 'localhost', options: ['--key', 'live', '--no-refresh'] },
  { name: 'same-origin proxy', kind: 'test', host: 'localhost', options: ['--proxy', '--no-refresh'] },
  { name: 'development identity', kind: 'test', host: '127.0.0.1', options: ['--dev-browser', '--no-refresh'] },
];

async function runMode({ name, kind, host, options }) {
  const secretKey = `sk_${kind}_${randomBytes(24).toString('base64url')}`;
  const settings = port => ({
    AUTH_SECRET_KEY: secretKey,
    AUTH_PUBLISHABLE_KEY: keyOf(kind, port),
    // A live key trusts no origin by itself; this is a rehearsal of one.
    AUTH_ALLOWED_ORIGINS: 'http://localhost:*,http://127.0.0.1:*',
  });
  return withServer(settings, port => {
    const key = options.includes('--dev-browser') ? [] : ['--pk', keyOf(kind, port)];
    const common = [
      '--base',
      `http://${host}:${port}`,
      '--modules',
      modules,
      '--secret-key',
      secretKey,
      '--origin-check',
    ];
    const args = [join(driver, 'run.mjs'), ...common, ...key, ...options];
    return runStep({ name: `official client, ${name}`, command: process.execPath, args, counts: true }, { held: true });
  });
}

async function runModes(some) {
  const results = [];
  for (const mode of some) results.push(await runMode(mode));
  return results;
}

async function runClient() {
  await build();
  await ensureTestPrograms();
  if (!existsSync(join(modules, 'node_modules', '@clerk', 'clerk-js'))) {
    console.log('Installing the official client …');
    const installed = spawnSync('sh', [join(driver, 'setup.sh'), modules], { cwd: root, encoding: 'utf8' });
    if (installed.status !== 0) stopWith(`The official client could not be installed:\n${installed.stderr}`);
  }
  // The one that waits goes beside the others.
  const [patient, ...others] = modes;
  return (await Promise.all([runModes([patient]), runModes(others)])).flat();
}

function checkAnswers() {
  return runStep({
    name: 'answers of the end-to-end run',
    command: process.execPath,
    args: ['scripts/recorded-answers.mjs', resolve(directory)],
    counts: true,
  });
}

const results = [];
if (only !== 'answers') results.push(...(await runClient()));
if (only !== 'client') results.push(await checkAnswers());

const { passed, failed } = summarise(results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
