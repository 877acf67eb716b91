import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { World } from '../e2e/world.js';

export interface Application {
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

// Frameworks make elements from text under policies of their own, so Trusted Types are not asked for here.
const policyFor = (api: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${api}; img-src 'self' data: ${api}`;

/** Serves what a framework's own tools have built, with the key of the world's server in its page. */
export async function serveApplication(directory: string, world: World): Promise<Application> {
  const send = async (pathname: string, outgoing: ServerResponse): Promise<void> => {
    // Whatever is no file is a page of the application's own router.
    const file = join(directory, normalize(extname(pathname) ? pathname : '/index.html'));
    const body = await readFile(file);
    const isPage = extname(file) === '.html';
    outgoing.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      ...(isPage && { 'content-security-policy': policyFor(world.api) }),
    });
    outgoing.end(isPage ? String(body).replace(/pk_test_\w+/, world.publishableKey) : body);
  };
  const server = createServer((incoming, outgoing) => {
    send(new URL(incoming.url ?? '/', 'http://application').pathname, outgoing).catch((error: unknown) => {
      outgoing.writeHead(404).end(String(error));
    });
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}
