import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { root, stopWith } from '../scripts/setup.mjs';

// The figures that the project holds itself to, each a table that is printed and kept in bench/results: all of them, or
// those that are named.

const benches = ['bytes', 'verify', 'form', 'server', 'users', 'kill'];

const named = process.argv.slice(2);
const unknown = named.filter(name => !benches.includes(name));
if (unknown.length > 0) stopWith(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);

await build();
const failed = (named.length > 0 ? named : benches).filter(name => {
  console.log(`\n▶ ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'bench', `${name}.mjs`)], { cwd: root, stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) console.error(`\nA goal was missed, or the run failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
