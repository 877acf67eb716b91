import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the project's own rules about syntax say of code, were it in this file. */
async function complaints(file: string, code: string): Promise<readonly string[]> {
  const { rules } = (await eslint.calculateConfigForFile(`${root}${file}`)) as { readonly rules: Linter.RulesRecord };
  const rule = rules['no-restricted-syntax'] ?? 'off';
  const found = new Linter().verify(code, {
    languageOptions: { parser },
    rules: { 'no-restricted-syntax': rule },
  });
  return found.map(({ message }) => message);
}

const timers = [
  'setTimeout(() => {}, 300);',
  'setInterval(look, 300);',
  'window.setTimeout(look, 0);',
  "globalThis['setInterval'](look, 300);",
  'const { setTimeout: later } = globalThis;',
  'await new Promise(resolve => setTimeout(resolve, 40));',
];

test('I2: no source of the library sets a timer, by whatever name it calls it', async () => {
  for (const file of ['src/head.ts', 'src/core/http.ts', 'src/elements/auth-flow.ts', 'src/browser/channel.ts'])
    for (const code of timers) expect(await complaints(file, code), `${file}: ${code}`).toHaveLength(1);
  const harmless = 'let timer: ReturnType<typeof setTimeout>; clearTimeout(timer); platform.timer(pace, look);';
  expect(await complaints('src/core/http.ts', harmless)).toEqual([]);
});

test('I2: three files alone may, each sets one, and what is refused everywhere is refused there, too', async () => {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const free: string[] = [];
  for (const file of files)
    if (!(await complaints(`src/${file}`, 'setTimeout(look);')).length) free.push(file.replaceAll('\\', '/'));
  expect(free.sort()).toEqual([
    'browser/create-browser-platform.ts',
    'browser/exclusive.ts',
    'elements/parts/countdown.ts',
  ]);
  for (const file of free) {
    expect(readFileSync(`${root}src/${file}`, 'utf8').match(/setTimeout\(/g), file).toHaveLength(1);
    expect(await complaints(`src/${file}`, 'element.innerHTML = text;')).toHaveLength(1);
  }
});
