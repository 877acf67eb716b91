import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const elements = fileURLToPath(new URL('../../src/elements/', import.meta.url));

test('A8: every element is built on what the client exports to everybody, and on nothing behind it', () => {
  const files = readdirSync(elements, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const found = files.flatMap(file => {
    const code = readFileSync(`${elements}${file}`, 'utf8');
    const imports = [...code.matchAll(/(?:from|import\() ?'((?:\.\.\/)+(?:core|browser|wire)\/[^']*)'/g)];
    return imports.map(([, target = '']) => `${file} ${target.replace(/^(?:\.\.\/)+/, '')}`);
  });
  expect(found.length).toBeGreaterThan(20);
  const others = found.filter(one => !one.endsWith(' core/index.js'));
  expect(others).toEqual(['auth-provider.ts browser/index.js']);
});
