import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/setup.mjs';

// The figures that the project holds itself to, each a table that is printed and kept in bench/results.

await build();
const results = join(root, 'bench', 'results');
mkdirSync(results, { recursive: true });

const built = join(root, 'dist', 'cdn');
const files = ['auth-elements.js', 'elements.js', ...readdirSync(join(built, 'chunks')).map(name => `chunks/${name}`)];
const rows = files
  .filter(name => name.endsWith('.js'))
  .map(name => {
    const content = readFileSync(join(built, name));
    return [name, content.length, brotliCompressSync(content).length];
  });
const table = ['| file | bytes | brotli |', '| --- | ---: | ---: |', ...rows.map(row => `| ${row.join(' | ')} |`)].join(
  '\n',
);
console.log(table);
writeFileSync(join(results, 'bytes.md'), `# Bytes of the script tag's files\n\n${table}\n`);

const kill = spawnSync(process.execPath, [join(root, 'bench', 'kill.mjs'), '--rounds', '100'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = kill.status ?? 1;
