import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveDemo } from '../../demo/serve.mjs';
import { freePort } from '../../scripts/ports.mjs';

export interface PageServer {
  readonly origin: string;
  /** The demo's own page, as a browser gets it. */
  source(): Promise<string>;
  /** Puts one more page beside the demo's, under the demo's own policy, and answers its address. */
  add(html: string, options?: MadePageOptions): string;
  /** Puts one more script beside the demo's, for pages whose policy takes none in their markup. */
  addScript(code: string): string;
  close(): Promise<void>;
}

interface MadePageOptions {
  /** Where the page is, such as `/sign-in`. It answers below that too, as applications have it. */
  readonly below?: string;
  /** Its policy lets a second copy of Lit have its policy for Trusted Types, too. */
  readonly duplicates?: boolean;
  /** A host whose script and frames its policy takes, as the documentation says for a third party's check. */
  readonly thirdParty?: string;
  /** An address that its policy lets it ask beside the API. */
  readonly connects?: string;
}

/** The script tag's files once more, under other addresses, as another version would have them. */
export const secondCopy = '/second-copy';

/** The demo as it is served to everybody, with room for pages that a test makes up. */
export async function startPage(apiPort: number): Promise<PageServer> {
  const innerPort = await freePort();
  const demo = await serveDemo({ port: innerPort, apiOrigin: `http://localhost:${apiPort}` });
  const pages = new Map<string, string>();

  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const made = find(pages, new URL(incoming.url ?? '/', 'http://page').pathname);
    const path = made === undefined ? incoming.url?.replace(secondCopy, '') : '/';
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
        const type = made.startsWith('<') ? {} : { 'content-type': 'text/javascript; charset=utf-8' };
        outgoing.writeHead(200, { ...kept, ...policyFor(made, kept), ...type }).end(made);
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
    add: (html, options = {}) => {
      const path = options.below ?? `/made-${++made}.html`;
      if (options.duplicates || options.thirdParty || options.connects) policies.set(html, options);
      pages.set(path, html);
      return `${origin}${path}`;
    },
    addScript: code => {
      const path = `/made-${++made}.js`;
      pages.set(path, code);
      return path;
    },
    close: async () => {
      front.closeAllConnections();
      await new Promise<void>(resolve => front.close(() => resolve()));
      await demo.close();
    },
  };
}

/** Pages whose policy takes more than the demo's. */
const policies = new Map<string, MadePageOptions>();

function policyFor(page: string, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { thirdParty: host, connects, duplicates } = policies.get(page) ?? {};
  let policy = String(headers['content-security-policy']);
  if (host !== undefined)
    policy = policy
      .replace("script-src 'self'", `script-src 'self' ${host}; frame-src ${host}`)
      .replace('trusted-types lit-html', 'trusted-types lit-html auth-elements');
  if (connects !== undefined) policy = policy.replace("connect-src 'self'", `connect-src 'self' ${connects}`);
  return { 'content-security-policy': duplicates ? `${policy} 'allow-duplicates'` : policy };
}

/** The page at a path, or at the nearest one above it. */
function find(pages: ReadonlyMap<string, string>, path: string): string | undefined {
  const page = pages.get(path);
  const above = path.slice(0, path.lastIndexOf('/'));
  return page ?? (above ? find(pages, above) : undefined);
}

async function read(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}
