import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, root, stopWith } from './setup.mjs';

// The model of the flows for longer than `npm test` runs it, with seeds that nobody has chosen:
//   npm run test:model -- --minutes 30
// One failure once more, as it was printed; without shrinking it, it ends at the first:
//   npm run test:model -- --seed 7 --path 31:2 [--no-shrink] [--engine postgres]

function readOptions() {
  const options = {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
    runs: { type: 'string' },
    engine: { type: 'string', default: 'pglite' },
    'no-shrink': { type: 'boolean', default: false },
  };
  try {
    const { values } = parseArgs({ options });
    for (const name of ['minutes', 'seed', 'runs'])
      if (values[name] !== undefined && !Number.isFinite(Number(values[name])))
        stopWith(`--${name} takes a number, and ${values[name]} is none.`);
    if (!['pglite', 'postgres'].includes(values.engine)) stopWith('--engine is pglite or postgres.');
    return values;
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS_')) throw error;
    stopWith(`npm run test:model knows --minutes, --seed, --path, --runs, --engine and --no-shrink. ${error.message}`);
  }
}

const { minutes, seed, path, runs, engine, 'no-shrink': whole } = readOptions();
await ensurePackages();
const given = {
  MODEL_MINUTES: minutes,
  MODEL_SEED: seed ?? (minutes === undefined ? undefined : String(Date.now() % 2 ** 31)),
  MODEL_PATH: path,
  MODEL_RUNS: runs,
  MODEL_SHRINK: whole ? 'off' : undefined,
  TEST_ENGINE: engine,
};
const env = { ...process.env, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
const timeout = String((Number(minutes ?? 0) + 15) * 60_000);
const vitest = [join(root, 'node_modules/.bin/vitest'), 'run', '--project', 'model', '--testTimeout', timeout];
spawn(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' }).once('close', code => {
  process.exitCode = code ?? 1;
});
