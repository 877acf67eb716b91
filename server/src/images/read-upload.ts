import { Busboy } from '@fastify/busboy';
import type { BusboyInstance } from '@fastify/busboy';
import type { Check } from '../http/exchange.js';
import { invalidBody, unsupportedType } from '../http/form.js';
import { Problem } from '../http/problem.js';
import { duplicate, malformed, missing } from '../http/refusals.js';
import { tooLarge } from './make-picture.js';

const megabyte = 1024 * 1024;
/** The largest file. */
export const mostBytes = 10 * megabyte;
/** What a form is around it, or base64 makes of it. */
const mostOfForm = mostBytes + 64 * 1024;
const mostOfText = Math.ceil((mostBytes * 4) / 3) + 1024;
const mostParts = 8;
/** Milliseconds that a body may take. */
const patience = 30_000;

/**
 * Reads the file of an upload: `multipart/form-data` with `file`, or `application/octet-stream` with base64 or a data
 * URL. What the file is called and what it is said to be is not read at all.
 */
export async function readUpload(request: Request): Promise<Buffer> {
  const type = typeOf(request);
  if (isForm.test(type)) return readMultipart(await readBytes(request, mostOfForm), type);
  return readText(await readBytes(request, mostOfText));
}

const isForm = /^multipart\/form-data;/i;

/** Refuses what is no upload, before it is asked whose it would be. */
export const takesFile: Check = ({ request }) => void typeOf(request);

function typeOf(request: Request): string {
  const type = request.headers.get('content-type') ?? '';
  if (isForm.test(type) || /^application\/octet-stream$/i.test(type)) return type;
  throw unsupportedType('multipart/form-data with a file, or application/octet-stream with base64');
}

/** The one file of a form. */
function readMultipart(body: Buffer, type: string): Promise<Buffer> {
  const parser = parserOf(type);
  const files: Buffer[][] = [];
  return new Promise<Buffer>((resolve, reject) => {
    parser.on('file', (name, stream) => {
      if (name !== 'file') reject(unknownField());
      const chunks: Buffer[] = [];
      files.push(chunks);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    });
    parser.on('field', name => reject(name === 'file' ? malformed('file') : unknownField()));
    parser.on('partsLimit', () => reject(invalidBody('too many parts')));
    parser.on('error', () => reject(unreadable()));
    parser.on('finish', () => {
      const [file] = files;
      if (files.length > 1) reject(duplicate('file', 'This was sent more than once.'));
      else if (file) resolve(Buffer.concat(file));
      else reject(missing('file'));
    });
    parser.end(body);
  }).then(withinLimit);
}

function parserOf(type: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { parts: mostParts, headerPairs: 20 } });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw unreadable();
  }
}

function unreadable(): Problem {
  return invalidBody('parts that cannot be told apart');
}

function unknownField(): Problem {
  return new Problem(422, 'form_param_unknown', 'a picture is sent as file, and nothing with it', {
    sentence: 'This field is not known here.',
  });
}

function readText(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const data = text.replace(/^data:[\w.+/-]{1,100};base64,/i, '').replace(/[\r\n]/g, '');
  if (data === '') throw missing('file');
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(data)) throw malformed('file');
  return withinLimit(Buffer.from(data, 'base64'));
}

function withinLimit(bytes: Buffer): Buffer {
  if (bytes.length > mostBytes) throw tooLarge(413, 'more than 10 MB');
  if (bytes.length === 0) throw missing('file');
  return bytes;
}

/** The body, as far as it is not too long and does not take too long. */
async function readBytes(request: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(413, 'more than 10 MB');
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = request.body?.getReader();
  if (!reader) throw missing('file');
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    void reader.cancel();
  }, patience);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > limit) {
        await reader.cancel();
        throw tooLarge(413, 'more than 10 MB');
      }
      chunks.push(part.value);
    }
    if (late.signal.aborted) throw tooSlow();
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): Problem {
  return new Problem(408, 'request_body_invalid', 'the body did not come in time', {
    sentence: 'The picture did not arrive in time. Try again.',
  });
}
