import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (file: string): string => readFileSync(`${built}${file}`, 'utf8');
const weigh = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0);

/** A file of the script tag's build, and everything that it imports at once. */
function closure(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, , target = ''] of read(file).matchAll(
    /(?:^|[;}\s])(?:import|export)\b([^;"'()]*?from)?\s*["'](\.{1,2}\/[^"']+)["']/g,
  ))
    closure(new URL(target, `file:///${file}`).pathname.slice(1), found);
  return found;
}

const kilobyte = 1024;

describe('I1: what a page loads', () => {
  test('the head script weighs at most 2 KB', () => {
    expect(weigh(['cdn/auth-elements.js'])).toBeLessThanOrEqual(2 * kilobyte);
    expect(weigh(['head.js'])).toBeLessThanOrEqual(2 * kilobyte);
  });

  // The goal is 25 KB, with a little room above it for what two builds differ in.
  test('everything until the sign-in form is usable weighs at most 25.5 KB', () => {
    const files = new Set([
      'cdn/auth-elements.js',
      ...closure('cdn/elements.js'),
      ...closure('cdn/chunks/auth-sign-in.js'),
      ...closure('cdn/chunks/en.js'),
    ]);
    expect(weigh([...files])).toBeLessThanOrEqual(25.5 * kilobyte);
  });

  test('the strength estimator weighs at most 40 KB, and nothing loads it at once', () => {
    expect(weigh(['cdn/chunks/strength.js'])).toBeLessThanOrEqual(40 * kilobyte);
    for (const entry of ['cdn/elements.js', 'cdn/chunks/auth-sign-in.js', 'cdn/chunks/fields.js'])
      expect([...closure(entry)]).not.toContain('cdn/chunks/strength.js');
  });
});

test('no file of the script tag holds an import of Node or of another origin', () => {
  for (const file of readdirSync(`${built}cdn/chunks`).filter(name => name.endsWith('.js'))) {
    const code = read(`cdn/chunks/${file}`);
    expect(code).not.toMatch(/["']node:/);
    expect(code).not.toMatch(/import\s*\(?["']https?:/);
  }
});
