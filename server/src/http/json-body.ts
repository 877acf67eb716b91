import type { z } from 'zod';
import { invalidBody, readText, shown, unsupportedType } from './form.js';
import type { ProblemOptions } from './problem.js';
import { Problem } from './problem.js';

/** Reads the body that the application's own server sends: JSON, or nothing. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type');
  const text = Buffer.from(await readText(request), 'latin1').toString('utf8');
  if (text === '') return {};
  if (type === null || !/^application\/json(?:; ?charset=utf-8)?$/i.test(type))
    throw unsupportedType('application/json');
  const body = parse(text);
  // What is no Unicode text, and NUL, PostgreSQL does not keep. Only these are written with a number here.
  if (/\\u(?:0000|d[89a-f])/i.test(JSON.stringify(body))) throw invalidBody('what is no text');
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidBody('no JSON');
  }
}

/** The body as the endpoint wants it, or a refusal that names every field that is not as it should be. */
export function readBody<Shape extends z.ZodType>(body: unknown, shape: Shape): z.output<Shape> {
  const read = shape.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  const [first, ...others] = read.error.issues.map(problemOf);
  throw new Problem(422, first?.code ?? 'request_body_invalid', first?.message ?? 'the body cannot be read', {
    ...first?.options,
    others,
  });
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = shown([...issue.path, ...(unknown === undefined ? [] : [unknown])].join('.'));
  const options: ProblemOptions = { ...(field && { field }), sentence: issue.message };
  if (unknown !== undefined)
    return new Problem(422, 'form_param_unknown', `${field} is not a parameter of this endpoint`, options);
  if (issue.code === 'too_big' && issue.origin === 'string')
    return new Problem(422, 'form_param_max_length_exceeded', issue.message, options);
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return new Problem(422, missing ? 'form_param_missing' : 'form_param_value_invalid', issue.message, options);
}
