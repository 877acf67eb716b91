import { expect, test } from 'vitest';
import { settle } from './fake-clock.js';
import { start } from './start.js';
import type { OpenTab, World } from './start.js';

const targets = { redirectUrl: 'http://localhost:3000/page' };

/** A tab where a link was mailed, and nobody waits for it yet. */
async function atLink(): Promise<World & { readonly tab: OpenTab }> {
  const world = start();
  const tab = await world.open();
  await tab.client.signIn.create({ identifier: 'ada@example.com' });
  await tab.client.signIn.prepare({ strategy: 'email_link', emailAddressId: 'idn_1', ...targets });
  return { ...world, tab };
}

const asked = ({ server }: World): number => server.count('GET /client/sign_ins/');

test('B7: who waits for a link asks about once a second, and is signed in once it was pressed', async () => {
  const world = await atLink();
  const { client } = world.tab;
  expect(world.server.seen.at(-1)?.form.get('redirect_url')).toBe(targets.redirectUrl);
  const waiting = client.signIn.awaitLink();
  await world.clock.advance(3_000);
  expect(asked(world)).toBe(3);
  world.server.pressed = true;
  await world.clock.advance(1_000);
  await expect(waiting).resolves.toMatchObject({ status: 'complete' });
  expect(client.snapshot.session).toBeTruthy();
  const before = asked(world);
  await world.clock.advance(10_000);
  expect(asked(world)).toBe(before);
});

test('B7, I2: a page that nobody sees asks nothing, and asks at once when it is looked at again', async () => {
  const world = await atLink();
  const { tab, server, clock } = world;
  const waiting = tab.client.signIn.awaitLink();
  await settle();
  tab.change('hidden');
  await clock.advance(60_000);
  expect(asked(world)).toBe(0);
  server.pressed = true;
  tab.change('visible');
  await expect(waiting).resolves.toMatchObject({ status: 'complete' });
  expect(asked(world)).toBe(1);
});

test('B7: the tab that the link has opened tells the one that waits, which need not be seen for it', async () => {
  const world = await atLink();
  const { tab, server, browser } = world;
  const waiting = tab.client.signIn.awaitLink();
  await settle();
  tab.change('hidden');
  server.pressed = true;
  browser
    .tab()
    .platform.channel('auth-elements link', () => {})
    .send('pressed');
  await expect(waiting).resolves.toMatchObject({ status: 'complete' });
});

test('B7: a network that fails is asked again after ever longer pauses, and nobody is told', async () => {
  const world = await atLink();
  const { tab, server, clock } = world;
  server.fault = ({ path }) => (path.includes('/sign_ins/') ? 'refuse' : undefined);
  const waiting = tab.client.signIn.awaitLink();
  await clock.advance(120_000);
  expect(asked(world)).toBeLessThan(30);
  server.fault = () => undefined;
  server.pressed = true;
  await clock.advance(31_000);
  await expect(waiting).resolves.toMatchObject({ status: 'complete' });
});

test('E2, B7: who adds an address waits for its link as at sign-in', async () => {
  const world = start({ signedIn: ['ada'] });
  const { client } = await world.open();
  const own = (): number => world.server.count('GET /me/email_addresses/idn_1');
  const waiting = client.account.reloadEmailAddress('idn_1', { awaitLink: true });
  await world.clock.advance(2_000);
  expect(own()).toBe(2);
  world.server.pressed = true;
  await world.clock.advance(1_000);
  await expect(waiting).resolves.toMatchObject({ verification: { status: 'verified' } });
  await expect(client.account.reloadEmailAddress('idn_1')).resolves.toMatchObject({ id: 'idn_1' });
  expect(own()).toBe(4);
});

test('B7: who waits no more asks no more', async () => {
  const world = await atLink();
  const stop = new AbortController();
  const waiting = world.tab.client.signIn.awaitLink({ signal: stop.signal });
  const refused = expect(waiting).rejects.toMatchObject({ code: 'aborted' });
  await world.clock.advance(1_500);
  stop.abort();
  await refused;
  const { listeners } = world.tab;
  await world.clock.advance(10_000);
  expect(asked(world)).toBe(1);
  expect(listeners).toBe(1);
});
