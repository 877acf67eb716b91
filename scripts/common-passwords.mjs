import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './setup.mjs';

// Writes the two data files of src/strength. The source is @zxcvbn-ts/language-common (MIT; Dan Wheeler and Dropbox,
// zxcvbn-ts), whose list of passwords is ordered by how often they occur in published breaches. A test holds them fresh.

/** So many fit into the estimator's budget of 40 KB. */
const count = 7500;
/**
 * Behind the first hundred, whose order the hints speak of, the words are sorted within bands that double: a rank is
 * then wrong by at most a factor of two, which no score notices, and the list takes a quarter fewer bytes.
 */
const bands = [100, 200, 400, 800, 1600, 3200, count];
/** Layouts that people run their fingers along. */
const layouts = ['qwerty', 'qwertz', 'azerty', 'keypad'];

const source = dirname(createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/package.json'));
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const read = name => JSON.parse(readFileSync(join(source, 'src', name), 'utf8'));

const origin = [
  '// Made by scripts/common-passwords.mjs: do not edit.',
  `// Source: @zxcvbn-ts/language-common ${version}, MIT licence, © 2012-2016 Dan Wheeler and Dropbox, Inc., © 2021 zxcvbn-ts.`,
].join('\n');

/** Lines of at most 120 characters, so that a diff of the list can be read. */
function inLines(words) {
  const lines = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 120) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** What the estimator would fold together anyway, and what a template literal would change, is left out. */
function passwords() {
  const usable = read('passwords.json').filter(word => /^[!-~]+$/.test(word) && !/[`\\]|\$\{/.test(word));
  const ranked = [...new Set(usable.map(word => word.toLowerCase()))].slice(0, count);
  const sorted = bands.slice(1).flatMap((end, index) => ranked.slice(bands[index], end).sort());
  const words = [...ranked.slice(0, bands[0]), ...sorted];
  return [
    '/* eslint-disable max-lines -- data, not code */',
    origin,
    '',
    '/** The most common passwords, roughly the commonest first, in lower case and separated by white space. */',
    `export const commonPasswords = \`\n${inLines(words)}\n\`;`,
    '',
  ].join('\n');
}

function keyboards() {
  const graphs = read('adjacencyGraphs.json');
  const chosen = Object.fromEntries(layouts.map(name => [name, graphs[name]]));
  return [
    origin,
    '',
    '/** Which keys lie beside each other. JSON in a string: it is parsed faster, and only when it is needed. */',
    `export const keyboards = String.raw\`${JSON.stringify(chosen).replaceAll('`', '\\u0060')}\`;`,
    '',
  ].join('\n');
}

/** The files as they have to be: path from the root of the repository, and text. */
export function strengthData() {
  return [
    { path: 'src/strength/common-passwords.ts', text: passwords() },
    { path: 'src/strength/keyboards.ts', text: keyboards() },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of strengthData()) writeFileSync(join(root, path), text);
}
