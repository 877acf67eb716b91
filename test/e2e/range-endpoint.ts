import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Pwned Passwords endpoint of our own: it knows the passwords that a test says, and what it was asked. */
export interface RangeEndpoint {
  readonly url: string;
  readonly asked: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly headers: IncomingHttpHeaders;
  }[];
  readonly breached: Set<string>;
  /** How it answers: as it should, with a failure, or not at all. */
  mood: 'well' | 'failing' | 'silent';
  close(): Promise<void>;
}

export function digestOf(password: string): string {
  return createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase();
}

export async function startRangeEndpoint(): Promise<RangeEndpoint> {
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      endpoint.asked.push({ method, path: url, body: Buffer.concat(chunks).toString(), headers });
      if (endpoint.mood === 'silent') return;
      if (endpoint.mood === 'failing') outgoing.writeHead(503).end();
      else outgoing.end(rangeFor(endpoint.breached, url.slice(-5)));
    });
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const endpoint: RangeEndpoint = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/range/`,
    asked: [],
    breached: new Set(),
    mood: 'well',
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
  return endpoint;
}

/** What is known below a prefix, among lines that only make the answer longer. */
function rangeFor(breached: ReadonlySet<string>, prefix: string): string {
  const known = [...breached].map(digestOf).filter(digest => digest.startsWith(prefix));
  const padding = Array.from({ length: 20 }, (_, index) => `${digestOf(`padding ${index}`).slice(5)}:0`);
  return [...known.map(digest => `${digest.slice(5)}:42`), ...padding].join('\r\n');
}
