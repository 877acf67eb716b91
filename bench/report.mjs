import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/setup.mjs';

/** What the figures were measured on, in one line. `more` names the other programs that took part. */
export function machine(more = []) {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  return [`${availableParallelism()} processors`, memory, `Node ${process.versions.node}`, ...more].join(', ');
}

/** A table in Markdown; columns of numbers are named by `numbers`, from the right. */
export function table(heads, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, index) => (rows.every(row => /^[\d.,]+$/.test(String(row[index]))) ? '---:' : '---'));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

/** Prints what a bench found and keeps it in `bench/results`. */
export function report(name, title, parts) {
  const text = `# ${title}\n\n${parts.join('\n\n')}\n`;
  const results = join(root, 'bench', 'results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.md`), text);
  console.log(`\n${text}`);
}

/** How a goal came out, and the exit code of a bench that missed one. */
export function verdict(goals) {
  if (goals.some(({ met }) => !met)) process.exitCode = 1;
  return table(
    ['goal', 'measured', 'met'],
    goals.map(({ goal, measured, met }) => [goal, measured, met ? 'yes' : 'no']),
  );
}
