import { sql } from 'kysely';
import type { Logger } from 'pino';
import { createId } from '../crypto/token.js';
import type { Clock, Message, Outbox, Secrets } from '../instance.js';
import type { Database } from '../store/schema.js';
import { UndeliverableError } from './transport.js';
import type { Transport } from './transport.js';

interface Parts {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Logger;
  readonly transport: Transport;
}

/** The outbox with its worker. */
export interface RunningOutbox extends Outbox {
  /** Delivers everything that is due now, and answers how many tries that took. */
  readonly deliverDue: () => Promise<number>;
  /** Begins to deliver in the background. */
  readonly start: () => void;
  /** Lets the delivery under way finish and begins no other. */
  readonly stop: () => Promise<void>;
}

// Longer than any transport may take, so that nobody claims a message that is just being sent.
const lease = 2 * 60_000;
const firstDelay = 2000;
const longestDelay = 10 * 60_000;
const givesUpAfter = 24 * 60 * 60_000;
const alarmAfter = 5 * 60_000;
const interval = 1000;
// A message is committed shortly after it was put here, when exactly is not known: look a few times.
const looksAfterEnqueue = [5, 50, 250];

interface Claimed {
  id: string;
  message: string;
  tries: number;
  created_at: number;
}

/** Messages wait in the database until the transport has taken them, and are unreadable there and gone afterwards. */
export function createOutbox(parts: Parts): RunningOutbox {
  const { secrets, clock } = parts;
  const worker = createWorker(parts);
  return {
    async enqueue(queries, message) {
      const id = createId('msg');
      const now = clock.now();
      const sealed = secrets.encrypt(JSON.stringify(message), context(id));
      await queries
        .insertInto('outbox')
        .values({ id, channel: 'email', message: sealed, next_try_at: now, created_at: now })
        .execute();
      worker.expect();
    },
    deliverDue: worker.deliverDue,
    start: worker.start,
    stop: worker.stop,
  };
}

interface Worker extends Pick<RunningOutbox, 'deliverDue' | 'start' | 'stop'> {
  /** A message will be there in a moment. */
  readonly expect: () => void;
}

function createWorker(parts: Parts): Worker {
  const timers = new Set<NodeJS.Timeout>();
  let round: Promise<number> | undefined;
  let state: 'idle' | 'running' | 'stopped' = 'idle';

  const deliverDue = async (): Promise<number> => {
    // A round that is under way may have looked already before this message came: wait for it, then look again.
    while (round) await round.catch(() => undefined);
    round = deliverAll(parts, () => state === 'stopped').finally(() => (round = undefined));
    return round;
  };
  const look = (): void => {
    if (state !== 'running' || round) return;
    deliverDue().catch((error: unknown) => parts.log.error({ err: error }, 'the outbox could not be read'));
  };
  const lookIn = (delay: number): void => {
    if (state !== 'running') return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      look();
    }, delay);
    timers.add(timer);
  };
  return {
    expect: () => looksAfterEnqueue.forEach(lookIn),
    deliverDue,
    start() {
      state = 'running';
      timers.add(setInterval(look, interval));
      look();
    },
    async stop() {
      state = 'stopped';
      for (const timer of timers) clearTimeout(timer);
      await round?.catch(() => undefined);
    },
  };
}

async function deliverAll(parts: Parts, stopped: () => boolean): Promise<number> {
  for (let tries = 0; ; tries++) {
    const claimed = stopped() ? undefined : await claim(parts);
    if (!claimed) return tries;
    await deliver(parts, claimed);
  }
}

// One statement finds and takes the message, so two workers never have the same one.
async function claim({ database, clock }: Parts): Promise<Claimed | undefined> {
  const now = clock.now();
  const { rows } = await sql<Claimed>`
    update outbox set tries = tries + 1, next_try_at = ${now + lease}
    where id = (
      select id from outbox where sent_at is null and failed_at is null and next_try_at <= ${now}
      order by next_try_at, id limit 1 for update skip locked
    )
    returning id, message, tries, created_at`.execute(database);
  return rows[0];
}

async function deliver(parts: Parts, claimed: Claimed): Promise<void> {
  const { database, secrets, clock, log, transport } = parts;
  const finish = (column: 'sent_at' | 'failed_at', reason: string | null): Promise<unknown> =>
    database
      .updateTable('outbox')
      .set({ [column]: clock.now(), message: null, last_error: reason })
      .where('id', '=', claimed.id)
      .execute();

  const { id, tries } = claimed;
  // What was encrypted here is a message, and the ciphertext is authenticated.
  const message = JSON.parse(secrets.decrypt(claimed.message, context(id))) as Message;
  const event = { message: id, template: message.template, tries };
  if (clock.now() > deadline(message, claimed.created_at)) {
    log.error(event, 'a mail was not sent in time');
    await finish('failed_at', 'not sent in time');
    return;
  }
  try {
    await transport.send(message, id);
  } catch (error) {
    const reason = reasonOf(error);
    if (error instanceof UndeliverableError) {
      log.warn({ ...event, reason }, 'a mail was refused');
      await finish('failed_at', reason);
      return;
    }
    const late = clock.now() - claimed.created_at > alarmAfter;
    log[late ? 'error' : 'warn']({ ...event, reason }, 'a mail could not be sent and is tried again');
    const nextTryAt = clock.now() + delay(tries);
    await database
      .updateTable('outbox')
      .set({ next_try_at: nextTryAt, last_error: reason })
      .where('id', '=', id)
      .execute();
    return;
  }
  log.info(event, 'a mail was sent');
  await finish('sent_at', null);
}

function deadline(message: Message, createdAt: number): number {
  return createdAt + ('minutes' in message ? message.minutes * 60_000 : givesUpAfter);
}

// Half of the delay is random, so that what failed together does not come back together.
function delay(tries: number): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** (tries - 1));
  return Math.round(full / 2 + (Math.random() * full) / 2);
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

const context = (id: string): string => `outbox ${id}`;
