import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensurePackages, ensureTestPrograms } from './setup.mjs';
import { runStep, summarise } from './steps.mjs';

// Everything. A failing step does not hide those after it. `npm test -- types lint` runs only the steps whose names
// contain one of the words; `--reference DIR` adds what needs the reference material there.
const { values: options, positionals } = parseArgs({
  options: { reference: { type: 'string' } },
  allowPositionals: true,
});
const bin = name => `node_modules/.bin/${name}`;
const node = (name, args, options = {}) => ({ name, command: process.execPath, args, ...options });
const vitest = (name, project) => node(name, [bin('vitest'), 'run', '--project', project], { counts: true });
const elements = (name, config) => node(name, [bin('wtr'), '--config', config], { counts: true });

// Two of them run at a time, in this order: the longest with those in which a fault is cheapest to learn of beside it.
const steps = [
  node('types', [bin('tsc'), '-b']),
  node('end to end', [bin('playwright'), 'test'], { counts: true }),
  node('types of the tests', [bin('tsc'), '-p', 'test']),
  node('types of the demo', [bin('tsc'), '-p', 'demo']),
  node('format', [bin('prettier'), '--check', '--log-level', 'warn', '.']),
  vitest('library', 'library'),
  node('lint', [bin('eslint'), '.', '--max-warnings', '0']),
  node('templates', [
    bin('lit-analyzer'),
    'src/elements/**/*.ts',
    '--strict',
    '--rules.no-incompatible-type-binding',
    'off',
  ]),
  vitest('packages and budgets', 'packages'),
  elements('elements in Firefox', 'web-test-runner.firefox.config.mjs'),
  elements('elements in WebKitGTK', 'web-test-runner.webkit.config.mjs'),
  vitest('server on PGlite', 'server on pglite'),
  vitest('server on PostgreSQL', 'server on postgres'),
  node('kill runs', ['bench/kill.mjs', '--rounds', '10']),
  vitest('model of the flows', 'model'),
  elements('elements in Chromium', 'web-test-runner.config.mjs'),
  node('frameworks', ['scripts/frameworks.mjs'], { counts: true }),
  node('Angular', ['scripts/frameworks.mjs', 'angular'], { counts: true }),
];
// What mostly waits, for the network or for a token to be renewed, runs beside both.
const waiting = [
  node('packages of the frameworks', ['scripts/frameworks.mjs', 'vite', 'install']),
  node('packages of Angular', ['scripts/frameworks.mjs', 'angular', 'install']),
];
// What looks at what the others have left.
const last = [];
if (options.reference) {
  const conformance = deed => ['scripts/conformance.mjs', options.reference, deed];
  waiting.push(node('official client', conformance('client'), { counts: true }));
  last.push(node('answers of the end-to-end run', conformance('answers'), { counts: true }));
}

await ensurePackages();
await ensureTestPrograms();
await build({ styled: true });

const words = positionals.map(word => word.toLowerCase());
const isChosen = ({ name }) => !words.length || words.some(word => name.toLowerCase().includes(word));

/** Runs what nobody has taken yet, one step after another. Only the first of several lanes shows its output as it comes. */
async function runLane(queue, held = false) {
  const results = [];
  for (let step = queue.shift(); step; step = queue.shift()) results.push(await runStep(step, { held }));
  return results;
}

const queue = steps.filter(isChosen);
const lanes = await Promise.all([runLane(queue), runLane(queue, true), runLane(waiting.filter(isChosen), true)]);
const results = [...lanes.flat(), ...(await runLane(last.filter(isChosen)))];
const { passed, failed } = summarise(results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
