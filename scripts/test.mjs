import { build } from './build.mjs';
import { ensurePackages, ensureTestPrograms } from './setup.mjs';
import { runStep, summarise } from './steps.mjs';

// Everything, in the order in which a fault is cheapest to learn of. A failing step does not hide those after it.
// `npm test -- types lint` runs only the steps whose names contain one of the words.
const bin = name => `node_modules/.bin/${name}`;
const node = (name, args, options = {}) => ({ name, command: process.execPath, args, ...options });
const vitest = (name, project) => node(name, [bin('vitest'), 'run', '--project', project], { counts: true });
const elements = (name, config) => node(name, [bin('wtr'), '--config', config], { counts: true });

// What takes one processor, or waits for the network, runs in two lanes beside each other; then whatever takes them all.
const first = [
  node('types', [bin('tsc'), '-b']),
  node('types of the tests', [bin('tsc'), '-p', 'test']),
  node('types of the demo', [bin('tsc'), '-p', 'demo']),
  node('lint', [bin('eslint'), '.', '--max-warnings', '0']),
  node('format', [bin('prettier'), '--check', '--log-level', 'warn', '.']),
  node('templates', [
    bin('lit-analyzer'),
    'src/elements/**/*.ts',
    '--strict',
    '--rules.no-incompatible-type-binding',
    'off',
  ]),
  vitest('library', 'library'),
  vitest('packages and budgets', 'packages'),
  elements('elements in Firefox', 'web-test-runner.firefox.config.mjs'),
];
const beside = [
  node('packages of the frameworks', ['scripts/frameworks.mjs', 'vite', 'install']),
  node('packages of Angular', ['scripts/frameworks.mjs', 'angular', 'install']),
  node('kill runs', ['bench/kill.mjs', '--rounds', '20']),
  elements('elements in WebKitGTK', 'web-test-runner.webkit.config.mjs'),
];
const afterwards = [
  vitest('server on PGlite', 'server on pglite'),
  vitest('server on PostgreSQL', 'server on postgres'),
  vitest('model of the flows', 'model'),
  elements('elements in Chromium', 'web-test-runner.config.mjs'),
  node('end to end', [bin('playwright'), 'test'], { counts: true }),
  node('frameworks', ['scripts/frameworks.mjs'], { counts: true }),
  node('Angular', ['scripts/frameworks.mjs', 'angular'], { counts: true }),
];

await ensurePackages();
await ensureTestPrograms();
await build({ styled: true });

const words = process.argv.slice(2).map(word => word.toLowerCase());
const isChosen = ({ name }) => !words.length || words.some(word => name.toLowerCase().includes(word));

async function runLane(steps, options) {
  const results = [];
  for (const step of steps.filter(isChosen)) results.push(await runStep(step, options));
  return results;
}

const lanes = await Promise.all([runLane(first), runLane(beside, { held: true })]);
const results = [...lanes.flat(), ...(await runLane(afterwards))];
const { passed, failed } = summarise(results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
