import { expect, test } from 'vitest';
import { settle } from './fake-clock.js';
import { refusal } from './fake-server.js';
import { right, start, type OpenTab } from './start.js';

const nameIn = ({ client }: OpenTab): string | null | undefined => client.snapshot.user?.firstName;

/** Three people in three tabs of one browser. */
async function three() {
  const world = start({ signedIn: ['ada'] });
  const ada = await world.open();
  const grace = await world.open();
  await grace.client.signIn.create({ identifier: 'grace', password: right });
  const mary = await world.open();
  await mary.client.signIn.create({ identifier: 'mary', password: right });
  await settle();
  return { ...world, ada, grace, mary };
}

test('D3: a tab does not follow who signs in or switches in another one', async () => {
  const { ada, grace, mary } = await three();
  expect([ada, grace, mary].map(nameIn)).toEqual(['ada', 'grace', 'mary']);
  await mary.client.session.setActive(grace.client.snapshot.session?.id ?? '');
  for (const { client } of [ada, grace]) await client.load();
  expect([ada, grace, mary].map(nameIn)).toEqual(['ada', 'grace', 'grace']);
});

test('D3: a reload, a duplicated and a restored tab are who the tab was', async () => {
  const { ada, mary, open } = await three();
  mary.change('visible');
  expect(nameIn(await open({ storage: ada.storage }))).toBe('ada');
});

test('D3: a new tab, and a link in one, begin as the tab looked at last', async () => {
  const { ada, grace, open } = await three();
  for (const tab of [ada, grace]) {
    tab.change('visible');
    expect(nameIn(await open())).toBe(nameIn(tab));
  }
});

test('D3: a restored tab whose session is over begins as a new one', async () => {
  const { server, ada, grace, open } = await three();
  const { session } = ada.client.snapshot;
  grace.change('visible');
  ada.client.close();
  for (const { sessions } of server.devices.values())
    for (const each of sessions) if (each.id === session?.id) server.end(each);
  expect(nameIn(await open({ storage: ada.storage }))).toBe('grace');
});

test('D3: where storage is blocked, a page holds its person, and begins anew with the next load', async () => {
  const world = start({ signedIn: ['ada'] });
  world.browser.blocked = true;
  const ada = await world.open();
  const grace = await world.open();
  await grace.client.signIn.create({ identifier: 'grace', password: right });
  await ada.client.load();
  expect([ada, grace].map(nameIn)).toEqual(['ada', 'grace']);
  expect(nameIn(await world.open())).toBe('grace');
});

test('D5: what other tabs say does not put the next attempt off', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  const other = await open();
  server.fault = () => refusal(503, 'service_unavailable', undefined, { 'Retry-After': '30' });
  await tab.client.load().catch((error: unknown) => error);
  server.fault = () => undefined;
  for (let turn = 0; turn < 12; turn++) {
    await clock.advance(5_000);
    await other.client.session.getToken({ skipCache: true });
    await settle();
  }
  expect(tab.client.snapshot.status).toBe('ready');
});

test('D5: a token that was told while the page stood still is as old as it is', async () => {
  const { clock, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  const other = await open();
  await clock.advance(30_000);
  tab.frozen = true;
  await other.client.session.getToken({ skipCache: true });
  await clock.advance(600_000);
  tab.thaw();
  const asked = tab.client.session.getToken();
  await clock.advance(10);
  const { exp } = JSON.parse(atob((await asked)?.split('.')[1] ?? '')) as { readonly exp: number };
  expect(exp * 1000).toBeGreaterThan(clock.now);
});

test('D5: a refusal that does not pass is followed by another attempt, and people are not stuck', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  const tab = await open();
  server.fault = ({ path }) => (path.endsWith('/tokens') ? refusal(401, 'authentication_invalid') : undefined);
  await clock.advance(60_000);
  expect(tab.told.some(({ status }) => status === 'degraded')).toBe(true);
  expect(tab.client.snapshot).toMatchObject({ status: 'ready', error: undefined });
});

test('F-31: a page that could not load yet keeps to Retry-After, whatever its application asks for', async () => {
  const { server, clock, open } = start({ signedIn: ['ada'] });
  server.fault = () => refusal(429, 'too_many_requests', undefined, { 'Retry-After': '60' });
  const { client } = await open();
  const asked = server.count();
  for (let call = 0; call < 10; call++) {
    await clock.advance(1_000);
    await expect(client.session.getToken()).rejects.toMatchObject({ status: 429 });
  }
  expect(server.count()).toBe(asked);
});
