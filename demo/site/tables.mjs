import { errors, terms as later } from 'auth-elements/locales/en-more';
import { terms } from 'auth-elements/locales/en';
import { terms as account } from 'auth-elements/locales/en-account';
import { escape, prose, table } from './html.mjs';

const mark = text => `<code>${escape(text)}</code>`;

/** Every custom property that an element has, once, in the order of the manifest. */
export function propertiesTable(elements) {
  const all = elements.flatMap(({ cssProperties }) => cssProperties ?? []);
  const byName = new Map(all.map(property => [property.name, property]));
  const rows = [...byName.values()].map(({ name, default: value, description }) => [
    mark(name),
    value === undefined ? 'none' : mark(value),
    prose(description),
  ]);
  return table('All of them', 'all', ['Property', 'Default', 'What it is'], rows);
}

const fixed = new Set(['language', 'direction']);

/** Numbers that no sentence of ours has in it. */
const counts = { minLength: 11, maxLength: 12, minUsernameLength: 13, maxUsernameLength: 14 };
const named = sentence =>
  Object.entries(counts).reduce((text, [name, count]) => text.replace(String(count), `{${name}}`), sentence);

/** A text as one would write it oneself: a value in braces, a count as `#`. */
function written(name, text) {
  if (typeof text === 'string') return text;
  if (name === 'legal') return text({ terms: '{terms}', privacy: '{privacy}' }).join('');
  // One of a list, by the name of what happened.
  if (name === 'activity') return text('sign_in.completed');
  const said = text('{name}');
  // What is said with a number says so where it gets none.
  return /NaN|undefined/.test(String(said)) ? text(11).replace('11', '#') : said;
}

/** The names of all texts and the codes of all errors, with the English words. */
export function textsTables() {
  const ours = { ...terms, ...later, ...account };
  const texts = Object.entries(ours).filter(([name]) => !fixed.has(name));
  const sentences = Object.entries(errors).map(([code, text]) => [
    code,
    named(typeof text === 'function' ? text(counts) : text),
  ]);
  const rows = entries => entries.map(([name, text]) => [mark(name), escape(text)]);
  return [
    table(
      'Names of texts',
      'names',
      ['Name', 'In English'],
      rows(texts.map(([name, text]) => [name, written(name, text)])),
    ),
    table('Codes of errors', 'codes', ['Code', 'In English'], rows(sentences)),
  ].join('\n');
}
