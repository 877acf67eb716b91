import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveDemo } from '../../demo/serve.mjs';
import { freePort } from '../../scripts/ports.mjs';

export interface PageServer {
  readonly origin: string;
  /** The demo's own page, as a browser gets it. */
  source(): Promise<string>;
  /** Puts one more page beside the demo's, under the demo's own policy, and answers its address. */
  add(html: string): string;
  close(): Promise<void>;
}

/** The demo as it is served to everybody, with room for pages that a test makes up. */
export async function startPage(apiPort: number): Promise<PageServer> {
  const innerPort = await freePort();
  const demo = await serveDemo({ port: innerPort, apiOrigin: `http://localhost:${apiPort}` });
  const pages = new Map<string, string>();

  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const made = pages.get(new URL(incoming.url ?? '/', 'http://page').pathname);
    const path = made === undefined ? incoming.url : '/';
    const { 'accept-encoding': encoding, ...headers } = incoming.headers;
    const passed = made === undefined && encoding ? { ...headers, 'accept-encoding': encoding } : headers;
    const inner = request(
      { host: 'localhost', port: innerPort, path, method: incoming.method, headers: passed },
      from => {
        if (made === undefined) {
          outgoing.writeHead(from.statusCode ?? 502, from.headers);
          from.pipe(outgoing);
          return;
        }
        from.resume();
        const { 'content-length': _length, etag: _etag, 'last-modified': _modified, ...kept } = from.headers;
        outgoing.writeHead(200, kept).end(made);
      },
    );
    inner.once('error', () => incoming.socket.destroy());
    incoming.pipe(inner);
  };
  const front = createServer(answer);
  await new Promise<void>(resolve => front.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(front.address() as AddressInfo).port}`;
  let made = 0;
  return {
    origin,
    source: () => read(`${origin}/`),
    add: html => {
      const path = `/made-${++made}.html`;
      pages.set(path, html);
      return `${origin}${path}`;
    },
    close: async () => {
      front.closeAllConnections();
      await new Promise<void>(resolve => front.close(() => resolve()));
      await demo.close();
    },
  };
}

async function read(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}
