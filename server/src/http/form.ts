import { invalidValue, malformed, missing, tooLong } from './refusals.js';
import { Problem } from './problem.js';

/** The largest body. */
export const maxBytes = 64 * 1024;
const maxParameters = 200;
const longestField = 16 * 1024;

/** The fields of one request. An empty value means `null` on this wire. */
export class Form {
  readonly #fields: ReadonlyMap<string, string>;

  constructor(fields: ReadonlyMap<string, string> = new Map()) {
    this.#fields = fields;
  }

  get names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  /** Whether the field was sent, empty or not. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** The value; undefined when it was left out or sent empty. */
  optional(name: string): string | undefined {
    return this.#fields.get(name) || undefined;
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw missing(name);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw invalidValue(name);
    return value === 'true';
  }
}

/** Reads the body: `application/x-www-form-urlencoded` as the URL standard has it, flat, and within limits. */
export async function readForm(request: Request, longest = longestField): Promise<Form> {
  const type = request.headers.get('content-type');
  if (type !== null && !/^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i.test(type))
    throw unsupportedType();
  const text = await readText(request);
  if (text === '') return new Form();
  if (type === null) throw unsupportedType();
  return new Form(parse(text, longest));
}

/** The body as bytes in Latin-1 letters, within the limit. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = request.body ?? [];
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}

function parse(text: string, longest: number): Map<string, string> {
  const pairs = text.split('&').filter(pair => pair !== '');
  if (pairs.length > maxParameters) throw invalidBody('more than 200 parameters');
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    if (fields.has(name)) throw duplicate(name);
    const value = at < 0 ? '' : decode(pair.slice(at + 1));
    // PostgreSQL keeps no NUL in a text, and nobody types one.
    if (value.includes('\0')) throw malformed(shown(name));
    if (value.length > longest) throw tooLong(shown(name));
    fields.set(name, value);
  }
  return fields;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw invalidBody('a percent sign that begins no UTF-8 character');
  }
}

/** A field's name as it may stand in an answer. */
export function shown(name: string): string {
  return name.replace(/[^\w[\]-]/g, '?').slice(0, 64);
}

function duplicate(name: string): Problem {
  return new Problem(422, 'form_param_duplicate', `${shown(name)} was sent twice`, {
    field: shown(name),
    sentence: 'This was sent more than once.',
  });
}

export function unsupportedType(wanted = 'application/x-www-form-urlencoded'): Problem {
  return new Problem(415, 'unsupported_content_type', `the body has to be ${wanted}`, {
    sentence: 'The request is in a form that this server does not read.',
  });
}

function tooLarge(): Problem {
  return new Problem(413, 'request_body_too_large', 'the body is larger than 64 kB', {
    sentence: 'This is too much at once.',
  });
}

export function invalidBody(what: string): Problem {
  return new Problem(400, 'request_body_invalid', `the body has ${what}`, {
    sentence: 'The request could not be read.',
  });
}
