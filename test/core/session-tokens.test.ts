import { expect, test } from 'vitest';
import { settle } from './fake-clock.js';
import { refusal } from './fake-server.js';
import { start } from './start.js';

const hour = 3_600_000;
const sid = (token: string | null): string =>
  (JSON.parse(atob(token?.split('.')[1] ?? '')) as { readonly sid: string }).sid;

test('D1: a token comes from memory while it has ten seconds to live', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client, stop } = await open();
  stop();
  const first = await client.session.getToken();
  await clock.advance(49_000);
  expect(await client.session.getToken()).toBe(first);
  expect(server.count('tokens')).toBe(0);
  await clock.advance(2_000);
  expect(await client.session.getToken()).not.toBe(first);
  expect(server.count('tokens')).toBe(1);
});

test('D1: it is refreshed ahead of its end while somebody looks', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  for (let minute = 0; minute < 10; minute++) {
    await clock.advance(60_000);
    const asked = server.count();
    expect(await client.session.getToken()).toMatch(/^ey/);
    expect(server.count()).toBe(asked);
  }
  expect(server.count('tokens')).toBeLessThanOrEqual(15);
});

test('D1: many calls at once are one request', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client, stop } = await open();
  stop();
  await clock.advance(120_000);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => client.session.getToken()));
  expect(new Set(tokens).size).toBe(1);
  expect(server.count('tokens')).toBe(1);
});

test('D1: all tabs together make one request at a time', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const tabs = [await open(), await open(), await open(), await open()];
  const before = server.count('tokens');
  await clock.advance(10 * 60_000);
  // A token of 60 seconds is replaced after 45: 13 times in ten minutes, by one tab each.
  expect(server.count('tokens') - before).toBeLessThanOrEqual(15);
  for (const { client } of tabs) expect(await client.session.getToken()).toMatch(/^ey/);
});

test('skipCache has a new one made', async () => {
  const { clock, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  const first = await client.session.getToken();
  await clock.advance(5_000);
  const second = await client.session.getToken({ skipCache: true });
  expect(second).not.toBe(first);
  expect(await client.session.getToken()).toBe(second);
});

test('null for nobody, and for a session that is not of this browser', async () => {
  const guest = await start().open();
  expect(await guest.client.session.getToken()).toBeNull();
  const member = await start({ signedIn: ['ada'] }).open();
  expect(await member.client.session.getToken({ sessionId: 'sess_of_somebody_else' })).toBeNull();
});

test('without a listener, the first call loads', async () => {
  const { open } = start({ signedIn: ['ada'] });
  const { client } = await open({ watched: false });
  expect(await client.session.getToken()).toMatch(/^ey/);
});

test('D6: a hidden tab makes no request at all, however long', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  tab.change('hidden');
  const asked = server.count();
  await clock.advance(24 * hour);
  expect(server.count()).toBe(asked);
  expect(clock.pending).toBe(0);
});

test('D6: nor does one that hears from the others', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const hidden = await open();
  const seen = await open();
  hidden.change('hidden');
  await seen.client.session.signOut();
  const asked = server.count();
  await clock.advance(hour);
  expect(hidden.client.snapshot.session).toBeNull();
  expect(server.count()).toBe(asked);
});

test('F-41: on wake there is one request, and nobody is signed out', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  tab.change('hidden');
  clock.sleep(8 * hour);
  const asked = server.count();
  tab.change('visible');
  await settle();
  expect(await tab.client.session.getToken()).toMatch(/^ey/);
  expect(server.count() - asked).toBeLessThanOrEqual(1);
  expect(tab.told.every(({ session }) => session !== null)).toBe(true);
});

test.each([-24 * hour, -10 * 60_000, 10 * 60_000, 24 * hour])(
  'F-47: a clock that is wrong by %d ms changes nothing',
  async skew => {
    const { clock, server, open } = start({ signedIn: ['ada'] });
    clock.skew = skew;
    const { client } = await open();
    const first = await client.session.getToken();
    expect(server.count('tokens')).toBe(0);
    await clock.advance(30_000);
    expect(await client.session.getToken()).toBe(first);
    await clock.advance(10 * 60_000);
    expect(await client.session.getToken()).toMatch(/^ey/);
    expect(server.count('tokens')).toBeLessThanOrEqual(16);
    expect(client.snapshot.user?.firstName).toBe('ada');
  },
);

test.each([-24 * hour, 24 * hour])('F-47: nor does one that jumps by %d ms while the page is open', async jump => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  clock.skew = jump;
  expect(await client.session.getToken()).toMatch(/^ey/);
  await clock.advance(5 * 60_000);
  expect(await client.session.getToken()).toMatch(/^ey/);
  expect(server.count('tokens')).toBeLessThanOrEqual(12);
});

test('F-43: a tab that hangs with the lock holds the others up for less than six seconds', async () => {
  const { clock, browser, open } = start({ signedIn: ['ada'] });
  const { client, stop } = await open();
  stop();
  const { session } = client.snapshot;
  browser.locks.hung.add(`auth-elements token ${session?.id}`);
  await clock.advance(120_000);
  const token = client.session.getToken();
  await clock.advance(5_000);
  expect(await token).toMatch(/^ey/);
});

test('F-31: while the server fails, what is left of the last token is used, and nobody is signed out', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  const token = await client.session.getToken();
  server.fault = () => refusal(503, 'service_unavailable');
  await clock.advance(49_500);
  expect(client.snapshot).toMatchObject({ status: 'degraded' });
  const late = client.session.getToken();
  await clock.advance(4_000);
  expect(await late).toBe(token);
  await clock.advance(60_000);
  const refused = client.session.getToken().catch((error: unknown) => error);
  await clock.advance(4_000);
  expect(await refused).toMatchObject({ code: 'service_unavailable', transient: true });
  expect(client.snapshot.user?.firstName).toBe('ada');
  server.fault = () => undefined;
  await clock.advance(120_000);
  expect(client.snapshot.status).toBe('ready');
  expect(await client.session.getToken()).toMatch(/^ey/);
});

test('F-31: a server that says when to come back is left alone until then', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client, stop } = await open();
  stop();
  await clock.advance(120_000);
  server.fault = () => refusal(429, 'too_many_requests', undefined, { 'Retry-After': '60' });
  for (let call = 0; call < 20; call++)
    await expect(client.session.getToken()).rejects.toMatchObject({ status: 429, retryAfter: 60 });
  expect(server.count('tokens')).toBe(1);
});

test('F-40: back online, the token is there within two seconds, by one request of the browser', async () => {
  const { clock, server, browser, open } = start({ signedIn: ['ada'] });
  const tabs = [await open(), await open(), await open()];
  for (const tab of tabs) tab.change('offline');
  await clock.advance(10 * 60_000);
  expect(browser.online).toBe(false);
  const minted = server.count('tokens');
  for (const tab of tabs) tab.change('online');
  await clock.advance(2_000);
  for (const { client } of tabs) expect(await client.session.getToken()).toMatch(/^ey/);
  expect(server.count('tokens') - minted).toBeLessThanOrEqual(1);
});

test('a refusal alone signs nobody out: the client is read again, and it decides', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  for (const status of [401, 422]) {
    await clock.advance(1_000);
    server.fault = ({ path }) => (path.endsWith('/tokens') ? refusal(status, 'authentication_invalid') : undefined);
    await expect(client.session.getToken({ skipCache: true })).rejects.toMatchObject({ status });
    expect(client.snapshot.user?.firstName).toBe('ada');
  }
});

test('D4: a session that was ended elsewhere is over here within one token lifetime', async () => {
  const { clock, server, browser, open } = start();
  const session = server.signIn(server.device(browser), 'ada');
  const { client } = await open();
  server.end(session);
  await clock.advance(60_000);
  expect(client.snapshot).toMatchObject({ session: null, user: null, expectsSession: false });
  expect(await client.session.getToken()).toBeNull();
});

test('F-45: when an account is ended under a call, the call does not go on as another one', async () => {
  const { clock, server, browser, open } = start();
  const device = server.device(browser);
  server.signIn(device, 'grace');
  const ada = server.signIn(device, 'ada');
  const { client, stop } = await open();
  stop();
  expect(client.snapshot.user?.firstName).toBe('ada');
  await clock.advance(120_000);
  server.end(ada);
  expect(await client.session.getToken()).toBeNull();
  expect(client.snapshot.user?.firstName).toBe('grace');
  expect(sid(await client.session.getToken())).toBe(client.snapshot.session?.id);
});

test('a token that no one can read is no reason to ask without end', async () => {
  const { clock, server, open } = start({ signedIn: ['ada'] });
  await open();
  server.fault = ({ path }) =>
    path.endsWith('/tokens') ? Response.json({ object: 'token', jwt: 'nonsense' }) : undefined;
  await clock.advance(10 * 60_000);
  expect(server.count('tokens')).toBeLessThan(40);
});
