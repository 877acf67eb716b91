import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { blockList } from '../config-parsers.js';
import type { FrontendApi } from '../frontend-api.js';
import { SettingError } from '../setting-error.js';
import type { Settings } from '../settings.js';
import { clientIp } from './client-ip.js';

export interface Listening {
  readonly port: number;
  /** Takes no further connection, lets requests under way finish, and cuts those off that take longer than `patience`. */
  stop(patience?: number): Promise<void>;
}

/** How many connections the system may have made at one address that are not yet taken. */
const mostWaiting = 511;

type Answering = Pick<Settings, 'port' | 'host' | 'trustedProxies' | 'publicUrl'>;

/** Puts a frontend API behind a port. `localhost` is both of the machine's own addresses. */
export async function listen(api: Pick<FrontendApi, 'fetch'>, settings: Answering): Promise<Listening> {
  const underWay = new Set<ServerResponse>();
  const trusted = blockList(settings.trustedProxies);
  const answer = getRequestListener(
    (request, { incoming }) =>
      api.fetch(request, {
        ip: clientIp(incoming.socket.remoteAddress, request.headers.get('x-forwarded-for'), trusted),
      }),
    { overrideGlobalObjects: false, hostname: settings.publicUrl.host, errorHandler: badRequest },
  );
  let stopping = false;
  const handler = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    underWay.add(outgoing);
    outgoing.once('close', () => underWay.delete(outgoing));
    if (stopping) outgoing.shouldKeepAlive = false;
    // RFC 9112 §3.2: two hosts are none, for programs differ about which of them is meant.
    if ((incoming.headersDistinct['host']?.length ?? 0) > 1) outgoing.writeHead(400, { connection: 'close' }).end();
    else void answer(incoming, outgoing);
  };
  const servers = await openAll(settings, handler);
  return {
    port: portOf(servers[0]) ?? settings.port,
    async stop(patience = 10_000) {
      stopping = true;
      await takeWaiting(servers);
      for (const outgoing of underWay) outgoing.shouldKeepAlive = false;
      const cut = setTimeout(() => servers.forEach(server => server.closeAllConnections()), patience);
      await Promise.all(servers.map(closed));
      clearTimeout(cut);
    },
  };
}

async function openAll(
  { host, port }: Answering,
  handler: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<readonly Server[]> {
  const servers: Server[] = [];
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  let bound = port;
  try {
    for (const [index, address] of hosts.entries()) {
      const server = createServer(
        { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
        handler,
      );
      // A machine without IPv6 has no such address, which only matters where it is the only one.
      if (await opened(server, address, bound, index > 0)) servers.push(server);
      bound = portOf(servers[0]) ?? port;
    }
  } catch (error) {
    await Promise.all(servers.map(closed));
    throw error;
  }
  return servers;
}

function opened(server: Server, host: string, port: number, optional: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (optional && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) resolve(false);
      else reject(asSentence(error, host, port));
    });
    server.listen({ host, port, backlog: mostWaiting }, () => resolve(true));
  });
}

function asSentence(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentences: Readonly<Record<string, [string, string]>> = {
    EADDRINUSE: ['PORT', `Port ${port} is taken: stop what listens there, or set PORT to another one.`],
    EACCES: ['PORT', `Port ${port} is reserved for the system: set PORT to one above 1023.`],
    EADDRNOTAVAIL: ['HOST', `HOST is ${host}, and this machine has no such address: write localhost or 0.0.0.0.`],
    ENOTFOUND: ['HOST', `HOST is ${host}, which no address is known for: write localhost or 0.0.0.0.`],
  };
  const [setting, sentence] = sentences[error.code ?? ''] ?? [];
  return setting && sentence ? new SettingError(setting, sentence) : error;
}

/**
 * Lets in who stands at the door: a connection that the system has made and this process has not yet taken would be cut
 * off unanswered when the door closes. The event loop takes one in a turn, and the signal may come in a turn's middle:
 * the door is free when two turns brought nobody. No more can have stood there than the system lets wait.
 */
async function takeWaiting(servers: readonly Server[]): Promise<void> {
  let taken = 0;
  const count = (): void => {
    taken++;
  };
  for (const server of servers) server.on('connection', count);
  const most = mostWaiting * servers.length;
  for (let before = -1; before < taken && taken < most;) {
    before = taken;
    for (let turn = 0; turn < 2; turn++) await new Promise(resolve => setImmediate(resolve));
  }
  for (const server of servers) server.off('connection', count);
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function portOf(server: Server | undefined): number | undefined {
  const address = server?.address();
  return typeof address === 'object' ? address?.port : undefined;
}

// What is no HTTP that could be answered: a Host header that is no host, for one.
function badRequest(): Response {
  const error = {
    code: 'request_invalid',
    message: 'the request cannot be read',
    long_message: 'The request cannot be read.',
  };
  return Response.json({ errors: [{ ...error, meta: {} }] }, { status: 400, headers: { 'cache-control': 'no-store' } });
}
