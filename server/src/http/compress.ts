import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const encoders = {
  br: (body: string) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: string) => gzipSync(body),
} as const;

type Coding = keyof typeof encoders;

/** What was compressed last: everybody is told the same, so it is nearly always what is asked for next. */
const latest = new Map<Coding, { readonly body: string; readonly bytes: Uint8Array<ArrayBuffer> }>();

/**
 * An answer in JSON, compressed as far as the request takes it (RFC 9110 §12.5.3). Only for what is the same for
 * everybody: the length of what is compressed tells of secrets that stand beside what somebody else has chosen.
 */
export function compressedJson(body: unknown, request: Request, headers: Headers): Response {
  const text = JSON.stringify(body);
  const coding = codingFor(request.headers.get('Accept-Encoding'));
  headers.append('Vary', 'Accept-Encoding');
  headers.set('Content-Type', 'application/json');
  if (!coding) return new Response(text, { headers });
  headers.set('Content-Encoding', coding);
  return new Response(compressed(coding, text), { headers });
}

function compressed(coding: Coding, body: string): Uint8Array<ArrayBuffer> {
  const known = latest.get(coding);
  if (known?.body === body) return known.bytes;
  const bytes = new Uint8Array(encoders[coding](body));
  latest.set(coding, { body, bytes });
  return bytes;
}

/** The better coding of those that are named and not refused by `q=0`. */
function codingFor(accepted: string | null): Coding | undefined {
  const taken = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map(part => part.split(';').map(word => word.trim()))
    .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ''))
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find(coding => taken.includes(coding));
}
