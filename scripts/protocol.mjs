import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/**
 * Where the published description is amended before answers are held to it: `at` is a path into it, `put` is put over
 * what stands there, or at the end of a list; `why` says what the description has wrong or leaves out.
 *
 * @typedef {{ why: string, at: readonly string[], put: Record<string, unknown> | readonly unknown[] }} Exception
 */

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const pointer = '#/components/schemas/';
/** How a schema is called where it is one of several that are laid over each other, and so does not stand alone. */
const openName = name => `${name} as a part`;

/** The published description, as it stands in the directory of the reference material. */
export function readDescription(directory) {
  return parse(readFileSync(join(directory, 'reference', 'fapi-2026-05-12.yml'), 'utf8'));
}

/** What answers are held to: the description with the exceptions put over it. */
export function createProtocol(description, exceptions) {
  const document = structuredClone(description);
  for (const exception of exceptions) amend(document, exception);
  const ajv = createValidator(document.components.schemas);
  const operations = Object.entries(document.paths).map(([template, methods]) => ({
    template,
    methods,
    pattern: new RegExp(`^${template.replace(/\./g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  const known = new Map();

  return {
    /** What an answer has to look like: its name, and a function, or a sentence about what the description lacks. */
    find({ method, path, status }) {
      const matching = operations.filter(({ pattern }) => pattern.test(path));
      // A path without a placeholder is the nearer one.
      const found = matching.find(({ template }) => template === path) ?? matching[0];
      const name = `${method} ${found?.template ?? path} ${status}`;
      const judge = known.get(name) ?? judgeOf(ajv, document, found?.methods[method.toLowerCase()], status);
      known.set(name, judge);
      return { name, ...judge };
    },
  };
}

function amend(document, { at, put }) {
  const place = at.reduce((found, key) => found?.[key], document);
  if (Array.isArray(place)) place.push(...put);
  else if (isObject(place)) Object.assign(place, put);
  else throw new Error(`The description has no ${at.join(' › ')} to be amended.`);
}

function createValidator(schemas) {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  // Numbers are what JSON has; how wide they are is for languages that ask.
  for (const format of ['int32', 'int64', 'float', 'double']) ajv.addFormat(format, true);
  const translated = Object.entries(schemas).flatMap(([name, schema]) => [
    [name, translate(schema, schemas)],
    [openName(name), translate(schema, schemas, { part: true })],
  ]);
  return ajv.addSchema({ $id: 'protocol', components: { schemas: Object.fromEntries(translated) } });
}

function judgeOf(ajv, document, operation, status) {
  if (!operation) return { lack: 'the protocol has no such operation' };
  const response = resolve(document, operation.responses[status]);
  if (!response) return { lack: 'the protocol has no such status here' };
  const schema = response.content?.['application/json']?.schema;
  if (!schema) return { lack: 'the protocol says nothing about the body' };
  return { validate: ajv.compile(anchored(translate(schema, document.components.schemas))) };
}

function resolve(document, value) {
  if (!value?.$ref) return value;
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((found, key) => found?.[key], document);
}

/** References as they read outside the document that they are in. */
function anchored(schema) {
  if (Array.isArray(schema)) return schema.map(anchored);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `protocol${value}` : anchored(value),
    ]),
  );
}

/** Whether a schema lists all its properties, in itself or in what it is put together from. */
function isClosed(schema, schemas) {
  if (!isObject(schema)) return false;
  if (schema.$ref) return isClosed(schemas[schema.$ref.slice(pointer.length)], schemas);
  return schema.additionalProperties === false || (schema.allOf ?? []).some(part => isClosed(part, schemas));
}

/**
 * A schema of OpenAPI 3.0 in the words of JSON Schema. `nullable` allows null beside whatever else is said, also where
 * OpenAPI ignores it for the letter of the rule. `additionalProperties: false` in a part of an `allOf` would refuse the
 * properties of the other parts, which nobody can mean: the whole is closed instead.
 */
function translate(schema, schemas, { part = false } = {}) {
  if (!isObject(schema)) return schema;
  const { nullable, discriminator: _, example: _example, ...rest } = schema;
  const plain = rest.$ref ? reference(rest.$ref, part) : translateObject(rest, schemas, part);
  return nullable ? { if: { type: 'null' }, else: plain } : plain;
}

const reference = ($ref, part) => ({ $ref: part ? pointer + openName($ref.slice(pointer.length)) : $ref });

function translateObject(schema, schemas, part) {
  const { additionalProperties, properties, items, allOf, oneOf, anyOf, ...rest } = schema;
  const each = (list, options) => list.map(member => translate(member, schemas, options));
  const result = { ...rest };
  if (properties)
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, translate(value, schemas)]),
    );
  if (items) result.items = translate(items, schemas);
  // The alternatives of an object are the whole of it, so each is closed by itself.
  if (oneOf) result.oneOf = each(oneOf, { part });
  if (anyOf) result.anyOf = each(anyOf, { part });
  if (allOf) result.allOf = each(allOf, { part: true });
  if (isObject(additionalProperties)) result.additionalProperties = translate(additionalProperties, schemas);
  if (!part && isClosed(schema, schemas)) result.unevaluatedProperties = false;
  return result;
}
