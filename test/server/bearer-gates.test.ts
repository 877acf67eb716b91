import { afterAll, expect, test } from 'vitest';
import { endpoints } from '../../server/src/http/app.js';
import type { Endpoint } from '../../server/src/http/exchange.js';
import { readAnswer } from './key-holder.js';
import { startServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed', apiKeys: { enabled: true } });
afterAll(server.close);

const browser = server.browser();
await browser.signUp('bearer@example.com');
const [session] = (await browser.client())?.sessions ?? [];

const gated = endpoints
  .filter(({ open, backend }) => !open && !backend)
  .map(endpoint => ({ ...endpoint, name: `${endpoint.method} ${endpoint.path}` }));
const bearers = gated.filter(({ bearer }) => bearer);

/** The code that an endpoint's verb is refused with, sent as itself and as the POST that browsers send. */
async function codes({ method, path }: Endpoint, headers: Readonly<Record<string, string>>) {
  const url = `http://localhost:4000${path.replace(/:\w+/, session?.id ?? '')}`;
  const origin = 'http://localhost:3000';
  const requests = [new Request(url, { method, headers: { origin, ...headers } })];
  if (method !== 'GET' && method !== 'POST')
    requests.push(new Request(`${url}?_method=${method}`, { method: 'POST', headers: { origin, ...headers } }));
  return Promise.all(requests.map(async request => (await readAnswer(await server.fetch(request))).code));
}

const authorization = `Bearer ${session?.last_active_token?.jwt ?? ''}`;
const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

test('the endpoints for tokens are those of API keys, and no others', () => {
  const paths = ['/api_keys', '/api_keys', '/api_keys/:id', '/api_keys/:id/revoke'];
  expect(bearers.map(({ path }) => path)).toEqual(paths);
});

test.each(gated)('E5: $name hears a token beside an Origin only where it asks for one', async endpoint => {
  for (const code of await codes(endpoint, { authorization }))
    if (endpoint.bearer) expect(code ?? '').not.toMatch(/^origin_|^authentication_/);
    else expect(code).toBe('origin_authorization_headers_conflict');
});

test.each(bearers)('E5: $name hears no cookie', async endpoint => {
  for (const code of await codes(endpoint, { cookie })) expect(code).toBe('authentication_invalid');
});
