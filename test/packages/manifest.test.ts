import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { generated } from '../../scripts/manifest.mjs';
import { elementsOf } from '../../scripts/manifest/elements.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Named {
  readonly name: string;
}

interface Element {
  readonly tagName: string;
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly cssClasses?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly slots?: readonly Named[];
}

let files: Readonly<Record<string, string>>;
let elements: readonly Element[];

beforeAll(async () => {
  files = await generated();
  elements = elementsOf(JSON.parse(read('custom-elements.json')));
}, 60_000);

const isElement = (file: string): boolean => elements.some(({ tagName }) => file === `src/elements/${tagName}.ts`);

/**
 * A module of the elements and all that it loads, at once or later. An element that it puts into the page is another,
 * unlike one whose class it extends.
 */
function sourcesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, how = '', target = ''] of read(file).matchAll(/\b((?:im|ex)port\b[^';]*)'(\.[^']+)\.js'/g)) {
    const next = normalize(join(dirname(file), `${target}.ts`));
    const isPlaced = isElement(next) && !/^(?!import type).* from $/s.test(how);
    if (next.startsWith('src/elements/') && !isPlaced) sourcesOf(next, seen);
  }
  return seen;
}

const textOf = (tag: string): string =>
  [...sourcesOf(`src/elements/${tag}.ts`)].map(file => read(file).replace(/\/\*[^]*?\*\//g, '')).join('\n');

const found = (text: string, pattern: RegExp): string[] => {
  const names = [...text.matchAll(pattern)].flatMap(([, name = '']) => name.split(/\s+/)).filter(Boolean);
  return [...new Set(names)].sort();
};

const documented = (items: readonly Named[] = []): string[] => items.map(({ name }) => name).sort();

/** Compares one kind of thing over all elements, both ways. */
function compare(kind: keyof Omit<Element, 'tagName'>, inSources: (text: string) => string[]): void {
  const written = elements.map(({ tagName }) => [tagName, inSources(textOf(tagName))]);
  expect(elements.map(element => [element.tagName, documented(element[kind])])).toEqual(written);
}

test('A12: no generated file is stale (npm run manifest)', () => {
  const stale = Object.entries(files).filter(([file, text]) => read(file) !== text);
  expect(stale.map(([file]) => file)).toEqual([]);
});

test('A12: no generated file is left over', () => {
  const present = ['editors', 'types'].flatMap(directory =>
    readdirSync(join(root, directory)).map(name => `${directory}/${name}`),
  );
  expect(present.filter(file => !(file in files))).toEqual([]);
});

test('A12: the manifest names the parts that the templates have, and no others', () => {
  compare('cssParts', text => found(text, /\bpart="([^"]+)"/g));
});

test('A12: the manifest names the custom properties that the sheets read, and no others', () => {
  compare('cssProperties', text => found(text, /var\(\s*(--auth-[\w-]+)/g));
});

test('A12: the manifest names the classes of the form in the page, and no others', () => {
  compare('cssClasses', text => {
    const classes = found(text, /class(?:Name)?\s*=\s*["']([^"'$]+)["']/g);
    return classes.filter(name => name.startsWith('auth-'));
  });
});

test('A12: the sheets of the form style no class that no template has', () => {
  const known = new Set(elements.flatMap(({ cssClasses }) => documented(cssClasses)));
  const styled = ['form', 'step'].flatMap(name =>
    found(read(`src/elements/styles/${name}.styles.ts`), /\.(auth-[\w-]+)/g),
  );
  expect(styled.filter(name => !known.has(name))).toEqual([]);
});

test('A12: the editors are told of every tag, attribute, event, slot and part of the manifest', () => {
  const html = JSON.parse(files['editors/vscode.html-custom-data.json'] ?? '');
  const web = JSON.parse(files['editors/web-types.json'] ?? '').contributions.html.elements;
  const tags = elements.map(({ tagName }) => tagName);
  expect(html.tags.map(({ name }: Named) => name)).toEqual(tags);
  expect(web.map(({ name }: Named) => name)).toEqual(tags);
  expect(web.map(({ css }: { css: { parts: Named[] } }) => documented(css.parts))).toEqual(
    elements.map(({ cssParts }) => documented(cssParts)),
  );
});

test('A12: each type entry resolves from what is packed', { timeout: 60_000 }, () => {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--workspace', '.'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const inside = new Set(packed[0].files.map(({ path }: { path: string }) => `./${path}`));
  const { exports } = JSON.parse(read('package.json'));
  const targets = Object.values(exports).flatMap(target =>
    typeof target === 'string' ? target : Object.values(target as object),
  );
  expect(targets.filter(target => !target.includes('*') && !inside.has(target))).toEqual([]);
  for (const name of ['react', 'react-18', 'preact', 'solid', 'vue', 'svelte', 'angular'])
    expect(exports[`./${name}`]).toEqual({ types: `./types/${name}.d.ts` });
});
