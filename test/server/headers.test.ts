import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openFrontendApi } from '../../server/src/frontend-api.js';
import { compressedJson } from '../../server/src/http/compress.js';
import { openTestInstance } from './open-test-instance.js';
import { testSettings } from './test-settings.js';
import type { SettingsOverrides } from './test-settings.js';

type Answered = Readonly<Record<string, string>>;

async function open(overrides: SettingsOverrides = {}) {
  const shared = await openTestInstance();
  const { instance, clock } = shared;
  const store = { engine: 'pglite' as const, database: instance.database, close: () => Promise.resolve() };
  const api = await openFrontendApi(testSettings(overrides), { store, clock, log: instance.log, background: false });
  onTestFinished(async () => {
    await api.close();
    await shared.close();
  });
  /** Status and headers; a random one is told by its form alone. */
  return async (method: string, path: string, headers: Answered = {}): Promise<readonly [number, Answered]> => {
    const request = new Request(`http://localhost:4000${path}`, { method, headers });
    const response = await api.fetch(request, { ip: '127.0.0.1' });
    const { 'x-request-id': id, ...rest } = Object.fromEntries(response.headers) as Record<string, string>;
    if (id !== undefined) expect(id).toMatch(/^req_\w+$/);
    return [response.status, rest];
  };
}

const always = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
const json = { ...always, 'cache-control': 'no-store, private', 'content-type': 'application/json' };
const granted = {
  'access-control-allow-origin': 'http://localhost:3000',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Retry-After, Clerk-Db-Jwt, Authorization',
  vary: 'Origin',
};
const page = { origin: 'http://localhost:3000' };

test('3.4: each kind of answer has exactly these headers', async () => {
  const send = await open();
  const varied = { vary: 'Origin, Accept-Encoding' };
  expect(await send('GET', '/v1/environment', page)).toEqual([200, { ...json, ...granted, ...varied }]);
  expect(await send('GET', '/v1/environment')).toEqual([200, { ...json, ...varied }]);
  expect(await send('GET', '/v1/me', page)).toEqual([401, { ...json, ...granted }]);
  expect(await send('GET', '/v1/nothing', page)).toEqual([404, { ...json, ...granted }]);
  expect(await send('GET', '/v1/client', { origin: 'https://evil.example' })).toEqual([
    403,
    { ...json, vary: 'Origin' },
  ]);
  expect(await send('GET', '/health/live', page)).toEqual([200, json]);
  expect(await send('GET', '/v1/jwks', page)).toEqual([401, json]);
  expect(await send('GET', '/.well-known/jwks.json', page)).toEqual([
    200,
    {
      ...json,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
    },
  ]);
  expect(await send('GET', '/v1/client/touch?redirect_url=http%3A%2F%2Flocalhost%3A3000%2F')).toEqual([
    303,
    { ...always, 'cache-control': 'no-store, private', location: 'http://localhost:3000/', vary: 'Origin' },
  ]);
  expect(await send('OPTIONS', '/v1/client', page)).toEqual([
    204,
    {
      ...always,
      ...granted,
      'access-control-allow-headers': 'Content-Type, Authorization, X-Requested-With',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-max-age': '600',
      'cache-control': 'no-store, private',
      vary: 'Access-Control-Request-Method, Access-Control-Request-Headers, Origin',
    },
  ]);
});

test('I2: what is the same for everybody travels compressed as far as a request takes it, and nothing else does', async () => {
  const send = await open();
  for (const [accepted, coding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP, br;q=0', 'gzip'],
    ['br; q=0.0, *', undefined],
    ['zstd', undefined],
  ] as const) {
    const [, headers] = await send('GET', '/v1/environment', { ...page, 'accept-encoding': accepted });
    expect(headers['content-encoding'], accepted).toBe(coding);
  }
  for (const path of ['/v1/client', '/v1/me', '/health/live', '/.well-known/jwks.json']) {
    const [, headers] = await send('GET', path, { ...page, 'accept-encoding': 'br, gzip' });
    expect(headers, path).not.toHaveProperty('content-encoding');
  }
});

test('I2: what was compressed is what it says uncompressed, however often and in whatever order it is asked for', async () => {
  const bodies = [{ a: 'ü'.repeat(400) }, { b: [1, 2, 3] }, { a: 'ü'.repeat(400) }];
  for (const body of [...bodies, ...bodies.toReversed()]) {
    for (const [coding, read] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const request = new Request('http://localhost:4000/', { headers: { 'accept-encoding': coding } });
      const packed = await compressedJson(body, request, new Headers()).arrayBuffer();
      expect(JSON.parse(read(packed).toString())).toEqual(body);
    }
  }
});

test('3.4: a page of the inbox can be framed by nobody, opened by nobody, and runs its own files alone', async () => {
  const send = await open();
  const kinds = [
    ['/inbox', 200, 'text/html; charset=utf-8'],
    ['/inbox.js', 200, 'text/javascript; charset=utf-8'],
    ['/inbox.css', 200, 'text/css; charset=utf-8'],
    ['/inbox.json', 200, 'application/json'],
    ['/inbox/nothing', 404, 'text/plain; charset=utf-8'],
  ] as const;
  for (const [path, status, type] of kinds) {
    const [answered, headers] = await send('GET', path);
    expect(answered, path).toBe(status);
    expect(headers, path).toMatchObject({
      'cache-control': 'no-store',
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers, path).not.toHaveProperty('access-control-allow-origin');
  }
  const [, { 'content-security-policy': policy = '' }] = await send('GET', '/inbox');
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"])
    expect(policy).toContain(part);
});

test('3.4.1: over https browsers are told to come by nothing else for a year', async () => {
  const send = await open({ publicUrl: new URL('https://auth.app.example') });
  for (const path of ['/v1/environment', '/v1/nothing', '/health/live', '/.well-known/jwks.json']) {
    const [, headers] = await send('GET', path);
    expect(headers['strict-transport-security'], path).toBe('max-age=31536000');
  }
});

test('4.1.2: nothing redirects to https', async () => {
  const send = await open({ publicUrl: new URL('https://auth.app.example') });
  for (const path of ['/v1/environment', '/v1/client', '/health/live', '/v1/nothing'])
    expect((await send('GET', path))[1]).not.toHaveProperty('location');
});

test('F-08: where the database is what fails, the inbox answers too', async () => {
  const shared = await openTestInstance();
  const { instance } = shared;
  const broken = { engine: 'pglite' as const, database: instance.database, close: () => Promise.resolve() };
  const api = await openFrontendApi(testSettings(), { store: broken, log: instance.log, background: false });
  await shared.close();
  const response = await api.fetch(new Request('http://localhost:4000/inbox.json'), { ip: '127.0.0.1' });
  expect(response.status).toBeGreaterThanOrEqual(500);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.text()).not.toMatch(/driver|destroyed|select/i);
});
