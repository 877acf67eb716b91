import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { budgets, closure } from '../../bench/budgets.mjs';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (file: string): string => readFileSync(`${built}${file}`, 'utf8');

for (const { part, weigh, limit } of budgets) {
  test(`I1: ${part}: at most ${limit / 1024} KB`, async () => {
    expect(await weigh()).toBeLessThanOrEqual(limit);
  });
}

test('I1: nothing loads the strength estimator at once', () => {
  for (const entry of ['cdn/elements.js', 'cdn/chunks/auth-sign-in.js', 'cdn/chunks/fields.js'])
    expect([...closure(entry)]).not.toContain('cdn/chunks/strength.js');
});

test('no file of the script tag holds an import of Node or of another origin', () => {
  for (const file of readdirSync(`${built}cdn/chunks`).filter(name => name.endsWith('.js'))) {
    const code = read(`cdn/chunks/${file}`);
    expect(code).not.toMatch(/["']node:/);
    expect(code).not.toMatch(/import\s*\(?["']https?:/);
  }
});
