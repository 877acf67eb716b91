/** What VS Code and JetBrains editors read about the elements. */

const literals = ({ type }) => [...(type?.text ?? '').matchAll(/'([^']*)'/g)].map(([, name]) => name);
const withoutUndefined = text => text.replace(/ \| undefined$/, '');

function list(title, items, write) {
  return items?.length ? [`**${title}**`, ...items.map(item => `- ${write(item)}`)].join('\n') : undefined;
}

/** A description for a pop-up, in Markdown. */
function documentation({ description, slots, events, cssParts, cssClasses, cssStates }) {
  const named = ({ name, description: words }) => `\`${name || '(default)'}\`: ${words}`;
  const parts = [
    description,
    list('Events', events, named),
    list('Slots', slots, named),
    list('Parts', cssParts, named),
    list('Classes in the page', cssClasses, named),
    list('States', cssStates, named),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** The first description of each name, over all elements. */
function merged(elements, key) {
  const found = new Map();
  for (const item of elements.flatMap(element => element[key] ?? [])) {
    if (!found.has(item.name)) found.set(item.name, item);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** https://github.com/microsoft/vscode-custom-data, for HTML. */
export function htmlData(elements) {
  const tags = elements.map(element => ({
    name: element.tagName,
    description: { kind: 'markdown', value: documentation(element) },
    attributes: (element.attributes ?? []).map(attribute => ({
      name: attribute.name,
      description: attribute.description,
      ...(attribute.type?.text === 'boolean' && { valueSet: 'v' }),
      ...(literals(attribute).length && { values: literals(attribute).map(name => ({ name })) }),
    })),
  }));
  return { version: 1.1, tags };
}

/** The same for CSS. */
export function cssData(elements) {
  const properties = merged(elements, 'cssProperties');
  return {
    version: 1.1,
    properties: properties.map(({ name, description, default: initial }) => ({
      name,
      description: initial ? `${description} Default: ${initial}` : description,
    })),
    pseudoElements: merged(elements, 'cssParts').map(({ name, description }) => ({
      name: `::part(${name})`,
      description,
    })),
    pseudoClasses: merged(elements, 'cssStates').map(({ name, description }) => ({
      name: `:state(${name})`,
      description,
    })),
  };
}

const described = ({ name, description }) => ({ name, description });

function webType(element) {
  const fields = (element.members ?? []).filter(({ kind }) => kind === 'field');
  return {
    name: element.tagName,
    description: element.description,
    attributes: (element.attributes ?? []).map(({ name, description, type }) => ({
      name,
      description,
      value: type.text === 'boolean' ? { kind: 'no-value', type: 'boolean' } : { type: withoutUndefined(type.text) },
    })),
    slots: (element.slots ?? []).map(described),
    js: {
      properties: fields.map(({ name, description, type, readonly }) => ({
        name,
        description,
        ...(type && { type: type.text }),
        ...(readonly && { 'read-only': true }),
      })),
      events: (element.events ?? []).map(({ name, description, type }) => ({ name, description, type: type.text })),
    },
    css: {
      properties: (element.cssProperties ?? []).map(({ name, description, default: initial }) => ({
        name,
        description,
        ...(initial && { default: initial }),
      })),
      parts: (element.cssParts ?? []).map(described),
    },
  };
}

/** https://github.com/JetBrains/web-types */
export function webTypes(elements, { name, version }) {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: { elements: elements.map(webType) },
      css: { classes: merged(elements, 'cssClasses').map(described) },
    },
  };
}
