import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const manifest = (directory: string): Manifest =>
  JSON.parse(readFileSync(`${root}${directory}package.json`, 'utf8')) as Manifest;

test.each(['', 'server/'])('what the package in "%s" exports is there once it is built', directory => {
  const { exports, bin = {} } = manifest(directory);
  const targets = [
    ...Object.values(exports).flatMap(target => (typeof target === 'string' ? target : Object.values(target))),
  ];
  const missing = [...targets, ...Object.values(bin)]
    .filter(target => !target.includes('*'))
    .filter(target => !existsSync(`${root}${directory}${target}`));
  expect(missing).toEqual([]);
});

test('importing the elements in Node touches no page', async () => {
  const entry = `${root}dist/elements/index.js`;
  await expect(import(entry)).resolves.toBeDefined();
});
