import { expect, test } from 'vitest';
import { createAuthClient } from '../../src/core/index.js';
import { settle } from './fake-clock.js';
import { right, start } from './start.js';

const kept = '__clerk_db_jwt http://localhost:4000';

test('D8: a development page on another site gets an identity, and carries it from then on', async () => {
  const { server, browser, open } = start();
  server.settings = { cookieless: true };
  const { client } = await open();
  expect(client.snapshot.status).toBe('ready');
  const token = browser.local.get(kept);
  expect(token).toMatch(/^dev_/);
  const made = server.seen.find(({ path }) => path === '/dev_browser');
  expect(made).toMatchObject({ method: 'POST', init: { credentials: 'omit' } });
  await client.signIn.create({ identifier: 'ada', password: right });
  expect(client.snapshot.user?.firstName).toBe('ada');
  for (const { path, query } of server.seen.slice(3))
    expect(query.get('__clerk_db_jwt')).toBe(path === '/environment' ? null : token);
});

test('D8: a reload is known by it, in one batch', async () => {
  const { server, open } = start();
  server.settings = { cookieless: true };
  const first = await open();
  await first.client.signIn.create({ identifier: 'ada', password: right });
  first.client.close();
  const asked = server.count();
  const { client } = await open();
  expect(client.snapshot.user?.firstName).toBe('ada');
  expect(server.count() - asked).toBe(2);
});

test('two tabs that open at once get the same', async () => {
  const { server, open } = start();
  server.settings = { cookieless: true };
  await Promise.all([open(), open()]);
  expect(server.count('dev_browser')).toBe(1);
});

test('one that the server does not know any more is replaced', async () => {
  const { server, browser, open } = start();
  server.settings = { cookieless: true };
  browser.local.set(kept, 'forgotten');
  const { client } = await open();
  expect(client.snapshot).toMatchObject({ status: 'ready', session: null });
  expect(browser.local.get(kept)).toMatch(/^dev_/);
});

test('one that is not asked for is dropped', async () => {
  const { browser, open } = start({ signedIn: ['ada'] });
  browser.local.set(kept, 'dev_old');
  const { client } = await open();
  expect(browser.local.has(kept)).toBe(false);
  expect(client.snapshot.user?.firstName).toBe('ada');
});

test('nothing of it is in the address of the page', async () => {
  const { server, browser, open } = start();
  server.settings = { cookieless: true };
  const tab = await open();
  expect(browser.href).toBe('http://localhost:3000/page');
  expect(tab.redirects).toEqual([]);
});

test('D7: the hint is mirrored where the server has none for the page', async () => {
  const { server, browser, open } = start();
  server.settings = { cookieless: true };
  const { client } = await open();
  expect(browser.cookies.has('__client_uat')).toBe(false);
  await client.signIn.create({ identifier: 'ada', password: right });
  expect(Number(browser.cookies.get('__client_uat'))).toBeGreaterThan(1e9);
  await client.session.signOut();
  expect(browser.cookies.has('__client_uat')).toBe(false);
});

test('D7: the hint says what to expect before any answer, and a wrong one corrects itself', async () => {
  const { browser, open } = start();
  browser.cookies.set('__client_uat', '1790000000');
  const { told, client } = await open();
  expect(told[0]).toMatchObject({ expectsSession: true, session: undefined });
  expect(client.snapshot).toMatchObject({ expectsSession: false, session: null });
});

test.each([
  ['https://app.example/', { hintDomain: 'app.example' }, false],
  ['https://www.app.example/', { hintDomain: 'app.example' }, false],
  ['https://myapp.example/', { hintDomain: 'app.example' }, true],
  ['https://app.example/', { hintDomain: null }, true],
  ['https://auth.app.example/', { hintDomain: null }, false],
  ['https://app.example/', { hosted: true, instance: 'production' }, false],
  ['https://app.example/', { hosted: true }, true],
])('D7: on %s with %j the client mirrors the hint: %s', async (href, settings, mirrors) => {
  const { server, browser } = start({ signedIn: ['ada'] });
  server.settings = settings;
  browser.href = href;
  const client = createAuthClient({ frontendApi: 'https://auth.app.example', platform: browser.tab().platform });
  client.subscribe(() => {});
  await settle();
  expect(client.snapshot.user?.firstName).toBe('ada');
  expect(browser.cookies.has('__client_uat')).toBe(mirrors);
});
