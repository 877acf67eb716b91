import { expect, test } from 'vitest';
import { AuthError, clientUrl, createAuthClient, environmentUrl } from '../../src/core/index.js';
import { settle } from './fake-clock.js';
import { refusal } from './fake-server.js';
import { start } from './start.js';

test('nothing is asked until somebody subscribes, and then both at once', async () => {
  const { server, open } = start();
  const tab = await open({ watched: false });
  expect(server.seen).toEqual([]);
  const paths: string[] = [];
  server.fault = ({ path }) => {
    paths.push(path);
    return 'hang';
  };
  tab.client.subscribe(() => {});
  await settle();
  expect(paths.sort()).toEqual(['/client', '/environment']);
});

test('a guest is known as one: null, and not undefined', async () => {
  const { open } = start();
  const { client, told } = await open();
  expect(told[0]).toMatchObject({ status: 'loading', client: undefined, session: undefined, user: undefined });
  expect(client.snapshot).toMatchObject({ status: 'ready', error: undefined, client: null, session: null, user: null });
  expect(client.snapshot.environment?.displayConfig.applicationName).toBe('Analytical Engines');
});

test('a member is known with their user, and metadata keeps its names', async () => {
  const { open } = start({ signedIn: ['ada'] });
  const { client } = await open();
  expect(client.snapshot.user?.firstName).toBe('ada');
  expect(client.snapshot.user?.unsafeMetadata).toEqual({ snake_case: { is_kept: true } });
});

test('tokens are in no snapshot', async () => {
  const { open } = start({ signedIn: ['ada'] });
  const { told, client } = await open();
  const token = await client.session.getToken();
  expect(token).toMatch(/^ey/);
  expect(JSON.stringify(told)).not.toContain(token);
});

test('answers that the script tag asked for are used, once', async () => {
  const { server, browser, open } = start({ signedIn: ['ada'] });
  const tab = await open({ watched: false });
  for (const url of [environmentUrl('http://localhost:4000'), clientUrl('http://localhost:4000')])
    browser.prefetched.set(url, server.fetch(url, {}, browser));
  tab.client.subscribe(() => {});
  await settle();
  expect(tab.client.snapshot.user?.firstName).toBe('ada');
  expect(server.count()).toBe(2);
  await tab.client.load();
  expect(server.count()).toBe(4);
});

test('what did not change keeps its identity', async () => {
  const { open } = start({ signedIn: ['ada'] });
  const { client, told } = await open();
  const before = client.snapshot;
  const count = told.length;
  await client.load();
  expect(client.snapshot).toBe(before);
  expect(told).toHaveLength(count);
});

test('a broken key is said at once to the developer, without repeating it', async () => {
  const { open, server } = start();
  const tab = await open({ key: 'sk_test_secret' });
  expect(tab.client.snapshot.status).toBe('error');
  expect(tab.client.snapshot.error?.code).toBe('configuration_invalid');
  expect(tab.client.snapshot.error?.message).toMatch(/secret key/);
  expect(tab.client.snapshot.error?.message).not.toContain('sk_test_secret');
  expect(server.seen).toEqual([]);
});

test('no key and no address: the sentence says what to add', async () => {
  const { browser } = start();
  const client = createAuthClient({ platform: browser.tab().platform });
  await expect(client.load()).rejects.toMatchObject({ code: 'configuration_invalid' });
  expect(client.snapshot.error?.message).toContain('data-publishable-key');
});

test('D5: a server that is down is an error state, tried again by itself', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  server.fault = () => refusal(503, 'service_unavailable');
  const { client } = await open();
  await clock.advance(3_000);
  expect(client.snapshot).toMatchObject({ status: 'error', client: undefined, user: undefined });
  expect(client.snapshot.error).toBeInstanceOf(AuthError);
  server.fault = () => undefined;
  await clock.advance(10_000);
  expect(client.snapshot).toMatchObject({ status: 'ready', error: undefined });
  expect(client.snapshot.user?.firstName).toBe('ada');
});

test('F-31: Retry-After is kept to', async () => {
  const { server, clock, open } = start();
  server.fault = () => refusal(429, 'too_many_requests', undefined, { 'Retry-After': '30' });
  const { client } = await open();
  expect(client.snapshot.error?.retryAfter).toBe(30);
  const asked = server.count();
  await clock.advance(29_000);
  expect(server.count()).toBe(asked);
  server.fault = () => undefined;
  await clock.advance(20_000);
  expect(client.snapshot.status).toBe('ready');
});

test('F-33: a captive portal is the network, and nobody is signed out by it', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  const portal = '<html>Welcome to the train</html>';
  server.fault = () => new Response(portal, { headers: { 'Content-Type': 'text/html' } });
  await expect(tab.client.load()).rejects.toMatchObject({ code: 'bad_response', transient: true });
  expect(tab.client.snapshot).toMatchObject({ status: 'degraded' });
  expect(tab.client.snapshot.user?.firstName).toBe('ada');
  server.fault = () => undefined;
  await clock.advance(10_000);
  expect(tab.client.snapshot.status).toBe('ready');
});

test('offline is a state, and the network coming back is enough to go on', async () => {
  const { browser, clock, server } = start({ signedIn: ['ada'] });
  browser.href = 'https://app.example/';
  browser.online = false;
  const tab = browser.tab();
  const client = createAuthClient({ frontendApi: 'https://auth.app.example', platform: tab.platform });
  client.subscribe(() => {});
  await settle();
  expect(client.snapshot).toMatchObject({ status: 'error', online: false });
  expect(client.snapshot.error?.code).toBe('offline');
  await clock.advance(600_000);
  expect(server.seen).toEqual([]);
  tab.change('online');
  await settle();
  expect(client.snapshot).toMatchObject({ status: 'ready', online: true });
});

test('an answer that never comes ends in time', async () => {
  const { server, clock, open } = start();
  server.fault = () => 'hang';
  const { client } = await open();
  const loading = client.load().catch((error: unknown) => error);
  await clock.advance(10_000);
  expect(await loading).toMatchObject({ code: 'timeout' });
});

test('close() ends timers, listeners, channels and requests', async () => {
  const { browser, clock, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  expect(clock.pending).toBe(1);
  tab.client.close();
  expect({ pending: clock.pending, listeners: tab.listeners, channels: browser.channels.size }).toEqual({
    pending: 0,
    listeners: 0,
    channels: 0,
  });
});

test('a page that is opened as a file says so at once, without asking anything', async () => {
  const { server, browser, open } = start();
  browser.href = 'file:///home/ada/page.html';
  const { client } = await open();
  expect(client.snapshot.status).toBe('error');
  expect(client.snapshot.error?.code).toBe('configuration_invalid');
  expect(client.snapshot.error?.message).toMatch(/opened as a file.*Serve it/);
  expect(client.snapshot.error?.problems.map(({ code }) => code)).toEqual(['configuration_invalid', 'page_is_file']);
  expect(server.count()).toBe(0);
});

test('a page on plain http beyond this machine says so in one sentence, and what to do', async () => {
  const { server, browser, clock, open } = start();
  browser.href = 'http://192.168.1.20:3000/';
  server.fault = () => 'refuse';
  const { client } = await open();
  await clock.advance(10_000);
  expect(client.snapshot.status).toBe('error');
  expect(client.snapshot.error?.code).toBe('configuration_invalid');
  expect(client.snapshot.error?.message).toMatch(/plain http from http:\/\/192\.168\.1\.20:3000.*Use https/);
});
