import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { Instance, Message } from '../../server/src/instance.js';
import { openInstance } from '../../server/src/open-instance.js';
import type { OpenInstance, Parts } from '../../server/src/open-instance.js';
import { openPostgres } from '../../server/src/store/postgres.js';
import { storeOfPglite } from '../../server/src/store/pglite.js';
import type { Store } from '../../server/src/store/store.js';
import { createEmptyPglite } from './empty-pglite.js';
import { keptPglite, keptPostgres, withClient } from './kept-databases.js';
import { testSettings } from './test-settings.js';
import type { SettingsOverrides } from './test-settings.js';

/** A clock that stands still until a test turns it. */
export interface TestClock {
  now(): number;
  advance(milliseconds: number): void;
}

/** What has been mailed. Every question first delivers what waits in the outbox, so nothing has to be awaited apart. */
export interface Mails {
  /** Every message so far, oldest first. */
  all(): Promise<readonly Message[]>;
  /** Those to one address, oldest first. */
  to(address: string): Promise<readonly Message[]>;
  /** The code in the newest message to an address; throws when there is none. */
  code(address: string): Promise<string>;
}

export interface TestInstance {
  readonly instance: Instance;
  readonly clock: TestClock;
  readonly mails: Mails;
  readonly outbox: OpenInstance['outbox'];
  /** The lines that were logged, as JSON. */
  readonly logged: readonly string[];
  /** A second server on the same database, with the same clock and the same mails: another process, in effect. */
  readonly another: (overrides?: SettingsOverrides, parts?: Partial<Parts>) => Promise<TestInstance>;
  /** Closes the instance. The database goes with the last one on it. */
  readonly close: () => Promise<void>;
}

/**
 * A running instance on a database of its own, in the engine that the test project names.
 *
 * ```ts
 * const { instance, clock, mails, close } = await openTestInstance({ users: { username: 'optional' } });
 * onTestFinished(close);
 * clock.advance(60_000);
 * expect(await mails.to('ada@example.com')).toHaveLength(1);
 * ```
 *
 * One takes about half a second on PGlite and a tenth on PostgreSQL. Tests that do not disturb each other, because they
 * use other addresses, share one per file: `const shared = await openTestInstance()` at the top, `afterAll(shared.close)`.
 * The instance is development, on http://localhost:4000, with the clock at a fixed moment and limits as in production;
 * any setting may be overridden, and any part of the instance by the second argument. Nothing runs in the background.
 */
export async function openTestInstance(
  overrides: SettingsOverrides = {},
  parts: Partial<Parts> = {},
): Promise<TestInstance> {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const clock = { now: () => now, advance: (milliseconds: number) => void (now += milliseconds) };
  const sent: Message[] = [];
  return open({ store: await testStore(), users: 0 }, sent, clock, overrides, parts);
}

interface SharedStore {
  readonly store: Store;
  users: number;
}

async function open(
  shared: SharedStore,
  sent: Message[],
  clock: TestClock,
  overrides: SettingsOverrides,
  parts: Partial<Parts>,
): Promise<TestInstance> {
  const logged: string[] = [];
  const log = pino({ base: null, level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const transport = { send: (message: Message) => Promise.resolve(void sent.push(message)) };
  shared.users++;
  const close = async (): Promise<void> => {
    if (--shared.users === 0) await shared.store.close();
  };
  const store = { ...shared.store, close };
  const opened = await openInstance(testSettings(overrides), {
    clock,
    log,
    transport,
    background: false,
    ...parts,
    store,
  });
  return {
    ...opened,
    clock,
    logged,
    mails: mailsOf(sent, opened.outbox),
    another: (others = {}, otherParts = {}) => open(shared, sent, clock, others, otherParts),
  };
}

function mailsOf(sent: readonly Message[], outbox: OpenInstance['outbox']): Mails {
  const all = async (): Promise<readonly Message[]> => {
    await outbox.deliverDue();
    return [...sent];
  };
  const to = async (address: string): Promise<readonly Message[]> =>
    (await all()).filter(message => message.to === address);
  return {
    all,
    to,
    async code(address) {
      const message = (await to(address)).at(-1);
      if (!message || !('code' in message)) throw new Error(`Nobody has mailed a code to ${address}.`);
      return message.code;
    },
  };
}

/** A migrated database of one's own. Once it is closed, what was written is taken out, and another test gets it. */
export async function testStore(): Promise<Store> {
  const engine = inject('engine');
  return engine.kind === 'postgres' ? keptPostgres(engine.url) : keptPglite(engine.dump);
}

/** A migrated PostgreSQL database of one's own with its address, for tests of the connection itself. */
export function testPostgres(): Promise<Store & { readonly url: string }> {
  const engine = inject('engine');
  if (engine.kind !== 'postgres') throw new Error('This run is about the embedded database.');
  return postgresDatabase(engine.url, 'template auth_template');
}

/** A database with nothing in it, for tests of migrations. */
export async function emptyStore(): Promise<Store> {
  const engine = inject('engine');
  if (engine.kind === 'postgres') return postgresDatabase(engine.url, '');
  return storeOfPglite(await createEmptyPglite());
}

/** Which engine this run is about. */
export function testEngine(): 'pglite' | 'postgres' {
  return inject('engine').kind;
}

async function postgresDatabase(url: string, template: string): Promise<Store & { readonly url: string }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withClient(`${url}postgres`, query => query(`create database ${name} ${template}`));
  const store = openPostgres(`${url}${name}`);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await store.close();
    await withClient(`${url}postgres`, query => query(`drop database ${name} with (force)`));
  };
  return { ...store, url: `${url}${name}`, close: () => (closed ??= close()) };
}
