import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mistakesIn, reportedIn } from './frameworks/mistakes.mjs';
import { writeSnippets } from './frameworks/snippets.mjs';
import { root, stopWith } from './setup.mjs';
import { readCounts } from './steps.mjs';

/*
 * The applications of demo/frameworks as somebody outside would have them: the packed library is installed, their own
 * tools check and build them, and a browser uses them.
 *
 * `node scripts/frameworks.mjs [vite|angular] [install]`: with `install` their packages are fetched, and no more.
 */
const tsc = app => ['tsc', '-p', app];
const vueTsc = app => ['vue-tsc', '-p', app];
const svelteCheck = app => ['svelte-check', '--tsconfig', `${app}/tsconfig.json`, '--output', 'machine'];

const groups = {
  vite: {
    source: 'demo/frameworks',
    // React 18 types its own elements, so the library has to lie beside it.
    libraries: ['node_modules', 'react-18/node_modules'],
    own: ['react-19', 'react-18', 'vue', 'svelte', 'solid', 'page.css', 'tsconfig.base.json'],
    jobs: [
      ...application('React 19', 'react-19', tsc),
      ...application('React 18', 'react-18', tsc),
      ...application('Vue', 'vue', vueTsc),
      ...application('Svelte', 'svelte', svelteCheck),
      ...application('Solid', 'solid', tsc),
      ...shown('React', 'react-19', tsc),
      ...shown('Vue', 'vue', vueTsc),
      ...shown('Svelte', 'svelte', svelteCheck),
    ],
    spec: 'vite.spec.ts',
  },
  angular: {
    source: 'demo/frameworks/angular',
    libraries: ['node_modules'],
    own: ['src', 'mistakes', 'angular.json', 'tsconfig.json'],
    // Its build checks the types of the application itself.
    jobs: [
      {
        name: 'Angular: types, which find the mistakes and no others',
        tool: ['ngc', '-p', 'mistakes', '--noEmit'],
        mistakes: 'mistakes',
      },
      { name: 'Angular: types of the code that the documentation shows', tool: ['ngc', '-p', 'snippets', '--noEmit'] },
      { name: 'Angular: build, with types', tool: ['ng', 'build', '--progress', 'false'] },
    ],
    spec: 'angular.spec.ts',
  },
};

function application(framework, folder, check) {
  // One look at the application and at the mistakes beside it: a second would cost as much again.
  const mistakes = `${folder}/mistakes`;
  return [
    { name: `${framework}: types, which find the mistakes and no others`, tool: check(mistakes), mistakes },
    { name: `${framework}: build`, tool: ['vite', 'build', folder, '--logLevel', 'warn', '--emptyOutDir'] },
  ];
}

function shown(framework, folder, check) {
  return [{ name: `${framework}: types of the code that the documentation shows`, tool: check(`${folder}/snippets`) }];
}

/** Runs a command to its end, and answers what it said. */
function run(command, args, { cwd, env = {}, show = false }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.on('data', chunk => {
      output += chunk;
      if (show) to.write(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve({ code, output }));
  });
}

async function must(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return;
  console.error(output);
  stopWith(`${command} ${args.join(' ')} ended with ${code}.`);
}

/** Packs the library as it would be published. */
async function pack(into) {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const args = ['pack', '--workspace', '.', '--ignore-scripts', '--silent', '--pack-destination', into];
  await must('npm', args, { cwd: root });
  return join(into, readdirSync(into)[0]);
}

/** The lock file names the library's own dependencies as well. */
function checkLock(source) {
  const lock = JSON.parse(readFileSync(join(source, 'package-lock.json'), 'utf8'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const locked = lock.packages['node_modules/auth-elements'];
  const isFresh = JSON.stringify(locked.dependencies) === JSON.stringify(dependencies);
  if (isFresh && !locked.integrity) return;
  stopWith(
    `${source}/package-lock.json is stale. Put the packed library beside it as auth-elements.tgz, run ` +
      '`npm install --package-lock-only`, and take the line "integrity" of auth-elements out: it changes with each build.',
  );
}

/** Installs what a lock file says, once for each lock file, and answers where. */
async function install({ source, own }) {
  const from = join(root, source);
  checkLock(from);
  const lock = readFileSync(join(from, 'package-lock.json'));
  const directory = join(root, '.cache/frameworks', createHash('sha256').update(lock).digest('hex').slice(0, 16));
  const marker = join(directory, '.installed');
  const library = await pack(`${directory}-library`);
  if (!existsSync(marker)) {
    console.log(`Installing the packages of ${source} …`);
    rmSync(directory, { recursive: true, force: true });
    cpSync(from, directory, { recursive: true, filter: file => basename(file) !== 'node_modules' });
    cpSync(library, join(directory, 'auth-elements.tgz'));
    await must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: directory });
    writeFileSync(marker, '');
  }
  for (const name of own) copyOwn(join(from, name), join(directory, name));
  return { directory, library };
}

/** Puts the sources of now in place of those of an earlier run, and leaves the installed packages alone. */
function copyOwn(from, to) {
  if (existsSync(to) && statSync(to).isDirectory()) {
    const stale = readdirSync(to).filter(name => name !== 'node_modules');
    for (const name of stale) rmSync(join(to, name), { recursive: true, force: true });
  }
  cpSync(from, to, { recursive: true });
}

/** Puts the packed library where the applications look for it. */
async function putLibrary({ libraries }, { directory, library }) {
  for (const folder of libraries) {
    const target = join(directory, folder, 'auth-elements');
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    await must('tar', ['-xzf', library, '-C', target, '--strip-components', '1'], { cwd: directory });
  }
}

/** Runs a check or a build. A check of mistakes has to find every one of them, and nothing else. */
async function runJob({ name, tool: [program, ...args], mistakes }, directory) {
  const started = performance.now();
  const { code, output } = await run(join(directory, 'node_modules/.bin', program), args, { cwd: directory });
  const complaint = mistakes ? compare(mistakesIn(join(directory, mistakes)), reportedIn(output)) : code !== 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${complaint ? '✗' : '✓'} ${name} (${seconds} s)`);
  if (complaint) console.log(typeof complaint === 'string' ? `${complaint}\n${output}` : output);
  return !complaint;
}

function compare(made, reported) {
  const missed = made.filter(place => !reported.includes(place));
  const surplus = reported.filter(place => !made.includes(place));
  if (made.length && !missed.length && !surplus.length) return false;
  return `${made.length} mistakes. Not found: ${missed.join(', ')}. Found where there is none: ${surplus.join(', ')}.`;
}

/** Two at a time, in their order. */
async function runJobs(jobs, directory) {
  const waiting = [...jobs];
  const counts = { passed: 0, failed: 0 };
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      counts[(await runJob(job, directory)) ? 'passed' : 'failed']++;
    }
  };
  await Promise.all([work(), work()]);
  return counts;
}

async function drive(spec, directory) {
  const args = [
    join(root, 'node_modules/.bin/playwright'),
    'test',
    '--config',
    'playwright.frameworks.config.ts',
    spec,
  ];
  const { code, output } = await run(process.execPath, args, {
    cwd: root,
    env: { FRAMEWORKS_BUILT: directory },
    show: true,
  });
  const { passed, failed } = readCounts(output) ?? { passed: 0, failed: 0 };
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function main([name = 'vite', deed = 'run']) {
  const group = groups[name];
  if (!group) stopWith(`There is ${Object.keys(groups).join(' and ')}, and no ${name}.`);
  const place = await install(group);
  if (deed === 'install') return;
  await putLibrary(group, place);
  writeSnippets(name, place.directory);
  const built = await runJobs(group.jobs, place.directory);
  const driven = await drive(group.spec, place.directory);
  const failed = built.failed + driven.failed;
  console.log(`\n${built.passed + driven.passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
