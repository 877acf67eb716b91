import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from './setup.mjs';

/**
 * One step of a run: what it is called, and its command. A step that ends with a line `N passed, N failed` brings its
 * own counts; any other counts as one test. `counts` says that such a line must be there.
 *
 * @typedef {{ name: string, command: string, args: readonly string[], env?: Record<string, string>, counts?: boolean }} Step
 */

const countsLine = /^(\d+) passed, (\d+) failed(?:, \d+ skipped)?$/;

/** How the runners begin the line that names a failed test, or says what was wrong with it. */
const failureLine = /^\s*(?:FAIL\b|[✘✗×𐄂❌]\s|\d+\) |\w*Error: )|: error |\s{2,}error\s{2,}/u;
const maxFailureLines = 60;
/** How many lines after one that tells of a failure belong to it: what was expected, and what came. */
const linesAfter = 9;

function readLines(output) {
  return stripVTControlCharacters(output).split(/[\r\n]+/);
}

/** The lines of a failed step that say what failed; its last ones, where none does. */
export function readFailures(output) {
  const lines = readLines(output).filter(line => line.trim());
  const telling = lines.flatMap((line, at) => (failureLine.test(line) ? [at] : []));
  const told = lines.filter((_, at) => telling.some(start => at >= start && at <= start + linesAfter));
  return told.length ? [...new Set(told)].slice(0, maxFailureLines) : lines.slice(-maxFailureLines);
}

/** The counts of the last line that has some. */
export function readCounts(output) {
  const lines = readLines(output);
  const match = lines.map(line => countsLine.exec(line.trim())).findLast(Boolean);
  return match ? { passed: Number(match[1]), failed: Number(match[2]) } : undefined;
}

/** Runs a step, showing its output as it comes, or `held` back until its end where another runs beside it. */
export async function runStep({ name, command, args, env, counts: ownCounts }, { held = false } = {}) {
  if (!held) console.log(`\n▶ ${name}`);
  const started = performance.now();
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const show = (stream, chunk) => {
    output = (output + chunk).slice(-200_000);
    if (!held) stream.write(chunk);
  };
  child.stdout.on('data', chunk => show(process.stdout, chunk));
  child.stderr.on('data', chunk => show(process.stderr, chunk));
  const code = await new Promise(resolve => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  if (held) console.log(`\n▶ ${name}\n${output}`);
  const seconds = (performance.now() - started) / 1000;
  const counts = (ownCounts && readCounts(output)) || { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that failed for a reason outside its tests still has to be seen in the sum.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (ownCounts && code === 0 && !readCounts(output)) Object.assign(counts, { passed: 0, failed: 1 });
  return { name, seconds, ...counts, failures: counts.failed ? readFailures(output) : [] };
}

/** Prints a table of steps, then what failed, between two lines that a longer run's summary looks for. Answers the sum. */
export function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('');
  for (const { name, seconds, passed, failed } of results) {
    const mark = failed ? '✗' : '✓';
    console.log(
      `${mark} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s ${String(passed).padStart(6)} ok ${String(failed).padStart(5)} not`,
    );
  }
  const failing = results.filter(({ failed }) => failed);
  if (failing.length) {
    console.log('\nWhat failed:');
    for (const { name, failures } of failing)
      console.log(`✗ ${name}\n${failures.map(line => `  ${line.slice(0, 240)}`).join('\n')}`);
    console.log('End of what failed.');
  }
  const sum = { passed: 0, failed: 0 };
  for (const { passed, failed } of results) {
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}
