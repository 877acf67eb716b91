import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Browser, Reply } from './browser.js';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

const withLinks = { users: { emailLink: { enabled: true } } } as const;
const server = await startServer(withLinks);
afterAll(server.close);

const here = 'http://localhost:3000/sign-in';
const minute = 60_000;

interface Seen {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Where it leads. */
  readonly to: URL | undefined;
}

/** A browser that navigates: what is opened in it is no request of a script. */
async function visit(
  server: TestServer,
  method: 'GET' | 'HEAD' | 'POST',
  link: string,
  browser?: Browser,
  extra: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const headers = new Headers({ 'User-Agent': 'Mozilla/5.0 (iPhone) Version/18.0 Mobile/1 Safari/604.1', ...extra });
  const cookies = [...(browser?.cookies ?? [])].map(([name, value]) => `${name}=${value}`);
  if (cookies.length > 0) headers.set('Cookie', cookies.join('; '));
  const url = new URL(link);
  const body = method === 'POST' ? new URLSearchParams({ token: url.searchParams.get('token') ?? '' }) : undefined;
  if (method === 'POST' && !headers.has('Origin')) headers.set('Origin', url.origin);
  const address = method === 'POST' ? `${url.origin}${url.pathname}` : link;
  const response = await server.fetch(new Request(address, { method, headers, ...(body && { body }) }));
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    browser?.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  const location = response.headers.get('location');
  return {
    status: response.status,
    html: await response.text(),
    headers: response.headers,
    to: location === null ? undefined : new URL(location),
  };
}

async function linkTo({ mails }: TestServer, address: string): Promise<string> {
  const message = (await mails.to(address)).at(-1);
  if (!message || !('link' in message) || message.link === undefined)
    throw new Error(`Nobody has mailed a link to ${address}.`);
  return message.link;
}

/** Begins a sign-in and has a link sent. */
async function begin(
  on: TestServer,
  address: string,
  browser = on.browser(),
): Promise<{
  readonly browser: Browser;
  readonly id: string;
  readonly link: string;
  readonly read: () => Promise<SignInJSON>;
}> {
  const created = await browser.post<SignInJSON>('/client/sign_ins', { identifier: address });
  const { id } = created.json.response;
  const prepared = await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, {
    strategy: 'email_link',
    redirect_url: here,
  });
  expect(prepared.code).toBeUndefined();
  const read = async (): Promise<SignInJSON> => {
    const reply = await browser.get(`/client/sign_ins/${id}`);
    return reply.json.response as SignInJSON;
  };
  return { browser, id, link: await linkTo(on, address), read };
}

async function member(on: TestServer, address: string): Promise<string> {
  const browser = on.browser();
  expect((await browser.signUp(address)).status).toBe(200);
  on.clock.advance(minute);
  return address;
}

test('B7: a link in the same browser completes the sign-in there, and says so to the page', async () => {
  const { browser, link, read } = await begin(server, await member(server, 'same@example.com'));
  const before = browser.cookies.get('__client');
  const page = await visit(server, 'GET', link, browser);
  expect(page.status).toBe(200);
  expect(page.html).toContain('requestSubmit');
  const { status, to } = await visit(server, 'POST', link, browser);
  expect(status).toBe(303);
  expect(to?.href.startsWith(here)).toBe(true);
  expect(to?.searchParams.get('__clerk_status')).toBe('verified');
  // What somebody knew of this browser before is worth nothing now.
  expect(browser.cookies.get('__client')).not.toBe(before);
  const attempt = await read();
  expect(attempt).toMatchObject({ status: 'complete', first_factor_verification: { status: 'verified' } });
  expect(to?.searchParams.get('__clerk_created_session')).toBe(attempt.created_session_id);
  expect((await browser.client())?.sessions).toHaveLength(1);
});

test('B7: a link in another browser says who asked, and the first one goes on with a session of its own', async () => {
  const { browser, link, read } = await begin(server, await member(server, 'other@example.com'));
  const other = server.browser();
  const page = await visit(server, 'GET', link, other);
  expect(page.html).toContain('Chrome');
  expect(page.html).toContain('198.51.');
  expect(page.html).not.toContain('<script');
  expect((await read()).status).toBe('needs_first_factor');
  const before = browser.cookies.get('__client');
  const pressed = await visit(server, 'POST', link, other);
  expect(pressed.status).toBe(200);
  expect(pressed.headers.getSetCookie()).toEqual([]);
  expect(await other.client()).toBeNull();
  const attempt = await read();
  expect(attempt.status).toBe('complete');
  expect(browser.cookies.get('__client')).not.toBe(before);
  const sessions = await server.instance.database
    .selectFrom('sessions')
    .select('user_agent')
    .where('id', '=', attempt.created_session_id ?? '')
    .execute();
  expect(sessions.map(({ user_agent }) => user_agent?.includes('Chrome'))).toEqual([true]);
});

test('AC-048: where links work in the same browser alone, another one is told so, and nothing is proved', async () => {
  const strict = await startServer({ users: { emailLink: { enabled: true, sameClient: true } } });
  onTestFinished(strict.close);
  const { browser, link, read } = await begin(strict, await member(strict, 'strict@example.com'));
  const other = strict.browser();
  for (const method of ['GET', 'POST'] as const) {
    const page = await visit(strict, method, link, other);
    expect(page.status).toBe(403);
    expect(page.html).toContain('works only in the browser in which it was asked for');
    expect(page.html).toContain('__clerk_status=client_mismatch');
  }
  expect((await read()).status).toBe('needs_first_factor');
  expect((await visit(strict, 'POST', link, browser)).status).toBe(303);
});

test('AC-047: looking at a link, by whomever and however often, consumes nothing', async () => {
  const { browser, link, read } = await begin(server, await member(server, 'scanned@example.com'));
  for (const agent of ['Googlebot', 'BarracudaCentral', 'Mozilla/5.0 (Safelinks)'])
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET'] as const)
      expect((await visit(server, method, link, undefined, { 'User-Agent': agent })).status).toBe(200);
  await visit(server, 'GET', link, browser);
  const attempt = await read();
  expect(attempt.status).toBe('needs_first_factor');
  expect(attempt.first_factor_verification).toMatchObject({ status: 'unverified', strategy: 'email_link' });
  expect((await visit(server, 'POST', link, browser)).status).toBe(303);
});

test('B7: link and code are one proof: whichever is used first uses up both', async () => {
  const first = await begin(server, await member(server, 'code.first@example.com'));
  const attempt = { strategy: 'email_link', code: await server.mails.code('code.first@example.com') };
  const byCode = await first.browser.post<SignInJSON>(`/client/sign_ins/${first.id}/attempt_first_factor`, attempt);
  expect(byCode.json.response.status).toBe('complete');
  expect((await visit(server, 'POST', first.link, first.browser)).status).toBe(410);

  const second = await begin(server, await member(server, 'link.first@example.com'));
  await visit(server, 'POST', second.link);
  const late = await second.browser.post(`/client/sign_ins/${second.id}/attempt_first_factor`, {
    strategy: 'email_link',
    code: await server.mails.code('link.first@example.com'),
  });
  expect(late.code).toBe('verification_already_verified');
});

test('AC-023: of fifty presses at once one counts', async () => {
  const relaxed = await startServer({ ...withLinks, rateLimits: 'relaxed' });
  onTestFinished(relaxed.close);
  const { link, read } = await begin(relaxed, await member(relaxed, 'fifty@example.com'));
  const presses = await Promise.all(Array.from({ length: 50 }, () => visit(relaxed, 'POST', link)));
  expect(presses.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(presses.filter(({ status }) => status === 410)).toHaveLength(49);
  const reads = await Promise.all(Array.from({ length: 10 }, read));
  expect(new Set(reads.map(({ created_session_id: id }) => id)).size).toBe(1);
});

test('B7: a link that is over says so, with a way on', async () => {
  const late = await begin(server, await member(server, 'late@example.com'));
  server.clock.advance(11 * minute);
  const expired = await visit(server, 'GET', late.link, late.browser);
  expect(expired.status).toBe(410);
  expect(expired.html).toContain('good for a short time only');
  expect(expired.html).toContain(`${here}?__clerk_status=expired`);
  expect((await visit(server, 'POST', late.link, late.browser)).status).toBe(410);
  expect((await late.read()).first_factor_verification?.status).toBe('expired');

  const again = await begin(server, 'late@example.com', late.browser);
  server.clock.advance(minute);
  await begin(server, 'late@example.com', late.browser);
  expect((await visit(server, 'GET', again.link)).html).toContain('newer mail');
  const unknown = await visit(server, 'GET', 'http://localhost:4000/v1/verify?token=<b>"');
  expect(unknown.status).toBe(404);
  expect(unknown.html).not.toContain('<b>');
});

test('AC-049: a changed password voids a link that was mailed before, and one that was pressed', async () => {
  const address = await member(server, 'voided@example.com');
  const owner = server.browser();
  await owner.signIn(address);
  const waiting = await begin(server, address);
  server.clock.advance(minute);
  const pressed = await begin(server, address);
  await visit(server, 'POST', pressed.link);
  server.clock.advance(1);
  const changed = await owner.post('/me/change_password', {
    current_password: goodPassword,
    new_password: 'violet-harbour-ticket-93',
  });
  expect(changed.status).toBe(200);
  expect((await visit(server, 'POST', waiting.link)).status).toBe(410);
  expect((await pressed.read()).status).not.toBe('complete');
  expect((await pressed.browser.client())?.sessions).toEqual([]);
});

test('L: a mailed link leads to the configured address, whatever the request says of itself', async () => {
  const browser = server.browser();
  await member(server, 'host@example.com');
  const created = await browser.post<SignInJSON>('/client/sign_ins', { identifier: 'host@example.com' });
  const path = `/client/sign_ins/${created.json.response.id}/prepare_first_factor`;
  const fields = `strategy=email_link&redirect_url=${encodeURIComponent(here)}`;
  await browser.send('POST', path, fields, { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' });
  expect(await linkTo(server, 'host@example.com')).toMatch(/^http:\/\/localhost:4000\/v1\/verify\?token=[\w-]{43}$/);
});

test.each(['https://evil.example/', 'javascript:alert(1)', '//evil.example', 'http://localhost:3000@evil.example/'])(
  'AC-100: a link does not lead to %s',
  async target => {
    const browser = server.browser();
    const created = await browser.post<SignInJSON>('/client/sign_ins', { identifier: 'target@example.com' });
    const reply = await browser.post(`/client/sign_ins/${created.json.response.id}/prepare_first_factor`, {
      strategy: 'email_link',
      redirect_url: target,
    });
    expect(reply.code).toBe('invalid_redirect_url');
    expect(await server.mails.to('target@example.com')).toEqual([]);
  },
);

test('B7: a link proves the address of a sign-up, and one for a taken address goes on as a sign-in', async () => {
  const signUp = async (
    address: string,
  ): Promise<{ readonly browser: Browser; readonly read: () => Promise<Reply<SignUpJSON>> }> => {
    const browser = server.browser();
    const created = await browser.post<SignUpJSON>('/client/sign_ups', {
      email_address: address,
      password: goodPassword,
    });
    const path = `/client/sign_ups/${created.json.response.id}`;
    const fields = { strategy: 'email_link', redirect_url: here };
    const { json } = await browser.post<SignUpJSON>(`${path}/prepare_verification`, fields);
    expect(json.response.verifications.email_address).toMatchObject({
      strategy: 'email_link',
      next_action: 'needs_attempt',
    });
    return { browser, read: () => browser.send('GET', path, undefined) };
  };
  const fresh = await signUp('fresh@example.com');
  await visit(server, 'POST', await linkTo(server, 'fresh@example.com'));
  expect((await fresh.read()).json.response).toMatchObject({ status: 'complete' });
  server.clock.advance(minute);

  const taken = await signUp('fresh@example.com');
  const pressed = await visit(server, 'POST', await linkTo(server, 'fresh@example.com'), taken.browser);
  expect(pressed.to?.searchParams.get('__clerk_status')).toBe('transferable');
  const { verifications } = (await taken.read()).json.response;
  expect(verifications.email_address?.status).toBe('transferable');
  const signedIn = await taken.browser.post<SignInJSON>('/client/sign_ins', { transfer: 'true' });
  expect(signedIn.json.response.status).toBe('complete');
});

test('B7: a link for an address that nobody has is mailed as well, and goes on as a sign-up', async () => {
  const { browser, link, read } = await begin(server, 'nobody@example.com');
  await visit(server, 'POST', link);
  expect((await read()).first_factor_verification?.status).toBe('transferable');
  const signUp = await browser.post<SignUpJSON>('/client/sign_ups', { transfer: 'true', password: goodPassword });
  expect(signUp.json.response).toMatchObject({ status: 'complete', email_address: 'nobody@example.com' });
});

test('the page of a link is under the strictest policy, and in the language of the mail', async () => {
  await member(server, 'lang@example.com');
  const browser = server.browser();
  const created = await browser.post<SignInJSON>('/client/sign_ins', { identifier: 'lang@example.com', locale: 'ar' });
  await browser.post(`/client/sign_ins/${created.json.response.id}/prepare_first_factor`, {
    strategy: 'email_link',
    redirect_url: here,
  });
  const { headers, html } = await visit(server, 'GET', await linkTo(server, 'lang@example.com'));
  expect(html).toContain('<html lang="ar" dir="rtl">');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('script-src');
  expect(headers.get('cache-control')).toContain('no-store');
  expect(server.logged.join('\n')).not.toContain(new URL(await linkTo(server, 'lang@example.com')).search);
});

test('links are switched off: they are neither offered nor sent', async () => {
  const off = await startServer();
  onTestFinished(off.close);
  const browser = off.browser();
  const created = await browser.post<SignInJSON>('/client/sign_ins', { identifier: 'off@example.com' });
  const { supported_first_factors: factors } = created.json.response;
  expect(factors?.map(({ strategy }) => strategy)).not.toContain('email_link');
  const reply = await browser.post(`/client/sign_ins/${created.json.response.id}/prepare_first_factor`, {
    strategy: 'email_link',
    redirect_url: here,
  });
  expect(reply.code).toBe('form_param_value_disabled');
});

test('AC-059: what is offered and answered for a link is the same, whoever has the address', async () => {
  const known = await begin(server, await member(server, 'known@example.com'));
  server.clock.advance(minute);
  const stranger = await begin(server, 'strangr@example.com');
  const told = async ({ read }: typeof known): Promise<string> => JSON.stringify(await read());
  const blur = (text: string): string => text.replace(/"(?:sia|idn)_\w+"/g, '""').replace(/\d{13}/g, 'time');
  expect(blur((await told(known)).replaceAll('known@', 'strangr@'))).toBe(blur(await told(stranger)));
});
