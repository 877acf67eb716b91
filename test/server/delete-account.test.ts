import { sql } from 'kysely';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { addNumber, enrol, newNumber } from './authenticator.js';
import type { Browser } from './browser.js';
import { formWith, halves, pictureDirectory, see, upload } from './pictures.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  deleteSelf: true,
  users: { username: 'optional', phone: 'optional' },
  secondFactors: { totp: true, phone: true, backupCodes: true },
  sms: { provider: undefined },
});
afterAll(server.close);
const { database } = server.instance;
let people = 0;

interface Member {
  readonly email: string;
  readonly username: string;
  readonly browser: Browser;
  readonly id: string;
}

async function member(): Promise<Member> {
  const email = `grace${++people}@example.com`;
  const username = `grace-hopper-${people}`;
  const browser = server.browser();
  await browser.signUp(email, { first_name: 'Grace', last_name: `Hopper${people}`, username });
  const id = (await browser.client())?.sessions[0]?.user.id ?? '';
  return { email, username, browser, id };
}

const remove = (browser: Browser) => browser.send('DELETE', '/me', {});

/** Every cell of every table, as text. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database);
  const tables = await Promise.all(
    rows.map(async ({ name }): Promise<[string, string]> => {
      const found = await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(database);
      return [name, JSON.stringify(found.rows)];
    }),
  );
  return new Map(tables);
}

async function tablesWith(texts: readonly string[]): Promise<readonly string[]> {
  return [...(await everything())].filter(([, rows]) => texts.some(text => rows.includes(text))).map(([name]) => name);
}

test('E3: with the account everything goes that is somebody’s, and the log keeps that it went', async () => {
  const { email, username, browser, id } = await member();
  const phone = newNumber();
  await addNumber(server, browser, phone);
  await addNumber(server, browser, newNumber(), true);
  await enrol(server, browser);
  await browser.post('/me/email_addresses', { email_address: `second.${email}` });
  // Somebody at another browser has begun with the address, and one has proved it in the flow that cannot use it.
  await server.browser().post('/client/sign_ins', { identifier: email });
  await server.browser().post('/client/sign_ups', { email_address: email, first_name: 'Gracie' });
  const known = [email, username, phone, id, 'Hopper' + String(people)];
  expect((await tablesWith(known)).length).toBeGreaterThan(6);
  const reply = await remove(browser);
  expect(reply).toMatchObject({ status: 200, json: { response: { object: 'user', id, deleted: true } } });
  expect(reply.json.client?.sessions).toEqual([]);
  // Limits go on for an hour at most, or a new account with the same address would be a way around them.
  expect((await tablesWith(known.filter(text => text !== id))).filter(name => name !== 'counters')).toEqual([]);
  expect((await tablesWith([id])).filter(name => name !== 'counters')).toEqual(['audit_log']);
  const log = await database.selectFrom('audit_log').selectAll().where('user_id', '=', id).orderBy('at').execute();
  expect(log.map(({ event }) => event)).toContain('sign_up.completed');
  expect(log.map(({ event }) => event)).toContain('account.deleted');
  for (const row of log) expect(row).toMatchObject({ ip: null, user_agent: null, client_id: null, session_id: null });
});

test('E3: the log refuses every other change as before', async () => {
  const { id } = await member();
  const log = database.updateTable('audit_log').where('user_id', '=', id);
  await expect(log.set({ event: 'nothing' }).execute()).rejects.toThrow();
  await expect(log.set({ ip: null }).execute()).rejects.toThrow();
  await expect(log.set({ user_id: null, ip: null, client_id: null, session_id: null }).execute()).rejects.toThrow();
  await expect(database.deleteFrom('audit_log').where('user_id', '=', id).execute()).rejects.toThrow();
});

test('E3: its owner is told at every proved address, and may make another account with the same one', async () => {
  const { email, browser } = await member();
  await remove(browser);
  expect((await server.mails.to(email)).at(-1)?.template).toBe('account_deleted');
  expect((await server.browser().signUp(email)).json.response.status).toBe('complete');
});

test('AC-068: with the account all its sessions end on every device, and no path leads back in', async () => {
  const { email, browser } = await member();
  const other = server.browser();
  const { json } = await other.signIn(email);
  const sessionId = json.response.created_session_id ?? '';
  const waiting = server.browser();
  const begun = await waiting.post<{ id: string }>('/client/sign_ins', { identifier: email, strategy: 'email_code' });
  const code = await server.mails.code(email);
  expect((await remove(browser)).status).toBe(200);
  for (const one of [browser, other]) {
    expect((await one.get('/me')).status).toBe(401);
    expect((await one.client())?.sessions).toEqual([]);
    expect(one.cookies.get('__client_uat')).toBe('0');
  }
  expect((await other.post(`/client/sessions/${sessionId}/tokens`)).status).toBe(404);
  const path = `/client/sign_ins/${begun.json.response.id}/attempt_first_factor`;
  expect((await waiting.post(path, { strategy: 'email_code', code })).status).not.toBe(200);
  expect((await waiting.client())?.sessions).toEqual([]);
});

test('AC-068: other accounts on the same browser stay signed in', async () => {
  const first = await member();
  const second = `another${people}@example.com`;
  await first.browser.signUp(second);
  const { sessions = [] } = (await first.browser.client()) ?? {};
  const own = sessions.find(({ user }) => user.id === first.id)?.id ?? '';
  const gone = await first.browser.send('DELETE', `/me?_clerk_session_id=${own}`, {});
  expect(gone.json.client?.sessions.map(({ user }) => user.email_addresses[0]?.email_address)).toEqual([second]);
  expect((await first.browser.get('/me')).status).toBe(200);
});

test('AC-044: an account is not deleted without a recent proof, by a stranger, or where that is switched off', async () => {
  const { browser, id } = await member();
  server.clock.advance(10 * 60_000);
  expect(await remove(browser)).toMatchObject({ status: 403, code: 'session_reverification_required' });
  expect((await remove(server.browser())).status).toBe(401);
  expect(await database.selectFrom('users').select('id').where('id', '=', id).execute()).toHaveLength(1);
  const closed = await startServer({ deleteSelf: false });
  onTestFinished(closed.close);
  const kept = closed.browser();
  const { json } = await kept.signUp('kept@example.com');
  expect(json.client?.sessions[0]?.user.delete_self_enabled).toBe(false);
  expect(await remove(kept)).toMatchObject({ status: 403, code: 'authorization_invalid' });
  expect((await kept.get('/environment')).text).toContain('"delete_self":false');
  expect((await kept.get('/me')).status).toBe(200);
});

test('E3: a deletion whose answer was lost is answered again and done once', async () => {
  const { email, browser, id } = await member();
  const path = '/me?_idempotency_key=0123456789abcdef6601';
  expect((await browser.send('DELETE', path, {})).status).toBe(200);
  expect(await browser.send('DELETE', path, {})).toMatchObject({
    status: 200,
    json: { response: { id, deleted: true } },
  });
  const mails = await server.mails.to(email);
  expect(mails.filter(({ template }) => template === 'account_deleted')).toHaveLength(1);
});

test('E3: with the account its picture goes at once, and is not waited for by what sweeps', async () => {
  const place = await pictureDirectory();
  onTestFinished(place.remove);
  const pictured = await startServer({ images: { directory: place.directory } });
  onTestFinished(pictured.close);
  const browser = pictured.browser();
  await browser.signUp('pictured@example.com');
  const { image } = await upload(pictured, browser, formWith(await halves(40, 40).png().toBuffer()));
  expect((await see(pictured, image.public_url)).status).toBe(200);
  expect((await browser.send('DELETE', '/me', {})).status).toBe(200);
  expect((await see(pictured, image.public_url)).status).toBe(404);
  expect(await place.files()).toEqual([]);
  const rows = pictured.instance.database.selectFrom('images').select('id').where('id', '=', image.id);
  expect(await rows.execute()).toEqual([]);
});
