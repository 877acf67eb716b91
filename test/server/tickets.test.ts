import { afterAll, expect, test } from 'vitest';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { createApp, endpoints } from '../../server/src/http/app.js';
import { Backend } from './backend.js';
import { goodPassword } from './browser.js';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  access: { mode: 'restricted', blocklist: true },
  app: { signUpUrl: 'http://localhost:3000/join', signInUrl: 'http://localhost:3000/sign-in' },
});
afterAll(server.close);
const backend = new Backend(server);
const { database } = server.instance;
const day = 24 * 60 * 60_000;
let people = 0;
const address = (): string => `guest${++people}@example.com`;

interface Invited {
  readonly email: string;
  readonly id: string;
  readonly ticket: string;
}

async function invited(fields: object = {}, email = address()): Promise<Invited> {
  const { body } = await backend.post<{ id: string; url: string }>('/invitations', { email_address: email, ...fields });
  return { email, id: body.id, ticket: new URL(body.url).searchParams.get('ticket') ?? '' };
}

const signUp = (browser: Browser, ticket: string, fields: Readonly<Record<string, string>> = {}) =>
  browser.post<SignUpJSON>('/client/sign_ups', { strategy: 'ticket', ticket, ...fields });
const signIn = (browser: Browser, ticket: string) =>
  browser.post<SignInJSON>('/client/sign_ins', { strategy: 'ticket', ticket });
const refusal = ({ status, code }: Reply): unknown => ({ status, code });

async function member(): Promise<{ readonly email: string; readonly id: string; readonly browser: Browser }> {
  const { email, ticket } = await invited();
  const browser = server.browser();
  await signUp(browser, ticket, { password: goodPassword });
  return { email, browser, id: (await browser.client())?.sessions[0]?.user.id ?? '' };
}

async function token(kind: 'sign_in_tokens' | 'actor_tokens', fields: object) {
  return (await backend.post<{ id: string; token: string }>(`/${kind}`, fields)).body;
}

const actor = { sub: 'user_support', iss: 'https://support.example' };

test('B12 B2: who was invited signs up with the address proved, and gets what the invitation says', async () => {
  const { email, ticket, id } = await invited({ public_metadata: { plan: 'pro' } });
  const browser = server.browser();
  const begun = await signUp(browser, ticket);
  expect(begun.json.response).toMatchObject({
    status: 'missing_requirements',
    email_address: email,
    missing_fields: ['password'],
    unverified_fields: [],
    verifications: { email_address: { status: 'verified', strategy: 'ticket' } },
  });
  const path = `/client/sign_ups/${begun.json.response.id}`;
  const done = await browser.send<SignUpJSON>('PATCH', path, { password: goodPassword });
  expect(done.json.response).toMatchObject({ status: 'complete' });
  const [session] = done.json.client?.sessions ?? [];
  expect(session?.user).toMatchObject({
    public_metadata: { plan: 'pro' },
    email_addresses: [{ email_address: email, verification: { status: 'verified', strategy: 'ticket' } }],
  });
  expect((await backend.get('/invitations?status=accepted')).body).toMatchObject([{ id, status: 'accepted' }]);
  expect(await server.mails.to(email)).toHaveLength(1);
});

test('AC-135: an invitation is bound to its address, whatever the sign-up says', async () => {
  const { ticket } = await invited();
  const browser = server.browser();
  const other = { email_address: 'mallory@example.com', password: goodPassword };
  expect(refusal(await signUp(browser, ticket, other))).toEqual({ status: 422, code: 'form_param_value_invalid' });
  const { json } = await signUp(browser, ticket);
  const path = `/client/sign_ups/${json.response.id}`;
  expect(refusal(await browser.send('PATCH', path, other))).toEqual({ status: 422, code: 'form_param_value_invalid' });
  expect(await database.selectFrom('users').select('id').where('username', '=', 'mallory').execute()).toEqual([]);
});

test('AC-135: an invitation serves once: of many who use it at the same moment one makes an account', async () => {
  const { ticket, email } = await invited();
  const attempts = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const browser = server.browser();
      const { json } = await signUp(browser, ticket);
      return { browser, path: `/client/sign_ups/${json.response.id}` };
    }),
  );
  const outcomes = await Promise.all(
    attempts.map(({ browser, path }) => browser.send<SignUpJSON>('PATCH', path, { password: goodPassword })),
  );
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { code } of outcomes.filter(({ status }) => status !== 200))
    expect(code).toMatch(/^invitation_(?:already_accepted|account_exists)$/);
  const rows = await database.selectFrom('email_addresses').select('id').where('email_key', '=', email).execute();
  expect(rows).toHaveLength(1);
  expect((await signUp(server.browser(), ticket)).code).toMatch(/^invitation_already_accepted$/);
});

test('AC-135: an invitation that was taken back or has run out, to the very second, lets nobody in', async () => {
  const taken = await invited();
  const begun = server.browser();
  const { json } = await signUp(begun, taken.ticket);
  await backend.post(`/invitations/${taken.id}/revoke`);
  const late = await begun.send('PATCH', `/client/sign_ups/${json.response.id}`, { password: goodPassword });
  expect(refusal(late)).toEqual({ status: 400, code: 'revoked_invitation' });
  expect(refusal(await signUp(server.browser(), taken.ticket))).toEqual({ status: 400, code: 'revoked_invitation' });

  const short = await invited({ expires_in_days: 1 });
  server.clock.advance(day - 1);
  expect((await signUp(server.browser(), short.ticket)).status).toBe(200);
  server.clock.advance(1);
  expect(refusal(await signUp(server.browser(), short.ticket))).toEqual({ status: 400, code: 'ticket_expired_code' });
});

test('AC-135 J-04: a ticket that was altered, made up or is of another kind lets nobody in', async () => {
  const { ticket, id } = await invited();
  const user = await member();
  const own = await token('sign_in_tokens', { user_id: user.id });
  const [, proof = ''] = ticket.split('.');
  const [otherId = ''] = own.token.split('.');
  const odd = [
    '',
    'x',
    id,
    `${id}.`,
    `${ticket}x`,
    `${otherId}.${proof}`,
    `${id.replace('inv_', 'sit_')}.${proof}`,
    `${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}`,
    (await user.browser.client())?.sessions[0]?.last_active_token?.jwt ?? '',
  ];
  for (const one of odd)
    for (const use of [signUp, signIn]) {
      const { status, code } = await use(server.browser(), one);
      expect(status, one).toBe(one === '' ? 422 : 400);
      if (one !== '') expect(code, one).toBe('ticket_invalid_code');
    }
  // What signs somebody in makes no account, and the other way round.
  expect(refusal(await signUp(server.browser(), own.token))).toEqual({ status: 400, code: 'ticket_invalid_code' });
  expect(refusal(await signIn(server.browser(), ticket))).toEqual({
    status: 400,
    code: 'invitation_account_not_exists',
  });
  expect((await signUp(server.browser(), ticket)).status).toBe(200);
});

test('AC-010: an invitation signs nobody in who has an account: it says who is to sign in, and asks for the proof', async () => {
  const { email } = await member();
  const { ticket } = await invited({ ignore_existing: true }, email);
  expect(refusal(await signUp(server.browser(), ticket))).toEqual({ status: 400, code: 'invitation_account_exists' });
  const browser = server.browser();
  const { json } = await signIn(browser, ticket);
  expect(json.response).toMatchObject({ status: 'needs_first_factor', identifier: email });
  expect(json.client?.sessions).toEqual([]);
  const path = `/client/sign_ins/${json.response.id}/attempt_first_factor`;
  expect((await browser.post(path, { strategy: 'password', password: goodPassword })).status).toBe(200);
  expect((await browser.client())?.sessions).toHaveLength(1);
});

test('B12: the block list holds for the invited as well', async () => {
  const { ticket, email } = await invited();
  await backend.post('/blocklist_identifiers', { identifier: email });
  expect(refusal(await signUp(server.browser(), ticket))).toEqual({ status: 403, code: 'not_allowed_access' });
});

test('B12: who has waited and was invited waits no more once there is an account', async () => {
  const email = address();
  const { body } = await backend.post<{ id: string }>('/waitlist_entries', { email_address: email });
  await backend.post(`/waitlist_entries/${body.id}/invite`);
  const [mail] = await server.mails.to(email);
  const ticket = mail && 'link' in mail ? (new URL(mail.link).searchParams.get('ticket') ?? '') : '';
  expect((await signUp(server.browser(), ticket, { password: goodPassword })).status).toBe(200);
  const { body: list } = await backend.get(`/waitlist_entries?query=${email}`);
  expect(list).toMatchObject({ data: [{ status: 'completed', invitation: { status: 'accepted' } }] });
});

test('AC-047: a link that programs follow uses up nothing, however often and by whatever verb', async () => {
  const { ticket } = await invited();
  const own = await token('sign_in_tokens', { user_id: (await member()).id });
  const before = await database.selectFrom('user_tickets').selectAll().execute();
  for (const one of [ticket, own.token])
    for (const method of ['GET', 'GET', 'HEAD', 'HEAD', 'GET']) {
      const url = `http://localhost:4000/v1/tickets/accept?ticket=${one}`;
      const response = await server.fetch(new Request(url, { method, headers: { 'User-Agent': 'bot' } }));
      expect(response.status).toBe(303);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  expect(await database.selectFrom('user_tickets').selectAll().execute()).toEqual(before);
  expect((await signIn(server.browser(), own.token)).json.response).toMatchObject({ status: 'complete' });
  expect((await signUp(server.browser(), ticket)).status).toBe(200);
});

async function landing(ticket: string, browser = server.browser()): Promise<string | null> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = `http://localhost:4000/v1/tickets/accept?ticket=${ticket}`;
  const response = await server.fetch(new Request(url, { headers: { cookie } }));
  return response.headers.get('location');
}

test('B12: a link leads to the page for whoever it is for', async () => {
  const guest = await invited();
  expect(await landing(guest.ticket)).toBe(
    `http://localhost:3000/join?__clerk_ticket=${guest.ticket}&__clerk_status=sign_up`,
  );
  const own = await invited({ redirect_url: 'http://localhost:3001/welcome?from=mail#top' });
  expect(await landing(own.ticket)).toBe(
    `http://localhost:3001/welcome?from=mail&__clerk_ticket=${own.ticket}&__clerk_status=sign_up#top`,
  );
  const user = await member();
  const again = await invited({ ignore_existing: true }, user.email);
  expect(await landing(again.ticket)).toContain('http://localhost:3000/sign-in?__clerk_ticket=');
  const { token: mine } = await token('sign_in_tokens', { user_id: user.id });
  expect(await landing(mine)).toContain('__clerk_status=sign_in');
  // Who is signed in already needs nothing of it.
  expect(await landing(mine, user.browser)).toBe('http://localhost:3000/sign-in?__clerk_status=complete');
  // What is not good is brought to the page that has words for it; what is no ticket at all is not.
  expect(await landing('inv_made-up.x')).toBe(
    'http://localhost:3000/sign-in?__clerk_ticket=inv_made-up.x&__clerk_status=sign_in',
  );
  expect(await landing('%3Cscript%3E')).toBeNull();
});

test('AC-104: a ticket is brought to no origin that is not allowed any more', async () => {
  const { ticket } = await invited({ redirect_url: 'http://localhost:3001/welcome' });
  const strict = await server.another({ allowedOrigins: ['https://app.example'] });
  const url = `http://localhost:4000/v1/tickets/accept?ticket=${ticket}`;
  const response = await createApp(strict.instance).fetch(new Request(url), { ip: '192.0.2.9' });
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
});

test('AC-041: a token that signs in serves once: of many at the same moment one gets a session', async () => {
  const { id } = await member();
  const own = await token('sign_in_tokens', { user_id: id });
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => signIn(server.browser(), own.token)));
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(outcomes.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(
    new Set(['sign_in_token_already_used_code']),
  );
});

test('AC-041: a token that was taken back, has run out or is of somebody who was banned signs nobody in', async () => {
  const { id } = await member();
  const revoked = await token('sign_in_tokens', { user_id: id });
  await backend.post(`/sign_in_tokens/${revoked.id}/revoke`);
  expect((await signIn(server.browser(), revoked.token)).code).toBe('sign_in_token_revoked_code');
  const short = await token('sign_in_tokens', { user_id: id, expires_in_seconds: 1 });
  server.clock.advance(1000);
  expect((await signIn(server.browser(), short.token)).code).toBe('ticket_expired_code');
  const kept = await token('sign_in_tokens', { user_id: id });
  await database.updateTable('users').set({ banned_at: server.clock.now() }).where('id', '=', id).execute();
  expect(refusal(await signIn(server.browser(), kept.token))).toEqual({ status: 403, code: 'user_banned' });
});

test('AC-049: a new password makes the tickets of its user worthless', async () => {
  const { id, browser } = await member();
  const own = await token('sign_in_tokens', { user_id: id });
  const fields = { current_password: goodPassword, new_password: 'violet-harbour-slowly-82' };
  expect((await browser.post('/me/change_password', fields)).status).toBe(200);
  expect((await signIn(server.browser(), own.token)).code).toBe('sign_in_token_revoked_code');
});

test('B12: a token of somebody who is signed in here is not used up', async () => {
  const { id, browser } = await member();
  const own = await token('sign_in_tokens', { user_id: id });
  expect((await signIn(browser, own.token)).code).toBe('identifier_already_signed_in');
  expect((await signIn(server.browser(), own.token)).status).toBe(200);
});

test('AC-196: an actor has a short session, is named in every token, and is written down', async () => {
  const { id } = await member();
  const before = await database.selectFrom('users').select('last_sign_in_at').where('id', '=', id).execute();
  const { token: ticket } = await token('actor_tokens', {
    user_id: id,
    actor,
    session_max_duration_in_seconds: 600,
  });
  server.clock.advance(1000);
  const browser = server.browser();
  const { json } = await signIn(browser, ticket);
  const [session] = json.client?.sessions ?? [];
  expect(session).toMatchObject({ actor, user: { id } });
  expect(session?.expire_at).toBe(server.clock.now() + 600_000);
  const jwt = session?.last_active_token?.jwt ?? '';
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as unknown;
  expect(claims).toMatchObject({ sub: id, act: actor });
  const log = await database.selectFrom('audit_log').selectAll().where('event', '=', 'impersonation.started').execute();
  expect(log).toMatchObject([{ user_id: id, session_id: session?.id, reason: 'user_support' }]);
  expect(await database.selectFrom('users').select('last_sign_in_at').where('id', '=', id).execute()).toEqual(before);
  expect((await signIn(server.browser(), ticket)).code).toBe('actor_token_already_used_code');
  server.clock.advance(600_000);
  expect((await browser.client())?.sessions).toEqual([]);
});

test('AC-196: an actor changes nothing of the account, and may end the session', async () => {
  const { id, email } = await member();
  const { token: ticket } = await token('actor_tokens', { user_id: id, actor });
  const browser = server.browser();
  const { json } = await signIn(browser, ticket);
  const session = json.client?.sessions[0]?.id ?? '';
  expect((await browser.get('/me')).status).toBe(200);
  const writes = endpoints.filter(({ method, path }) => method !== 'GET' && path.startsWith('/v1/me'));
  expect(writes.length).toBeGreaterThan(3);
  const account = () => database.selectFrom('users').selectAll().where('id', '=', id).execute();
  const before = await account();
  for (const { method, path } of writes) {
    const reply = await browser.send(method, path.replace('/v1', '').replace(':id', session), {});
    expect(reply.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
  }
  // With all that they take, too.
  const password = { current_password: goodPassword, new_password: 'violet-harbour-slowly-82' };
  const refused = { status: 403, code: 'authorization_invalid' };
  expect(refusal(await browser.post('/me/change_password', password))).toEqual(refused);
  expect(refusal(await browser.send('PATCH', '/me', { first_name: 'Mallory' }))).toEqual(refused);
  expect(refusal(await browser.post(`/me/sessions/${session}/revoke`))).toEqual(refused);
  // There is nothing that a proof could allow.
  const verify = `/client/sessions/${session}/verify`;
  expect(refusal(await browser.post(verify, { level: 'first_factor' }))).toEqual(refused);
  expect(await account()).toEqual(before);
  expect((await browser.post(`/client/sessions/${session}/remove`)).status).toBe(200);
  expect((await server.browser().signIn(email)).status).toBe(200);
});

test('AC-003: no ticket is in a row, in a log line or in an answer to a browser', async () => {
  const { ticket } = await invited();
  const own = await token('sign_in_tokens', { user_id: (await member()).id });
  const browser = server.browser();
  const replies = [await signUp(browser, ticket), await signIn(browser, own.token), await browser.get('/client')];
  const tables = ['invitations', 'user_tickets', 'sign_ins', 'sign_ups', 'audit_log', 'outbox', 'sessions'] as const;
  const rows = await Promise.all(tables.map(table => database.selectFrom(table).selectAll().execute()));
  const kept = JSON.stringify([rows, server.logged, replies.map(({ text }) => text)]);
  for (const one of [ticket, own.token]) expect(kept).not.toContain(one.split('.')[1]);
});
