import { formatPublishableKey } from 'auth-elements/wire';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../server/src/http/listen.js';
import { createApp } from '../../server/src/http/app.js';
import { hashToken } from '../../server/src/crypto/token.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';
import { testSettings } from './test-settings.js';

const server = await startServer();
afterAll(server.close);
const email = 'owner@example.com';
const owner = server.browser();
await owner.signUp(email);
const day = 24 * 60 * 60;

const production = {
  instance: 'production',
  publishableKey: formatPublishableKey('production', 'auth.app.example'),
  issuer: 'https://auth.app.example',
  publicUrl: new URL('https://auth.app.example'),
  allowedOrigins: ['https://app.example'],
} as const;

/** The attributes of the cookie `name` in an answer, by name. */
function cookieOf({ headers }: Reply, name = '__client'): Record<string, string> {
  const line = headers.getSetCookie().find(text => text.startsWith(`${name}=`)) ?? '';
  return Object.fromEntries(
    line.split('; ').map(part => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

/** Reads who is signed in with a `Cookie` header of one's own making. */
async function withCookie(
  cookie: string,
): Promise<{ readonly status: number; readonly me: number; readonly text: string }> {
  const client = await server.browser().get('/client', { cookie });
  const me = await server.browser().get('/me', { cookie });
  return { status: client.status, me: me.status, text: client.text };
}

const tokenOf = (browser: Browser): string => browser.cookies.get('__client') ?? '';

test('C-01: in production the cookie is Secure, HttpOnly, Lax, for every path of this host and no other', async () => {
  const live = await startServer({ ...production, cookie: { secure: true } });
  onTestFinished(live.close);
  const begun = await live
    .browser({ origin: 'https://app.example' })
    .post('/client/sign_ins', { identifier: 'x@example.com' });
  const { __client: token, ...attributes } = cookieOf(begun);
  expect(attributes).toEqual({ Path: '/', 'Max-Age': String(400 * day), HttpOnly: '', Secure: '', SameSite: 'Lax' });
  expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(32);
});

test('C-02: the identity that development pages carry in the address is none in production', async () => {
  const live = await startServer({ ...production, cookie: { secure: true } });
  onTestFinished(live.close);
  const browser = live.browser({ origin: 'https://app.example' });
  expect((await browser.post('/dev_browser')).status).toBe(404);
  await browser.post('/client', {});
  const carried = await live
    .browser({ origin: 'https://app.example' })
    .get(`/client?__clerk_db_jwt=${tokenOf(browser)}`);
  expect(carried).toMatchObject({ status: 401, code: 'dev_browser_unauthenticated' });
});

test('C-04: of two clients’ cookies in one request neither counts, in either order', async () => {
  const attacker = server.browser();
  await attacker.signUp('attacker@example.com');
  const [own, foreign] = [`__client=${tokenOf(owner)}`, `__client=${tokenOf(attacker)}`];
  for (const cookie of [`${own}; ${foreign}`, `${foreign}; ${own}`]) {
    const answer = await withCookie(cookie);
    expect(answer).toMatchObject({ status: 200, me: 401 });
    expect(JSON.parse(answer.text)).toEqual({ response: null, client: null });
  }
  expect(await withCookie(own)).toMatchObject({ me: 200 });
  expect(await withCookie(`__client=${'A'.repeat(43)}; ${own}`)).toMatchObject({ me: 200 });
});

test('C-04: a sign-in with two clients’ cookies gets a third, which the foreign one cannot disturb', async () => {
  const victim = server.browser();
  await victim.signUp('victim@example.com');
  const tosser = server.browser();
  await tosser.post('/client', {});
  const both = `__client=${tokenOf(victim)}; __client=${tokenOf(tosser)}`;
  const again = server.browser();
  const signedIn = await again.send(
    'POST',
    '/client/sign_ins',
    { identifier: 'victim@example.com', password: 'amber-lantern-quietly-71' },
    { cookie: both },
  );
  expect(signedIn).toMatchObject({ status: 200, json: { response: { status: 'complete' } } });
  expect([tokenOf(victim), tokenOf(tosser)]).not.toContain(tokenOf(again));
  expect(await withCookie(`__client=${tokenOf(tosser)}; __client=${tokenOf(again)}`)).toMatchObject({ me: 200 });
});

test('C-05: a cookie without a name, in quotes or behind an odd space is not ours, and many do no harm', async () => {
  const token = tokenOf(owner);
  const never = [
    `=__client=${token}`,
    `__client="${token}"`,
    `$Version=1; $__client=${token}`,
    `\u00a0__client=${token}`,
    `__Client=${token}`,
    `__client =${token}`,
    `x=1,__client=${token}`,
  ];
  for (const cookie of never) expect(await withCookie(cookie), cookie).toMatchObject({ status: 200, me: 401 });
  const many = Array.from({ length: 200 }, (_, index) => `c${index}=${index}`).join('; ');
  expect(await withCookie(`${many}; __client=${token}`)).toMatchObject({ status: 200, me: 200 });
  expect(await withCookie(`__client=; __client`)).toMatchObject({ status: 200, me: 401 });
});

test('C-05: a header of 64 kB is refused at the door', async () => {
  const app = createApp(server.instance);
  const listening = await listen(
    { fetch: (request, info) => app.fetch(request, { ip: info?.ip ?? '' }) },
    testSettings({ port: 0, host: '127.0.0.1' }),
  );
  onTestFinished(() => listening.stop(0));
  const url = `http://127.0.0.1:${listening.port}/v1/client`;
  const large = await fetch(url, { headers: { cookie: `__client=${'x'.repeat(64 * 1024)}` } });
  expect(large.status).toBe(431);
  expect((await fetch(url)).status).toBe(200);
});

test('C-06: the cookie is taken back with the attributes it was set with', async () => {
  for (const [sameSite, secure] of [
    ['Lax', false],
    ['None', true],
  ] as const) {
    const other = await server.another({ cookie: { sameSite, secure } });
    onTestFinished(other.close);
    const app = createApp(other.instance);
    const send = async (method: string, cookie: string): Promise<Headers> => {
      const request = new Request('http://localhost:4000/v1/client', {
        method,
        headers: { origin: 'http://localhost:3000', cookie },
      });
      return (await app.fetch(request, { ip: `203.0.113.${sameSite.length}` })).headers;
    };
    const [set = ''] = (await send('PUT', '')).getSetCookie();
    const [pair = '', ...attributes] = set.split('; ');
    const gone = (await send('DELETE', pair)).getSetCookie().find(line => line.startsWith('__client='));
    expect(attributes.includes('Partitioned')).toBe(sameSite === 'None');
    expect(gone?.split('; ')).toEqual([
      '__client=',
      ...attributes.map(part => (part.startsWith('Max-Age=') ? 'Max-Age=0' : part)),
    ]);
  }
});

test('C-07: the browser keeps the cookie no longer than the server does, and no longer than 400 days', async () => {
  const browser = server.browser();
  const made = await browser.post('/client', {});
  const seconds = Number(cookieOf(made)['Max-Age']);
  expect(seconds).toBeLessThanOrEqual(400 * day);
  const row = await server.instance.database
    .selectFrom('client_tokens')
    .select(['expires_at', 'created_at'])
    .where('token_hash', '=', hashToken(tokenOf(browser)))
    .executeTakeFirstOrThrow();
  expect(row.expires_at - row.created_at).toBe(seconds * 1000);
});

test('C-08: what is malformed in a cookie, a bearer or an address is a refusal, and lets nobody in', async () => {
  for (const junk of ['%E0%A4%A', '%', 'a%00b', '%ff%fe', '{"a":1}', 'null', '\u00ff\u00fe'])
    expect(await withCookie(`__client=${junk}`), junk).toMatchObject({ status: 200, me: 401 });
  for (const bearer of ['Bearer %E0%A4%A', 'Bearer', 'Bearer  ', 'Basic x', `Bearer ${'x'.repeat(5000)}`]) {
    const request = new Request('http://localhost:4000/v1/jwks', { headers: { authorization: bearer } });
    expect((await server.fetch(request)).status, bearer).toBe(401);
  }
  for (const query of ['%E0%A4%A', '%', '', 'x'.repeat(5000)])
    expect((await server.browser().get(`/client?__clerk_db_jwt=${query}`)).status, query).toBe(401);
});

test('C-10: an answer that sets a cookie is stored by nobody, and none that may be stored sets one', async () => {
  const browser = server.browser();
  const replies = [
    await browser.post('/client/sign_ins', { identifier: email, password: 'amber-lantern-quietly-71' }),
    await browser.send('DELETE', '/client/sessions', {}),
    await browser.send('DELETE', '/client', {}),
  ];
  for (const { headers } of replies) {
    expect(headers.getSetCookie().length).toBeGreaterThan(0);
    expect(headers.get('Cache-Control')?.split(', ')).toEqual(expect.arrayContaining(['no-store', 'private']));
    expect(headers.get('Vary')?.split(', ')).toContain('Cookie');
  }
  const request = new Request('http://localhost:4000/.well-known/jwks.json', { headers: { cookie: '__client=x' } });
  const { headers } = await server.fetch(request);
  expect(headers.get('Cache-Control')).toContain('public');
  expect(headers.getSetCookie()).toEqual([]);
});
