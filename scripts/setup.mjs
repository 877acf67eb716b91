import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** Ends the process with one sentence for the person who started it. */
export function stopWith(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Installs the npm packages when they are missing or older than the lock file. Needs nothing but Node. */
export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stopWith(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  }
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const marker = join(root, 'node_modules', '.cache', 'installed-lock');
  const remember = () => {
    mkdirSync(join(marker, '..'), { recursive: true });
    writeFileSync(marker, wanted);
  };
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  if (installedByHand()) return remember();
  await withProgress('Installing the npm packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  remember();
}

/** Somebody ran `npm install` after the lock file was last changed; npm writes both files within the same second. */
function installedByHand() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs > statSync(join(root, 'package-lock.json')).mtimeMs - 1000;
}

// What the tests drive, and the Debian package that brings it.
const programs = [
  { found: () => named('CHROME_PATH') || onPath('chromium'), package: 'chromium' },
  {
    found: () => named('HEADLESS_SHELL_PATH') || onPath('chromium-headless-shell'),
    package: 'chromium-headless-shell',
  },
  { found: () => named('FIREFOX_PATH') || onPath('firefox-esr'), package: 'firefox-esr' },
  { found: () => onPath('WebKitWebDriver'), package: 'webkit2gtk-driver' },
  { found: () => onPath('Xvfb'), package: 'xvfb' },
  { found: () => onPath('initdb') || postgresDirectory() !== undefined, package: 'postgresql' },
];

/** Installs the browsers and PostgreSQL that the tests need, or says how. */
export async function ensureTestPrograms() {
  const missing = programs.filter(({ found }) => !found()).map(program => program.package);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    stopWith(`The tests need programs that are missing here. Install them once with: sudo ${command}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await withProgress('Reading the package lists', 'apt-get', ['update', '-qq'], env);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing];
  await withProgress(`Installing ${missing.join(', ')}`, 'apt-get', install, env);
}

/** Where Debian keeps the programs of PostgreSQL, which are not on the path. */
export function postgresDirectory() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(versions, version, 'bin'))
    .find(directory => existsSync(join(directory, 'initdb')));
}

const named = variable => existsSync(process.env[variable] ?? '');

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some(directory => existsSync(join(directory, program)));
}

/** Runs a long command: a word every few seconds, its output when it fails. */
async function withProgress(what, command, args, env = process.env) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${what} …`);
  const timer = setInterval(() => console.log(`${what} … ${seconds()} s`), 5000);
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', chunk => output.push(chunk));
  child.stderr.on('data', chunk => output.push(chunk));
  const code = await new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) {
    console.error(Buffer.concat(output).toString());
    stopWith(`${what} failed: ${command} ${args.join(' ')} ended with ${code}.`);
  }
  console.log(`${what}: done in ${seconds()} s.`);
}

/** Runs one of the installed tools and ends this process where it fails. */
export function tool(name, args) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', '.bin', name), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) stopWith(`${name} ${args.join(' ')} failed.`);
}
