import * as frameworks from './frameworks.mjs';

const heading = '// Generated from the elements by `npm run manifest`.\n';

const settable = ({ members = [] }) => members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
const union = names => names.map(name => `'${name}'`).join(' | ') || 'never';

/** One interface over all tags, each with what `write` says of its element. */
function table(name, comment, elements, write) {
  const rows = elements.map(element => `  '${element.tagName}': ${write(element)};`);
  return `/** ${comment} */\nexport interface ${name} {\n${rows.join('\n')}\n}\n`;
}

function block(rows) {
  return rows.length ? `{\n${rows.map(row => `    ${row}`).join('\n')}\n  }` : 'object';
}

function attributeRows({ name, attributes = [] }) {
  return attributes.flatMap(({ name: attribute, fieldName, description, type }) => {
    const value = type.text === 'boolean' ? "boolean | ''" : `${name}['${fieldName}']`;
    return [`/** ${description} */`, `'${attribute}'?: ${value} | undefined;`];
  });
}

function shared(elements) {
  const events = [...new Set(elements.flatMap(({ events = [] }) => events.map(({ type }) => type.text)))].sort();
  const names = [...elements.map(({ name }) => name), ...events].map(name => `  ${name},`).join('\n');
  return [
    heading,
    `import type {\n${names}\n} from '../dist/elements/index.js';\n`,
    'type Settable<Element, Name extends keyof Element> = { [Key in Name]?: Element[Key] | undefined };\n',
    table('Elements', 'The class of each element.', elements, ({ name }) => name),
    table(
      'ElementProperties',
      'The properties of each element that can be set.',
      elements,
      element => `Settable<${element.name}, ${union(settable(element).map(({ name }) => name))}>`,
    ),
    table('ElementAttributes', 'The attributes of each element.', elements, element => block(attributeRows(element))),
    table('ElementEvents', 'The events of each element.', elements, ({ events = [] }) =>
      block(events.flatMap(({ name, description, type }) => [`/** ${description} */`, `'${name}': ${type.text};`])),
    ),
  ].join('\n');
}

/** The types of the elements, once for all, and for each framework what its templates are checked against. */
export function typeFiles(elements) {
  const tags = elements.map(({ tagName }) => tagName);
  const files = Object.entries(frameworks).map(([name, write]) => {
    const file = name.replace(/(\d+)$/, '-$1');
    return [`types/${file}.d.ts`, `${heading}\n${write(tags)}`];
  });
  return { 'types/elements.d.ts': shared(elements), ...Object.fromEntries(files) };
}
