import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ApiKeyError, verifyApiKey, type ApiKeyErrorCode } from '../../src/backend/index.js';

const secret = `ak_${'a'.repeat(43)}`;
const secretKey = 'sk_test_used_by_tests_only';
const key = { object: 'api_key', id: 'ak_1', subject: 'user_1', scopes: ['read'], revoked: false, expired: false };

interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server that answers everything in one way. */
async function answering(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path, headers: sent } = request;
      asked.push({ path, authorization: sent.authorization, body: Buffer.concat(chunks).toString() });
      if (status === 0) return;
      response.writeHead(status, headers);
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { apiUrl: `http://127.0.0.1:${port}`, asked, stop: () => server.close() };
}

async function refusal(verification: Promise<unknown>): Promise<ApiKeyErrorCode | 'accepted'> {
  try {
    await verification;
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ApiKeyError)) throw error;
    expect(`${error.message}${String(error.cause)}`).not.toContain(secret);
    return error.code;
  }
}

test('E5: a good key answers what the server says of it', async () => {
  const { apiUrl, asked } = await answering(200, key);
  expect(await verifyApiKey(secret, { apiUrl, secretKey })).toEqual(key);
  expect(asked).toEqual([
    { path: '/v1/api_keys/verify', authorization: `Bearer ${secretKey}`, body: JSON.stringify({ secret }) },
  ]);
});

test.each(['', 'ak_', 'sk_test_used_by_tests_only', `ak_${'a'.repeat(300)}`, `${secret}\n`, `x${secret}`])(
  'E5: what is no key is refused, and nobody is asked: %j',
  async given => {
    const { apiUrl, asked } = await answering(200, key);
    expect(await refusal(verifyApiKey(given, { apiUrl, secretKey }))).toBe('api_key_invalid');
    expect(asked).toEqual([]);
  },
);

test.each<readonly [number, unknown, ApiKeyErrorCode]>([
  [404, { errors: [] }, 'api_key_invalid'],
  [400, { errors: [] }, 'api_key_invalid'],
  [401, { errors: [] }, 'secret_key_refused'],
  [429, { errors: [] }, 'api_unavailable'],
  [500, 'no JSON', 'api_unavailable'],
  [200, 'no JSON', 'api_unavailable'],
  [200, null, 'api_unavailable'],
  [200, { object: 'user' }, 'api_unavailable'],
  [200, { ...key, revoked: true }, 'api_key_invalid'],
  [200, { ...key, expired: true }, 'api_key_invalid'],
])('E5: an answer %i with %j refuses the key as %s', async (status, body, code) => {
  const { apiUrl } = await answering(status, body);
  expect(await refusal(verifyApiKey(secret, { apiUrl, secretKey }))).toBe(code);
});

test('E5: a key follows no redirect, waits for no silent server, and a server that is away is no bad key', async () => {
  const moved = await answering(307, '', { location: 'http://127.0.0.1:1/' });
  expect(await refusal(verifyApiKey(secret, { apiUrl: moved.apiUrl, secretKey }))).toBe('api_unavailable');
  const silent = await answering(0, '');
  const soon = { apiUrl: silent.apiUrl, secretKey, timeout: 50 };
  expect(await refusal(verifyApiKey(secret, soon))).toBe('api_unavailable');
  expect(await refusal(verifyApiKey(secret, { apiUrl: 'http://127.0.0.1:1', secretKey }))).toBe('api_unavailable');
});

test('E5: a key is sent nowhere in the clear, and nowhere without a secret key', async () => {
  const options = { apiUrl: 'http://auth.app.example', secretKey };
  await expect(verifyApiKey(secret, options)).rejects.toThrow(TypeError);
  await expect(verifyApiKey(secret, { apiUrl: '', secretKey })).rejects.toThrow(/https:\/\/auth\.app\.example/);
  await expect(verifyApiKey(secret, { apiUrl: 'https://auth.app.example', secretKey: '' })).rejects.toThrow(/sk_/);
});
