import fc from 'fast-check';
import type { AuthError } from '../../../src/core/index.js';
import type { WeatherName } from './network.js';
import type { Page, Pending } from './page.js';
import { people, type OutageName, type World } from './world.js';
import { allSessions } from './watch.js';

const hour = 3_600_000;
const password = 'correct horse battery staple';

const weathers: readonly WeatherName[] = ['slow', 'lossy', 'silent', 'fair'];
const outages: readonly OutageName[] = ['down', 'failing', 'maintenance', 'busy', 'portal'];
const steps = [-24 * hour, 24 * hour, -90_000, 0];
const sleeps = [8 * hour, 50_000, 70_000, 20_000];

type Deed = (world: World, page: Page, pick: number) => void;
type Outcome<Result> = { readonly result: Result } | { readonly error: AuthError };

/** What may happen, and how often among a hundred and some. */
const deeds: Readonly<Record<string, readonly [number, Deed]>> = {
  open: [6, world => world.pages.length < 4 && world.open()],
  close: [3, (world, page) => world.close(page)],
  reload: [4, (world, page) => reopen(world, page)],
  duplicate: [3, (world, page) => world.pages.length < 4 && world.open(new Map(page.tab.storage))],
  restore: [3, world => world.pages.length < 4 && world.open(world.closed.pop())],
  hide: [8, (_world, page) => turn(page, 'hidden')],
  show: [10, (_world, page) => turn(page, 'visible')],
  look: [8, (world, page) => lookAt(world, page)],
  freeze: [5, (_world, { tab }) => void (tab.frozen = true)],
  thaw: [6, (_world, page) => thaw(page)],
  leave: [4, (world, page) => leave(world, page)],
  comeBack: [5, (_world, page, pick) => comeBack(page, pick % 2 === 0)],
  token: [22, (world, page, pick) => askToken(world, page, pick)],
  signIn: [8, (world, page, pick) => signIn(world, page, people[pick % people.length] ?? 'ada')],
  switch: [7, (world, page, pick) => switchTo(world, page, pick)],
  signOut: [5, (world, page, pick) => signOut(world, page, pick % 3 > 0)],
  revoke: [6, (world, _page, pick) => revoke(world, pick)],
  clear: [1, world => clear(world)],
  weather: [7, (world, _page, pick) => void (world.weather = weathers[pick % weathers.length] ?? 'fair')],
  outage: [8, (world, _page, pick) => void (world.outage = outages[pick % outages.length] ?? 'down')],
  mend: [9, world => mend(world)],
  offline: [3, world => world.setOnline(false)],
  online: [4, world => world.setOnline(true)],
  step: [4, (world, _page, pick) => world.step(steps[pick % steps.length] ?? 0)],
  sleep: [4, (world, _page, pick) => world.sleep(sleeps[pick % sleeps.length] ?? hour)],
  rotate: [2, ({ server }, _page, pick) => void (server.key = `key_${pick}`)],
};

export const deedDraw = fc.record({
  deed: fc.oneof(...Object.entries(deeds).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name) }))),
  page: fc.nat(3),
  pick: fc.nat(11),
  wait: fc.constantFrom(0, 0, 5, 60, 60, 400, 400, 2_000, 6_000, 20_000, 46_000, 61_000, 130_000),
});

export type DeedDraw = typeof deedDraw extends fc.Arbitrary<infer Draw> ? Draw : never;

/** Does one thing, and lets time pass. */
export async function carryOut(world: World, { deed, page, pick, wait }: DeedDraw): Promise<void> {
  const chosen = world.pages[page % Math.max(1, world.pages.length)];
  world.tell(`${deed} ${chosen?.name} ${pick}`);
  if (chosen) deeds[deed]?.[1](world, chosen, pick);
  else world.open();
  await world.clock.advance(wait);
}

/** Everything works again and is looked at; what was asked for is given or refused. */
export async function finish(world: World): Promise<void> {
  mend(world);
  if (world.pages.length === 0) world.open();
  for (const page of world.pages) {
    comeBack(page, true);
    thaw(page);
    turn(page, 'visible');
  }
  await world.clock.advance(300_000);
  // Whoever looks again sees what is true, whatever was lost before.
  for (const change of ['hidden', 'visible'] as const) for (const page of world.pages) turn(page, change);
  await world.clock.advance(1_000);
  world.watch.settled();
  for (const page of world.pages) askToken(world, page, 0);
  await world.clock.advance(10_000);
  for (const { tab } of world.pages) tab.close();
}

function mend(world: World): void {
  world.outage = 'none';
  world.weather = 'fair';
  if (!world.browser.online) world.setOnline(true);
}

function turn(page: Page, change: 'visible' | 'hidden'): void {
  if (page.tab.away || page.tab.visible === (change === 'visible')) return;
  page.touch();
  page.tab.visible = change === 'visible';
  page.tab.run(() => page.tab.change(change));
}

function lookAt(world: World, page: Page): void {
  for (const other of world.pages) if (other !== page) turn(other, 'hidden');
  thaw(page);
  turn(page, 'visible');
}

function thaw(page: Page): void {
  if (!page.tab.frozen || page.tab.away) return;
  page.touch();
  page.tab.thaw();
}

/** A page that still waits for something is not kept by the browser. */
function leave(world: World, page: Page): void {
  if (page.tab.away) return;
  if (page.pending.size > 0 || world.watch.busy(page)) return world.close(page);
  turn(page, 'hidden');
  page.tab.away = true;
  page.tab.frozen = true;
}

/** In some browsers the page is visible before it hears that it was restored, in others after. */
function comeBack(page: Page, visibleFirst: boolean): void {
  if (!page.tab.away) return;
  page.tab.away = false;
  page.touch();
  page.tab.thaw();
  if (visibleFirst) turn(page, 'visible');
  page.tab.change('restored');
  turn(page, 'visible');
}

function reopen(world: World, page: Page): void {
  const kept = new Map(page.tab.storage);
  world.close(page);
  world.open(kept);
}

function askToken(world: World, page: Page, pick: number): void {
  if (!page.running) return;
  const options = pick === 1 ? { skipCache: true } : {};
  page.call(
    'token',
    ({ session }) => session.getToken(options),
    (outcome, call) => 'result' in outcome && world.watch.token(page, call, outcome.result),
  );
}

function signIn(world: World, page: Page, identifier: string): void {
  if (!page.running) return;
  const there = world.sessionsOf(page).some(({ name, status }) => name === identifier && status === 'active');
  if (!there) page.call('signIn', client => client.signIn.create({ identifier, password }), ignore);
}

function switchTo(_world: World, page: Page, pick: number): void {
  const sessions = page.client.snapshot.client?.sessions ?? [];
  const id = sessions[pick % Math.max(1, sessions.length)]?.id;
  if (page.running && id) page.call('switch', ({ session }) => session.setActive(id), ignore);
}

function signOut(world: World, page: Page, all: boolean): void {
  const { snapshot } = page.client;
  if (!page.running || !snapshot.session) return;
  const ids = all ? (snapshot.client?.sessions ?? []).map(({ id }) => id) : [snapshot.session.id];
  const options = all ? {} : { sessionId: snapshot.session.id };
  page.call(
    'signOut',
    ({ session }) => session.signOut(options),
    (outcome: Outcome<void>) => 'result' in outcome && world.watch.signedOut(ids),
  );
}

/** Another device, or the operator, ends a session. */
function revoke({ server }: World, pick: number): void {
  const active = allSessions(server.devices.values()).filter(({ status }) => status === 'active');
  const session = active[pick % Math.max(1, active.length)];
  if (session) server.end(session);
}

function clear(world: World): void {
  world.browser.jar.clear();
  world.browser.cookies.clear();
  world.forgotten = true;
}

function ignore(_outcome: Outcome<unknown>, _call: Pending): void {
  // What it has done is seen by the watch.
}
