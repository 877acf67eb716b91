import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../scripts/setup.mjs';
import { budgets } from './budgets.mjs';
import { machine, report, table, verdict } from './report.mjs';

// What a page loads: requirement I1.

const kilobytes = bytes => `${(bytes / 1024).toFixed(2)} KB`;

const weighed = [];
for (const { part, weigh, limit } of budgets) weighed.push({ part, limit, bytes: await weigh() });
const goals = weighed.map(({ part, limit, bytes }) => ({
  goal: `${part}: at most ${limit / 1024} KB`,
  measured: kilobytes(bytes),
  met: bytes <= limit,
}));

const built = join(root, 'dist', 'cdn');
const files = ['auth-elements.js', 'elements.js', ...readdirSync(join(built, 'chunks')).map(name => `chunks/${name}`)];
const rows = files
  .filter(name => name.endsWith('.js'))
  .map(name => {
    const content = readFileSync(join(built, name));
    return [name, content.length, brotliCompressSync(content).length];
  });

report('bytes', 'Bytes', [
  `After brotli, 1 KB = 1024 bytes. ${machine()}.`,
  verdict(goals),
  'Each file of the script tag, in bytes:',
  table(['file', 'as it is', 'brotli'], rows),
]);
