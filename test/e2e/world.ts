import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/ports.mjs';
import { createDatabase } from '../../scripts/postgres.mjs';
import { shortLived, stopChild, until } from '../../scripts/processes.mjs';
import { canary, plantPostgres } from './canary.js';
import { startPage, type PageServer } from './page-server.js';
import { startProxy, type Fault, type Proxy } from './proxy.js';

const shiftedClock = new URL('shifted-clock.mjs', import.meta.url).href;
const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

export interface WorldOptions {
  readonly database?: 'pglite' | 'postgres';
  /** More than one share a PostgreSQL and take turns. */
  readonly processes?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the page and the API are to each other; on one host where it is missing. */
  readonly site?: Site;
}

/** `siblings`: two hosts of one site, which share what is sent. `across`: two sites, between which no cookie travels. */
export type Site = 'siblings' | 'across';

/** Browsers find every name under `localhost` on this machine. */
const hosts = {
  siblings: { page: 'app.shop.localhost', api: 'auth.shop.localhost' },
  across: { page: 'app.shop.localhost', api: 'auth.elsewhere.localhost' },
} as const;

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code: string | undefined;
}

/** The real server behind a proxy that can fail, and the demo's pages under their strict policy, all on free ports. */
export interface World {
  /** Where the page of nine lines is. */
  readonly page: string;
  readonly pages: PageServer;
  /** The key that the pages carry. */
  readonly publishableKey: string;
  readonly api: string;
  readonly proxy: Proxy;
  /** The mails for an address, oldest first. */
  mails(address: string): Promise<readonly Mail[]>;
  /** The code in the newest mail for an address, once there are so many mails. */
  code(address: string, count?: number): Promise<string>;
  fail(fault: Fault): void;
  /** What the application's own server asks of the backend API. */
  backend<Answer>(path: string, body?: unknown): Promise<Answer>;
  /** Lets time pass for the servers, as if everybody had been away. */
  pass(minutes: number): Promise<void>;
  /** The servers' time. */
  now(): number;
  /** An address that nobody used before. */
  address(name?: string): string;
  /** Ends every server process, as a deployment or a crash does, and answers how to start them again. */
  stopServers(): Promise<() => Promise<void>>;
  /** Where private metadata got out: into an answer, a token, or the log. */
  leaks(): readonly string[];
  close(): Promise<void>;
}

let people = 0;

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { database = 'pglite', processes = 1, settings = {}, site } = options;
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const proxy = await startProxy(ports);
  const api = `http://localhost:${proxy.port}`;
  const publishableKey = `pk_test_${Buffer.from(`127.0.0.1:${proxy.port}$`).toString('base64').replace(/=+$/, '')}`;
  const directory = mkdtempSync(join(tmpdir(), 'auth-elements-e2e-'));
  const pages = await startPage(proxy.port);
  const env: Record<string, string> = {
    PUBLIC_URL: api,
    AUTH_PUBLISHABLE_KEY: publishableKey,
    AUTH_TRUSTED_PROXIES: '127.0.0.1/32,::1/128',
    AUTH_RATE_LIMITS: 'relaxed',
    AUTH_APP_NAME: 'Analytical Engines',
    AUTH_SECRET_KEY: secretKey,
    // Tests count mails, and have several browsers. The one that is about this switches it on.
    AUTH_NEW_DEVICE_MAIL: 'false',
    ...(database === 'postgres' ? await postgresSettings() : { AUTH_DATA_DIR: begunIn(directory) }),
    ...(site && siteSettings(site, pages)),
    ...settings,
  };
  const start = (): RunningServer[] => ports.map(port => startServer(port, env));
  let servers = start();
  let ahead = 0;
  const close = async (): Promise<void> => {
    await pages.close();
    await proxy.close();
    await Promise.all(servers.map(({ child }) => stopChild(child)));
    rmSync(directory, { recursive: true, force: true });
  };
  const allReady = () => Promise.all(ports.map((port, index) => ready(port, servers[index])));
  const stopServers = async (): Promise<() => Promise<void>> => {
    await Promise.all(servers.map(({ child }) => stopChild(child)));
    return async () => {
      servers = start();
      await allReady();
    };
  };
  try {
    await allReady();
    if (env['DATABASE_URL']) await plantPostgres(env['DATABASE_URL']);
  } catch (error) {
    await close();
    throw error;
  }
  const [firstPort = 0] = ports;
  return {
    page: site ? await pageOn(site, pages, proxy.port) : pages.origin,
    pages,
    publishableKey,
    api,
    proxy,
    ...mailbox(firstPort),
    ...network(proxy),
    ...backendOf(firstPort),
    pass: async minutes => {
      ahead += minutes * 60_000;
      await Promise.all(servers.map(({ child }) => shift(child, minutes * 60_000)));
    },
    now: () => Date.now() + ahead,
    address,
    stopServers,
    leaks: () => [
      ...proxy.leaks,
      ...servers.flatMap(({ output }) => (output.join('').includes(canary) ? ['the log of a server'] : [])),
    ],
    close,
  };
}

function siteSettings(site: Site, pages: PageServer): Record<string, string> {
  return {
    AUTH_ALLOWED_ORIGINS: new URL(named(pages.origin, hosts[site].page)).origin,
    AUTH_COOKIELESS_DEVELOPMENT: String(site === 'across'),
  };
}

/** The page of nine lines under its host, with the address of the API beside the key. */
async function pageOn(site: Site, pages: PageServer, apiPort: number): Promise<string> {
  const { page, api } = hosts[site];
  const frontendApi = `http://${api}:${apiPort}`;
  const html = (await pages.source()).replace('data-publishable-key', `data-frontend-api="${frontendApi}" $&`);
  return named(pages.add(html, { connects: frontendApi }), page);
}

function named(url: string, host: string): string {
  return url.replace('//localhost:', `//${host}:`);
}

function address(name = 'ada'): string {
  return `${name}.${process.pid}.${++people}@example.com`;
}

const secretKey = `sk_test_${randomBytes(24).toString('hex')}`;

function backendOf(port: number): Pick<World, 'backend'> {
  return {
    async backend<Answer>(path: string, body?: unknown): Promise<Answer> {
      const response = await fetch(`http://localhost:${port}/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      // What the backend API answers is what the test expects of it.
      return (await response.json()) as Answer;
    },
  };
}

function network(proxy: Proxy): Pick<World, 'fail'> {
  return { fail: fault => void proxy.faults.push(fault) };
}

function mailbox(port: number): Pick<World, 'mails' | 'code'> {
  const mails = async (to: string): Promise<readonly Mail[]> => {
    const response = await fetch(`http://localhost:${port}/inbox.json?to=${encodeURIComponent(to)}`);
    if (!response.ok) throw new Error(`The inbox answered ${response.status}.`);
    return readMails(await response.json());
  };
  const code = (to: string, count = 1): Promise<string> =>
    until(async () => {
      const found = await mails(to);
      return found.length >= count ? found.at(-1)?.code : undefined;
    }, `mail ${count} for ${to}`);
  return { mails, code };
}

function readMails(answer: unknown): readonly Mail[] {
  if (!Array.isArray(answer)) throw new Error('The inbox answers a list.');
  return answer.map(({ to, subject, text, code }: Record<string, unknown>) => ({
    to: String(to),
    subject: String(subject),
    text: String(text),
    code: typeof code === 'string' ? code : undefined,
  }));
}

/** What a first start leaves, where the global set-up has made one: a copy takes a fraction of the time of another. */
function begunIn(directory: string): string {
  const begun = process.env['E2E_DATA'];
  if (begun) cpSync(begun, directory, { recursive: true });
  return directory;
}

/** Starts a server in a directory for the first time, and ends it. */
export async function beginIn(directory: string): Promise<void> {
  const port = await freePort();
  const server = startServer(port, { AUTH_DATA_DIR: directory, AUTH_SECRET_KEY: secretKey });
  try {
    await ready(port, server);
  } finally {
    await stopChild(server.child);
  }
}

async function postgresSettings(): Promise<Record<string, string>> {
  const cluster = process.env['E2E_POSTGRES'];
  if (!cluster) throw new Error('The global set-up starts PostgreSQL and names it in E2E_POSTGRES.');
  const name = `world_${randomBytes(6).toString('hex')}`;
  await createDatabase(cluster, name);
  const url = new URL(cluster);
  url.pathname = name;
  return { DATABASE_URL: url.href, AUTH_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
}

interface RunningServer {
  readonly child: ChildProcess;
  readonly output: string[];
}

function shift(child: ChildProcess, milliseconds: number): Promise<unknown> {
  const told = once(child, 'message');
  child.send(milliseconds);
  return told;
}

function startServer(port: number, settings: Readonly<Record<string, string>>): RunningServer {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...shortLived, '--import', shiftedClock, main], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output: string[] = [];
  child.stdout?.on('data', chunk => output.push(String(chunk)));
  child.stderr?.on('data', chunk => output.push(String(chunk)));
  return { child, output };
}

async function ready(port: number, server: RunningServer | undefined): Promise<void> {
  const check = async (): Promise<boolean> => {
    if (server?.child.exitCode !== null) return true;
    return (await fetch(`http://localhost:${port}/health/ready`)).ok;
  };
  await until(check, 'the server', 60_000);
  if (server?.child.exitCode !== null) throw new Error(`The server stopped:\n${server?.output.join('')}`);
}
