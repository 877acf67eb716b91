import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { leaksIn } from './canary.js';
import { record } from './recording.js';

/** What the network does to a request that matches, so many times. */
export interface Fault {
  readonly matches: (method: string, path: string) => boolean;
  /** `lose-answer`: the server does the work, the browser never hears of it. `refuse`: nothing arrives at all. */
  readonly effect: 'lose-answer' | 'refuse' | { readonly status: number } | { readonly delay: number };
  times: number;
}

export interface Proxy {
  readonly port: number;
  readonly faults: Fault[];
  /** Each request that came by, as `GET /v1/client`. */
  readonly seen: string[];
  /** Where an answer has given away what is for the application alone. */
  readonly leaks: readonly string[];
  /** How many requests each server got. */
  readonly shares: readonly number[];
  close(): Promise<void>;
}

/** Stands between the browsers and one or more servers: in turn, with faults where asked for, and remembers answers. */
export async function startProxy(targets: readonly number[], port = 0): Promise<Proxy> {
  const faults: Fault[] = [];
  const seen: string[] = [];
  const leaks: string[] = [];
  const shares = targets.map(() => 0);
  let turn = 0;

  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://proxy').pathname;
    const method = incoming.method ?? 'GET';
    seen.push(`${method} ${path}`);
    const fault = faults.find(candidate => candidate.times > 0 && candidate.matches(method, path));
    if (fault) fault.times--;
    const index = turn++ % targets.length;
    shares[index] = (shares[index] ?? 0) + 1;
    forward(incoming, outgoing, targets[index] ?? 0, fault?.effect, (headers, body) => {
      leaks.push(...leaksIn(headers, body).map(where => `${method} ${path}: ${where}`));
    });
  });
  await new Promise<void>(resolve => server.listen(port, 'localhost', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    faults,
    seen,
    leaks,
    shares,
    close: () => closeServer(server),
  };
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  effect: Fault['effect'] | undefined,
  answered: (headers: IncomingMessage['headers'], body: Buffer) => void,
): void {
  if (effect === 'refuse') {
    incoming.socket.destroy();
    return;
  }
  if (typeof effect === 'object' && 'status' in effect) {
    const origin = incoming.headers.origin ?? '*';
    const cors = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
    outgoing.writeHead(effect.status, cors).end();
    return;
  }
  const from = incoming.socket.remoteAddress ?? '';
  const inner = request(
    {
      host: 'localhost',
      port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, 'x-forwarded-for': from },
    },
    answer => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        answered(answer.headers, body);
        keep(incoming, answer, body);
        const send = () => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
        };
        if (effect === 'lose-answer') incoming.socket.destroy();
        else if (typeof effect === 'object') setTimeout(send, effect.delay);
        else send();
      });
    },
  );
  inner.once('error', () => incoming.socket.destroy());
  incoming.pipe(inner);
}

function keep(incoming: IncomingMessage, answer: IncomingMessage, body: Buffer): void {
  if (!answer.headers['content-type']?.startsWith('application/json')) return;
  const url = new URL(incoming.url ?? '/', 'http://proxy');
  const verb = url.searchParams.get('_method') ?? incoming.method ?? 'GET';
  const encoding = answer.headers['content-encoding'];
  const text = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  record({
    method: verb.toUpperCase(),
    path: url.pathname,
    status: answer.statusCode ?? 0,
    body: JSON.parse(text.toString()),
  });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}
