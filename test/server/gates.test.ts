import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { sql } from 'kysely';
import { endpoints } from '../../server/src/http/app.js';
import type { Endpoint } from '../../server/src/http/exchange.js';
import { listen } from '../../server/src/http/listen.js';
import type { Database } from '../../server/src/store/schema.js';
import { goodPassword } from './browser.js';
import { serve, startServer } from './start.js';
import { testSettings } from './test-settings.js';

const server = await startServer({ rateLimits: 'relaxed', apiKeys: { enabled: true } });
afterAll(server.close);

type Headers = Readonly<Record<string, string>>;

const allowed: Headers = { origin: 'http://localhost:3000' };
/** What browsers send for pages that are not ours, and what is sent by no browser. */
const strangers: Readonly<Record<string, Headers>> = {
  'no origin': {},
  'no origin, from another site': { 'sec-fetch-site': 'cross-site' },
  'no origin, typed by somebody': { 'sec-fetch-site': 'none' },
  'no origin, from a sibling': { 'sec-fetch-site': 'same-site' },
  'an evil origin': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'a sibling': { origin: 'http://blog.localhost:3000', 'sec-fetch-site': 'same-site' },
  'an opaque origin': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  'an origin that begins like ours': { origin: 'http://localhost:3000.evil.example' },
  'an origin that has ours as its user': { origin: 'http://localhost:3000@evil.example' },
  'another scheme': { origin: 'https://localhost:3000' },
  'no port of ours': { origin: 'http://localhost:x' },
  'other letters': { origin: 'HTTP://LOCALHOST:3000' },
  'a list': { origin: 'http://localhost:3000, https://evil.example' },
  'an empty origin': { origin: '' },
};

const pathOf = (path: string, id = 'an_id'): string => path.replace(/:\w+/, id);
const named = endpoints.map(endpoint => ({ ...endpoint, name: `${endpoint.method} ${endpoint.path}` }));
const gated = named.filter(({ open: all, backend }) => !all && !backend);
const changing = gated.filter(({ method }) => method !== 'GET');
const reading = gated.filter(({ method }) => method === 'GET');
const open = named.filter(endpoint => endpoint.open && endpoint.method === 'GET');
const reposting = named.filter(endpoint => endpoint.open && endpoint.method !== 'GET');

interface Sent {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: globalThis.Headers;
}

async function send(method: string, path: string, headers: Headers, body?: string): Promise<Sent> {
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const request = new Request(`http://localhost:4000${path}`, {
    method,
    headers: { ...form, ...headers },
    ...(body !== undefined && { body }),
  });
  const response = await server.fetch(request);
  const text = await response.text();
  const { errors } = JSON.parse(text.startsWith('{') ? text : '{}') as { errors?: readonly { code: string }[] };
  return { status: response.status, code: errors?.[0]?.code, headers: response.headers };
}

/** All ways to send an endpoint's verb: as itself, and as the POST that browsers send. */
function ways({ method, path }: Endpoint, id?: string): readonly (readonly [string, string])[] {
  const address = pathOf(path, id);
  const asPost: (readonly [string, string])[] = method === 'POST' ? [] : [['POST', `${address}?_method=${method}`]];
  return [[method, address], ...asPost];
}

const tables = [
  'clients',
  'client_tokens',
  'sign_ins',
  'sign_ups',
  'sessions',
  'users',
  'counters',
  'outbox',
  'idempotency',
] as const;

async function contents(database: Database): Promise<string> {
  const rows = [];
  for (const table of tables)
    rows.push((await sql`select t.* from ${sql.table(table)} t order by t::text`.execute(database)).rows);
  return JSON.stringify(rows);
}

test('the matrices below are about every endpoint', () => {
  expect([gated, open, reposting, named.filter(({ backend }) => backend)].flat()).toHaveLength(endpoints.length);
  expect(reposting.map(({ path }) => path)).toEqual(['/v1/oauth_callback/:provider', '/v1/saml/acs/:connection']);
});

test.each(changing)('AC-095 AC-099: $name changes nothing for a page that is not allowed', async endpoint => {
  const before = await contents(server.instance.database);
  for (const [method, path] of ways(endpoint))
    for (const [who, headers] of Object.entries(strangers)) {
      const { status, code, headers: answered } = await send(method, path, headers, 'strategy=password');
      const expected = headers['origin'] === undefined ? 'origin_missing' : 'origin_invalid';
      expect({ who, status, code }).toEqual({ who, status: 403, code: expected });
      expect(answered.get('access-control-allow-origin'), who).toBeNull();
      expect(answered.getSetCookie(), who).toEqual([]);
    }
  expect(await contents(server.instance.database)).toBe(before);
});

test.each(changing)('$name passes the gate for an allowed page and for a page of its own origin', async endpoint => {
  for (const [method, path] of ways(endpoint)) {
    const granted = await send(method, path, allowed, '');
    expect(granted.code ?? '').not.toMatch(/^origin_/);
    expect(granted.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(granted.headers.get('access-control-allow-credentials')).toBe('true');
    const own = await send(method, path, { 'sec-fetch-site': 'same-origin' }, '');
    expect(own.status).not.toBe(403);
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test.each(reading)('AC-099: $name shows nothing to a page that is not allowed', async ({ path }) => {
  for (const [who, headers] of Object.entries(strangers)) {
    const { code, headers: answered } = await send('GET', pathOf(path), headers);
    if (headers['origin'] !== undefined) expect(code, who).toBe('origin_invalid');
    expect(answered.get('access-control-allow-origin'), who).toBeNull();
    expect(answered.get('vary'), who).toContain('Origin');
  }
});

test.each(open)('$name gives no page a grant with credentials', async ({ path }) => {
  for (const headers of [...Object.values(strangers), allowed]) {
    const { code, headers: answered } = await send('GET', pathOf(path), headers);
    expect(code ?? '').not.toMatch(/^origin_/);
    expect(answered.get('access-control-allow-credentials')).toBeNull();
    expect(answered.get('access-control-allow-origin') ?? '*').toBe('*');
    expect(answered.getSetCookie()).toEqual([]);
  }
});

test('a page that hides where it comes from gets no token that names a page', async () => {
  const browser = server.browser();
  await browser.signUp('hidden@example.com');
  const [session] = (await browser.client())?.sessions ?? [];
  const reply = await browser.send('POST', `/client/sessions/${session?.id ?? ''}/tokens`, '', {
    Origin: 'null',
    'sec-fetch-site': 'same-origin',
  });
  expect(reply.status).toBe(200);
  const { jwt = '' } = reply.json as unknown as { jwt?: string };
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  expect(claims).not.toHaveProperty('azp');
});

test('AC-096 AC-097: no other site can sign anybody out or in, or change anything, with the cookies of a browser', async () => {
  const mallory = server.browser();
  await mallory.signUp('mallory@example.com');
  const browser = server.browser();
  await browser.signUp('victim@example.com');
  const before = await browser.client();
  const [session] = before?.sessions ?? [];
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const bodies = [
    '',
    new URLSearchParams({ identifier: 'mallory@example.com', password: goodPassword }).toString(),
    new URLSearchParams({ email_address: 'another@example.com', password: goodPassword }).toString(),
    new URLSearchParams({ current_password: goodPassword, new_password: 'violet-harbour-slowly-82' }).toString(),
    'first_name=Mallory',
  ];
  for (const endpoint of changing)
    for (const [method, path] of ways(endpoint, session?.id))
      for (const headers of Object.values(strangers))
        for (const body of bodies) await send(method, path, { ...headers, cookie }, body);
  const after = await browser.client();
  expect(after?.sessions.map(({ id, status }) => ({ id, status }))).toEqual([{ id: session?.id, status: 'active' }]);
  expect(after?.sessions[0]?.user).toEqual(session?.user);
  expect(after).toMatchObject({ sign_in: null, sign_up: null });
});

test('3.5.3: what is read with GET and HEAD changes nothing, whatever it is', async () => {
  const browser = server.browser();
  await browser.signUp('reader@example.com');
  const [session] = (await browser.client())?.sessions ?? [];
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  // The one navigation that renews the cookie, by design; it needs an allowed address to lead to.
  const pure = reading.filter(({ path }) => path !== '/v1/client/touch');
  const before = await contents(server.instance.database);
  for (const { path } of [...pure, ...open])
    for (const method of ['GET', 'HEAD']) {
      const address = pathOf(path, session?.id);
      const { status } = await send(method, address, { ...allowed, cookie });
      expect(status, address).not.toBe(405);
    }
  for (const { path } of endpoints) await send('OPTIONS', pathOf(path, session?.id), { ...allowed, cookie });
  expect(await contents(server.instance.database)).toBe(before);
});

test('AC-093: a GET never becomes another verb, in any way that frameworks know', async () => {
  for (const endpoint of endpoints)
    for (const verb of ['DELETE', 'delete', 'POST', 'PATCH', 'PUT'])
      for (const method of ['GET', 'HEAD'])
        expect((await send(method, `${pathOf(endpoint.path)}?_method=${verb}`, allowed)).status).toBe(405);
});

test('AC-093 4.1.4: only the verbs that are written as such are taken', async () => {
  const odd = ['TRACE', 'GET', 'HEAD', 'OPTIONS', 'CONNECT', 'PROPFIND', 'PATCH,DELETE', 'PATCH%20', '', '__proto__'];
  for (const { path } of endpoints) {
    for (const verb of odd)
      expect((await send('POST', `${pathOf(path)}?_method=${verb}`, allowed, '')).status, `${verb} ${path}`).toBe(405);
    for (const method of ['PROPFIND', 'MKCOL', 'SEARCH'])
      expect((await send(method, pathOf(path), allowed)).status, `${method} ${path}`).toBe(405);
    expect((await send('DELETE', `${pathOf(path)}?_method=PATCH`, allowed)).status).toBe(405);
  }
});

test('4.1.4: what is no verb of this API, or no request, is refused over the network too, TRACE among them', async () => {
  const api = { fetch: (request: Request) => server.fetch(request) };
  const listening = await listen(api, testSettings({ port: 0, host: '127.0.0.1' }));
  onTestFinished(() => listening.stop(0));
  const { port } = listening;
  for (const method of ['TRACE', 'PROPFIND', 'MKCOL', 'PURGE', 'DELETE']) {
    const received = await speak(port, `${method} /v1/environment HTTP/1.1\r\nHost: localhost\r\nX-Canary: echo\r\n`);
    expect(received, method).toMatch(/^HTTP\/1\.1 405 /);
    expect(received).not.toContain('echo');
  }
  const odd = [
    'GET /v1/client HTTP/1.1\r\n',
    'GET http://evil.example/inbox.json HTTP/1.1\r\nHost: localhost\r\n',
    'GET /v1/client HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n',
    'POST /v1/client HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n',
    `GET /v1/client HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n`,
    `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n`,
    'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n',
  ];
  for (const text of odd) expect(await speak(port, text), text.slice(0, 60)).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
});

/** What the server answers to these bytes; a header that ends the connection is put after them. */
async function speak(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', chunk => (received += String(chunk)));
  // A server may hang up on what it does not want to hear to its end.
  socket.on('error', () => socket.destroy());
  socket.write(`${head}Connection: close\r\n\r\n`);
  await once(socket, 'close');
  return received;
}

test('AC-093: a header or a field that names another verb is not heard', async () => {
  const browser = server.browser();
  await browser.signUp('overridden@example.com');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];
  for (const name of headers) {
    const sent = await send('POST', '/v1/client/sessions', { ...allowed, cookie, [name]: 'DELETE' }, '');
    expect(sent.status).toBe(405);
  }
  expect((await send('POST', '/v1/client/sessions', { ...allowed, cookie }, '_method=DELETE')).status).toBe(405);
  expect((await browser.client())?.sessions).toHaveLength(1);
});

const types: readonly (readonly [string | undefined, number])[] = [
  ['application/x-www-form-urlencoded', 200],
  ['Application/X-WWW-Form-URLencoded', 200],
  ['application/x-www-form-urlencoded;charset=UTF-8', 200],
  [undefined, 415],
  ['', 415],
  ['text/plain', 415],
  ['text/plain;charset=UTF-8', 415],
  ['multipart/form-data; boundary=x', 415],
  ['multipart/form-data; boundary="application/x-www-form-urlencoded"', 415],
  ['application/json', 415],
  ['application/json;x', 415],
  ['application/json\t; charset=utf-8', 415],
  ['APPLICATION/JSON', 415],
  ['application/x-www-form-urlencoded, application/json', 415],
  ['application/x-www-form-urlencoded;boundary=x', 415],
  ['application/x-www-form-urlencoded; charset=utf-16', 415],
  ['application/x-www-form-urlencoded-x', 415],
  ['text/plain; application/x-www-form-urlencoded', 415],
];

test.each(types)('AC-091 AC-092: a body of the type %j is answered with %i', async (type, expected) => {
  const request = new Request('http://localhost:4000/v1/client/sign_ins', {
    method: 'POST',
    headers: { ...allowed, ...(type !== undefined && { 'content-type': type }) },
    // Bytes have no type of their own, as a Blob without one.
    body: new TextEncoder().encode('identifier=typed%40example.com'),
  });
  expect((await server.fetch(request)).status).toBe(expected);
});

test('AC-092: two types in one request are none', async () => {
  const headers = new Headers(allowed);
  headers.append('content-type', 'application/x-www-form-urlencoded');
  headers.append('content-type', 'application/json');
  const body = new TextEncoder().encode('{}');
  const request = new Request('http://localhost:4000/v1/client/sign_ins', { method: 'POST', headers, body });
  expect((await server.fetch(request)).status).toBe(415);
});

test('a preflight is granted to allowed pages alone', async () => {
  for (const { path } of endpoints) {
    expect((await send('OPTIONS', pathOf(path), allowed)).status).toBe(204);
    for (const headers of Object.values(strangers)) {
      const { status, headers: answered } = await send('OPTIONS', pathOf(path), headers);
      expect(status).toBe(403);
      expect(answered.get('access-control-allow-origin')).toBeNull();
      expect(answered.get('access-control-allow-methods')).toBeNull();
    }
  }
});

const aliases = [
  '//v1//client/sign_ins',
  '//v1/client/sign_ins',
  '/v1//client/sign_ins',
  '/v1/client%2fsign_ins',
  '/v1%2Fclient/sign_ins',
  '/v1/client;x/sign_ins',
  '/v1/client/sign_ins;x',
  '/v1/client/sign_ins.',
  '/v1/client/sign_ins.json',
  '/V1/client/sign_ins',
  '/v1/Client/Sign_Ins',
  '/v1/client/sign_ins%00',
  '/v1/client/sign_ins%20',
  '/v1/client/sign%5fins',
  '/v1/client/sign_ins//',
  '/v1/client/sign_ins/%2e%2e%2fsign_ins',
  '/v1/client\uff0fsign_ins',
];

test.each(aliases)('AC-033: %s is no other name of an endpoint', async path => {
  expect(await send('POST', path, allowed, 'identifier=a%40b.example')).toMatchObject({ status: 404 });
});

test('AC-033: another spelling that means the same path meets the same gate and the same limit', async () => {
  const strict = await startServer();
  onTestFinished(strict.close);
  const spellings = [
    '/v1/client/sign_ins',
    '/v1/client/sign_ins/',
    '/v1/./client/sign_ins',
    '/v1/x/../client/sign_ins',
  ];
  const post = (path: string, headers: Headers): Promise<Response> =>
    strict.fetch(
      new Request(`http://localhost:4000${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'identifier=someone%40example.com',
      }),
    );
  for (const path of spellings) expect((await post(path, { origin: 'https://evil.example' })).status).toBe(403);
  const statuses: number[] = [];
  for (let round = 0; round < 12; round++)
    statuses.push((await post(spellings[round % spellings.length] ?? '', allowed)).status);
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
});

test('F-29: under maintenance what changes something is refused, and who is signed in stays so', async () => {
  const browser = server.browser();
  await browser.signUp('maintained@example.com');
  const [session] = (await browser.client())?.sessions ?? [];
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const closed = await server.another({ maintenance: true });
  onTestFinished(closed.close);
  const during = serve(closed);
  const answer = async (method: string, path: string): Promise<Response> =>
    during.fetch(
      new Request(`http://localhost:4000${path}`, {
        method,
        headers: {
          ...allowed,
          cookie,
          ...(method !== 'GET' && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(method !== 'GET' && { body: '' }),
      }),
    );
  const going: string[] = [];
  for (const endpoint of changing)
    for (const [method, path] of ways(endpoint, session?.id)) {
      const response = await answer(method, path);
      if (response.status === 200) going.push(endpoint.name);
      else {
        expect(response.status, endpoint.name).toBe(503);
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await response.text()).toContain('"maintenance_mode"');
      }
    }
  expect([...new Set(going)].sort()).toEqual([
    'PATCH /v1/environment',
    'POST /v1/client/sessions/:id/tokens',
    'POST /v1/client/sessions/:id/touch',
  ]);
  for (const path of ['/v1/client', '/v1/environment', '/v1/me', '/v1/client/sessions/:id'])
    expect((await answer('GET', pathOf(path, session?.id))).status, path).toBe(200);
});
