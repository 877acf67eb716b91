import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { ClientJSON, SessionWithActivitiesJSON, SignInJSON } from 'auth-elements/wire';
import { verifyToken } from 'auth-elements/backend';
import { createToken, hashToken } from '../../server/src/crypto/token.js';
import { goodPassword } from './browser.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';

const server = await startServer();
afterAll(server.close);
const { database } = server.instance;
const newPassword = 'violet-harbour-slowly-82';
let people = 0;

async function member(): Promise<{ email: string; browser: Browser; sessionId: string }> {
  const email = `barbara${++people}@example.com`;
  const browser = server.browser();
  const { json } = await browser.signUp(email);
  return { email, browser, sessionId: json.response.created_session_id ?? '' };
}

/** Another device of the same person. */
async function device(email: string): Promise<{ browser: Browser; sessionId: string }> {
  const browser = server.browser();
  const { json } = await browser.signIn(email);
  return { browser, sessionId: json.response.created_session_id ?? '' };
}

const tokenOf = (browser: Browser): string => browser.cookies.get('__client') ?? '';

/** What somebody gets who holds nothing but a copy of the cookie. */
async function replay(token: string, sessionId: string): Promise<readonly number[]> {
  const thief = server.browser();
  const answers: Reply[] = [];
  for (const [method, path] of [
    ['GET', '/me'],
    ['GET', '/me/sessions'],
    ['POST', `/client/sessions/${sessionId}/tokens`],
    ['POST', `/client/sessions/${sessionId}/touch`],
  ] as const) {
    thief.cookies.set('__client', token);
    answers.push(await thief.send(method, path, {}));
  }
  return answers.map(({ status }) => status);
}

const nothing = [401, 401, 401, 401];

test('AC-060: the token from before a sign-in is worth nothing after it', async () => {
  const { email } = await member();
  const browser = server.browser();
  await browser.post('/client/sign_ins', { identifier: email });
  const before = tokenOf(browser);
  const { json } = await browser.signIn(email);
  expect(tokenOf(browser)).not.toBe(before);
  expect(await replay(before, json.response.created_session_id ?? '')).toEqual(nothing);
  expect((await browser.get('/me')).status).toBe(200);
});

test('AC-060: nor is one from before a code, a reset, a sign-up and a transfer', async () => {
  const { email } = await member();
  const ways: readonly ((browser: Browser) => Promise<Reply<SignInJSON>>)[] = [
    async browser => prove(browser, email, 'email_code'),
    async browser => {
      const { json } = await prove(browser, email, 'reset_password_email_code');
      return browser.post(`/client/sign_ins/${json.response.id}/reset_password`, { password: newPassword });
    },
    async browser => {
      await browser.signUp(email);
      return browser.post('/client/sign_ins', { transfer: 'true' });
    },
  ];
  for (const way of ways) {
    server.clock.advance(60_000);
    const browser = server.browser();
    await browser.post('/client', {});
    const before = tokenOf(browser);
    const { json } = await way(browser);
    expect(json.response.status).toBe('complete');
    expect(await replay(before, json.response.created_session_id ?? '')).toEqual(nothing);
  }
});

async function prove(browser: Browser, identifier: string, strategy: string): Promise<Reply<SignInJSON>> {
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier, strategy });
  const code = await server.mails.code(identifier);
  return browser.post(`/client/sign_ins/${json.response.id}/attempt_first_factor`, { strategy, code });
}

test('AC-061: a token that somebody has made up is never taken over', async () => {
  const { email } = await member();
  const made = createToken();
  const browser = server.browser();
  browser.cookies.set('__client', made);
  await browser.post('/client/sign_ins', { identifier: email });
  expect(tokenOf(browser)).toMatch(/^[\w-]{43}$/);
  expect(tokenOf(browser)).not.toBe(made);
  await browser.signIn(email);
  expect(tokenOf(browser)).not.toBe(made);
  const row = database.selectFrom('client_tokens').select('client_id').where('token_hash', '=', hashToken(made));
  expect(await row.execute()).toEqual([]);
});

test('AC-063: ids alone open nothing, and the database has only the hash of a token', async () => {
  const { browser, sessionId } = await member();
  const client = await browser.client();
  for (const id of [sessionId, client?.id ?? '', client?.sessions[0]?.user.id ?? ''])
    expect(await replay(id, sessionId)).toEqual(nothing);
  const rows = await database.selectFrom('client_tokens').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(tokenOf(browser));
  expect(rows.map(row => row.token_hash)).toContain(hashToken(tokenOf(browser)));
  expect(await replay(hashToken(tokenOf(browser)), sessionId)).toEqual(nothing);
});

test('N-24: tokens of clients have 256 bits, none comes twice, and a sign-in brings a new one', async () => {
  const tokens = new Set<string>();
  for (let time = 0; time < 40; time++) {
    const browser = server.browser();
    await browser.post('/client', {});
    expect(Buffer.from(tokenOf(browser), 'base64url')).toHaveLength(32);
    tokens.add(tokenOf(browser));
  }
  expect(tokens.size).toBe(40);
});

test('AC-064: a session of another client is none for whoever names it', async () => {
  const { email, browser: owner, sessionId } = await member();
  const { browser: other } = await member();
  const second = await device(email);
  for (const browser of [other, second.browser]) {
    const before = await owner.client();
    for (const end of ['', '/touch', '/tokens', '/end', '/remove']) {
      const reply = await browser.send(end === '' ? 'GET' : 'POST', `/client/sessions/${sessionId}${end}`, {});
      expect(reply, end).toMatchObject({ status: 404, code: 'resource_not_found' });
      expect(reply.text).not.toContain(sessionId);
    }
    for (const [method, path] of [
      ['GET', '/me'],
      ['PATCH', '/me'],
      ['GET', '/me/sessions'],
      ['POST', '/me/change_password'],
    ] as const) {
      const named = await browser.send(method, `${path}?_clerk_session_id=${sessionId}`, {});
      const unknown = await browser.send(method, `${path}?_clerk_session_id=sess_${'0'.repeat(27)}`, {});
      expect(named.status, path).toBe(401);
      expect(named.json.errors).toEqual(unknown.json.errors);
    }
    const after = await owner.client();
    expect(after?.sessions.map(({ id, status }) => [id, status])).toEqual([[sessionId, 'active']]);
    expect(after?.updated_at).toBe(before?.updated_at);
  }
});

test('AC-065, N-26: after the sign-out the cookie, the token and a second tab are worth nothing', async () => {
  const { browser, sessionId } = await member();
  const token = tokenOf(browser);
  const tab = server.browser({ like: browser });
  const jwt = ((await browser.client()) as ClientJSON).sessions[0]?.last_active_token?.jwt ?? '';
  await browser.send('DELETE', '/client/sessions', {});
  expect(await replay(token, sessionId)).toEqual(nothing);
  expect((await tab.client())?.sessions).toEqual([]);
  const row = database.selectFrom('sessions').select('status').where('id', '=', sessionId);
  expect((await row.executeTakeFirstOrThrow()).status).toBe('removed');
  const keys = { keys: await server.instance.keys.published() };
  const options = { issuer: server.instance.settings.issuer, jwks: keys, authorizedParties: ['http://localhost:3000'] };
  // The clock of these tests stands long before this computer's: what was signed then is over.
  await expect(verifyToken(jwt, options)).rejects.toMatchObject({ code: 'token_expired' });
});

test('AC-065, N-26, C-06: who drops the client has no cookie, and nobody can use what it was', async () => {
  const { browser, sessionId } = await member();
  const token = tokenOf(browser);
  const dropped = await browser.send('DELETE', '/client', {});
  expect(dropped.status).toBe(200);
  expect(browser.cookies.has('__client')).toBe(false);
  expect(browser.cookies.get('__client_uat') ?? '0').toBe('0');
  expect(await replay(token, sessionId)).toEqual(nothing);
  const tokens = database.selectFrom('client_tokens').select('token_hash').where('token_hash', '=', hashToken(token));
  expect(await tokens.execute()).toEqual([]);
});

test('AC-067: a changed password signs the other devices out at once, unless it is asked not to', async () => {
  const { email, browser, sessionId } = await member();
  const other = await device(email);
  const change = (current_password: string, new_password: string, others?: string) =>
    browser.post('/me/change_password', { current_password, new_password, sign_out_of_other_sessions: others });
  expect((await change(goodPassword, newPassword, 'false')).status).toBe(200);
  expect((await other.browser.get('/me')).status).toBe(200);
  expect((await change(newPassword, goodPassword)).status).toBe(200);
  expect(await replay(tokenOf(other.browser), other.sessionId)).toEqual(nothing);
  expect((await other.browser.client())?.sessions).toEqual([]);
  expect(other.browser.cookies.get('__client_uat')).toBe('0');
  expect((await browser.client())?.sessions.map(({ id }) => id)).toEqual([sessionId]);
});

test('AC-067: a device that is signed out from afar sees it at its next call', async () => {
  const { email, browser } = await member();
  const other = await device(email);
  const revoked = await browser.post(`/me/sessions/${other.sessionId}/revoke`);
  expect(revoked.json.response).toMatchObject({
    id: other.sessionId,
    status: 'revoked',
    factor_verification_age: [0, -1],
    public_user_data: { identifier: email },
  });
  expect(await replay(tokenOf(other.browser), other.sessionId)).toEqual(nothing);
  expect((await browser.get('/me')).status).toBe(200);
});

test('AC-068: of a session that is over, however it ended, nobody gets a token by any path', async () => {
  const ends: Readonly<Record<string, (browser: Browser, id: string) => Promise<unknown>>> = {
    ended: (browser, id) => browser.post(`/client/sessions/${id}/end`),
    removed: (browser, id) => browser.post(`/client/sessions/${id}/remove`),
    revoked: (browser, id) => browser.post(`/me/sessions/${id}/revoke`),
    expired: (_browser, id) => set(id, { expire_at: server.clock.now() }),
    abandoned: (_browser, id) => set(id, { abandon_at: server.clock.now() }),
  };
  for (const [name, end] of Object.entries(ends)) {
    const { browser, sessionId } = await member();
    await end(browser, sessionId);
    const replies = [
      await browser.get('/client'),
      await browser.get(`/client/sessions/${sessionId}`),
      await browser.post(`/client/sessions/${sessionId}/tokens`),
      await browser.post(`/client/sessions/${sessionId}/touch`),
      await browser.post('/client', {}),
      await browser.get('/me'),
      await browser.get('/me/sessions'),
    ];
    expect(
      replies.map(({ status }) => status),
      name,
    ).toEqual([200, 200, 401, 401, 200, 401, 401]);
    for (const { text, headers } of replies)
      expect(`${text}${JSON.stringify([...headers])}`, name).not.toContain('eyJ');
    expect((replies[1]?.json.response as { status: string }).status).toBe(name);
  }
});

function set(id: string, values: { expire_at?: number; abandon_at?: number }): Promise<unknown> {
  return database.updateTable('sessions').set(values).where('id', '=', id).execute();
}

test('AC-068: somebody who is banned starts no session by any way in', async () => {
  const { email, browser } = await member();
  await browser.send('DELETE', '/client/sessions', {});
  const key = database.selectFrom('email_addresses').select('user_id').where('email_key', '=', email);
  const { user_id: userId } = await key.executeTakeFirstOrThrow();
  await database.updateTable('users').set({ banned_at: server.clock.now() }).where('id', '=', userId).execute();
  const ways: readonly ((browser: Browser) => Promise<Reply>)[] = [
    other => other.signIn(email),
    other => prove(other, email, 'email_code'),
    async other => {
      const { json } = await prove(other, email, 'reset_password_email_code');
      return other.post(`/client/sign_ins/${json.response.id}/reset_password`, { password: newPassword });
    },
    async other => {
      await other.signUp(email);
      return other.post('/client/sign_ins', { transfer: 'true' });
    },
  ];
  for (const way of ways) {
    server.clock.advance(60_000);
    const other = server.browser();
    expect(await way(other)).toMatchObject({ status: 403, code: 'user_banned' });
    expect((await other.client())?.sessions).toEqual([]);
  }
});

test('AC-068: with the account its sessions are gone on every device', async () => {
  const { email, browser, sessionId } = await member();
  const other = await device(email);
  const owner = database.selectFrom('sessions').select('user_id').where('id', '=', sessionId);
  await database
    .deleteFrom('users')
    .where('id', '=', (await owner.executeTakeFirstOrThrow()).user_id)
    .execute();
  for (const one of [browser, other.browser]) {
    expect((await one.get('/me')).status).toBe(401);
    expect((await one.client())?.sessions).toEqual([]);
    expect((await one.post(`/client/sessions/${sessionId}/tokens`)).status).toBe(404);
  }
});

test('AC-069: the list of devices has one’s own and no other, and ends no other', async () => {
  const { email, browser, sessionId } = await member();
  const second = await device(email);
  const stranger = await member();
  const listed = (await browser.get('/me/sessions')).json as unknown as readonly SessionWithActivitiesJSON[];
  expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([sessionId, second.sessionId]));
  const foreign = await stranger.browser.post(`/me/sessions/${sessionId}/revoke`);
  expect(foreign).toMatchObject({ status: 404, code: 'resource_not_found' });
  expect((await browser.get('/me')).status).toBe(200);
  expect((await server.browser().get('/me/sessions')).status).toBe(401);
});

test('N-29: every cookie of a whole visit is HttpOnly or the hint, host-only, for the whole path, and opaque', async () => {
  const secure = await startServer({ cookie: { secure: true } });
  onTestFinished(secure.close);
  const browser = secure.browser();
  const replies: Reply[] = [await browser.signUp('visit@example.com')];
  replies.push(await browser.get('/client'), await browser.send('DELETE', '/client/sessions', {}));
  replies.push(await browser.signIn('visit@example.com'), await browser.send('DELETE', '/client', {}));
  const lines = replies.flatMap(({ headers }) => headers.getSetCookie());
  expect(lines.length).toBeGreaterThan(6);
  for (const line of lines) {
    expect(line).toMatch(/; Path=\/;.*; Secure; SameSite=Lax$/);
    expect(line).not.toMatch(/domain=|eyJ|user_|sess_/i);
    expect(line).toMatch(/^__client=[\w-]*;.*; HttpOnly;|^__client_uat(?:_[\w-]{8})?=\d+;/);
  }
});

test('N-30: what is over is over for whoever kept the cookie', async () => {
  const { browser, sessionId } = await member();
  const token = tokenOf(browser);
  server.clock.advance(7 * 24 * 60 * 60_000);
  expect(await replay(token, sessionId)).toEqual(nothing);
  const again = server.browser();
  await again.post('/client', {});
  const kept = tokenOf(again);
  server.clock.advance(400 * 24 * 60 * 60_000);
  again.cookies.set('__client', kept);
  expect(await again.client()).toBeNull();
});
