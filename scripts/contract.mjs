import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elementsOf } from './manifest/elements.mjs';
import { root } from './setup.mjs';

const kinds = {
  attributes: 'attributes',
  events: 'events',
  slots: 'slots',
  parts: 'cssParts',
  classes: 'cssClasses',
  states: 'cssStates',
  customProperties: 'cssProperties',
};

const named = (items = []) => items.map(({ name }) => name).sort();

/** What a page may rely on, by tag: the names of everything public. */
export function contractOf(manifest) {
  const entries = elementsOf(manifest).map(element => {
    const properties = element.members?.filter(({ kind }) => kind === 'field');
    const lists = Object.entries(kinds).map(([kind, key]) => [kind, named(element[key])]);
    return [element.tagName, { properties: named(properties), ...Object.fromEntries(lists) }];
  });
  return Object.fromEntries(entries);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  writeFileSync(join(root, 'test/contract/contract.json'), `${JSON.stringify(contractOf(manifest), null, 2)}\n`);
}
