import { audit } from '../audit.js';
import type { AuditEntry } from '../audit.js';
import { change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { tooMany } from '../http/refusals.js';
import type { Queries } from '../store/schema.js';
import { primaryAddress } from './find-user.js';
import type { UserRow } from './find-user.js';

// Guessing a password is made as slow wherever one is asked for: at sign-in, and before it is changed.

export interface Tries {
  /** How many wrong passwords in a row this would be. */
  readonly count: number;
  /** Until when the account is locked; undefined when it is not. */
  readonly lockedUntil: number | undefined;
}

/** Counts a try by a name, so that it holds for people who do not exist as well. */
export async function slowDown({ instance }: Exchange, name: string): Promise<void> {
  const { slowAfter, slowWindow } = instance.settings.lockout;
  const { retryAfter } = await instance.limits.count(`password:${name}`, slowAfter, slowWindow);
  if (retryAfter !== undefined) throw tooMany(retryAfter);
}

/** A right password was no try at guessing one. */
export async function giveBack(queries: Queries, name: string): Promise<void> {
  await queries
    .updateTable('counters')
    .set(set => ({ count: set('count', '-', 1) }))
    .where('name', '=', `password:${name}`)
    .where('count', '>', 0)
    .execute();
}

/** Raises the counter of wrong passwords before anything is compared. A right one puts it back to 0. */
export async function countTry({ instance, now }: Exchange, userId = ''): Promise<Tries> {
  const row = await instance.database
    .updateTable('users')
    .set(set => ({ failed_passwords: set('failed_passwords', '+', 1) }))
    .where('id', '=', userId)
    .returning(['failed_passwords', 'locked_until'])
    .executeTakeFirst();
  const until = row?.locked_until ?? 0;
  return { count: row?.failed_passwords ?? 0, lockedUntil: until > now ? until : undefined };
}

/** Writes the refusal down, and locks the account when there were too many in a row. */
export async function noteRefusal(
  exchange: Exchange,
  user: UserRow | undefined,
  { count, lockedUntil }: Tries,
  event: Extract<AuditEntry['event'], `${string}.refused`>,
): Promise<void> {
  const { lockAfter, duration } = exchange.instance.settings.lockout;
  const locksNow = lockedUntil === undefined && count > 0 && count % lockAfter === 0;
  await change(exchange, async ({ tx }) => {
    await audit(tx, exchange, {
      event: locksNow ? 'account.locked' : event,
      userId: user?.id ?? null,
      reason: lockedUntil === undefined ? 'password' : 'locked',
    });
    if (user && locksNow) await lock(tx, exchange, user, exchange.now + duration);
  });
}

async function lock(tx: Queries, { instance }: Exchange, user: UserRow, until: number): Promise<void> {
  await tx.updateTable('users').set({ locked_until: until }).where('id', '=', user.id).execute();
  const to = await primaryAddress(tx, user);
  if (to !== undefined)
    await instance.outbox.enqueue(tx, { to, locale: user.locale, template: 'account_locked', until });
}

/** For somebody who may know that there is such an account. */
export function lockedProblem(until: number, now: number): Problem {
  return new Problem(403, 'user_locked', 'the account is locked', {
    sentence: 'This account is locked for a while after too many wrong passwords. Use a mailed code, or try later.',
    retryAfter: Math.max(1, Math.ceil((until - now) / 1000)),
  });
}
