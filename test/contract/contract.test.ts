import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractOf } from '../../scripts/contract.mjs';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

type Contract = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const promised = read('./contract.json') as Contract;
const present: Contract = contractOf(read('../../custom-elements.json'));

/** `auth-sign-in parts card`: one line for each thing that a page may rely on. */
const lines = (contract: Contract): string[] =>
  Object.entries(contract).flatMap(([tag, kinds]) => [
    tag,
    ...Object.entries(kinds).flatMap(([kind, names]) => names.map(name => `${tag} ${kind} ${name}`)),
  ]);

test('H2: nothing that a page may rely on has disappeared', () => {
  const now = new Set(lines(present));
  expect(lines(promised).filter(line => !now.has(line))).toEqual([]);
});

test('H2: everything that is new is in the list (npm run contract)', () => {
  const then = new Set(lines(promised));
  expect(lines(present).filter(line => !then.has(line))).toEqual([]);
});
