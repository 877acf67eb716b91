import { audit } from '../audit.js';
import { primaryAddress } from '../account/find-user.js';
import type { UserRow } from '../account/find-user.js';
import { change, claim } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { incorrectCredentials, tooMany } from '../http/refusals.js';
import type { Queries } from '../store/schema.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { lockSignIn } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { ownerOf } from './mail-sign-in-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

/** Something that only the person knows. */
export const password: SignInStrategy = { takes: ['password'], attempt };

async function attempt(exchange: Exchange, present: SignInRow): Promise<void> {
  const { instance } = exchange;
  const given = exchange.form.required('password');
  await slowDown(exchange, present);
  const user = await ownerOf(instance.database, present);
  const tries = await countTry(exchange, user);
  const { valid, rehash } = await verify(exchange, user, given);
  if (!user || !valid || tries.locked) throw await refused(exchange, user, tries);
  const breached = await recheck(exchange, user, given);
  const hash = rehash ? await instance.passwords.hash(given) : undefined;
  await change(exchange, async work => {
    await claim(work, exchange, present.id);
    const { client, row } = await lockSignIn(work, exchange, present.id, 'needs_first_factor');
    const same = await work.tx
      .updateTable('users')
      .set({
        ...(hash !== undefined && { password_hash: hash }),
        password_recheck: breached === 'unknown',
      })
      .where('id', '=', user.id)
      // A password that was changed while this one was verified is not proved by it.
      .where('password_hash', '=', user.password_hash)
      .returning('id')
      .executeTakeFirst();
    if (!same) throw incorrectCredentials();
    await giveBack(work, present);
    await completeSignIn(work, exchange, client, row, user.id, 'password');
  });
}

/** Counted by what was typed, so that it holds for people who do not exist as well. */
async function slowDown({ instance }: Exchange, { identifier_key }: SignInRow): Promise<void> {
  const { slowAfter, slowWindow } = instance.settings.lockout;
  const { retryAfter } = await instance.limits.count(`password:${identifier_key ?? ''}`, slowAfter, slowWindow);
  if (retryAfter !== undefined) throw tooMany(retryAfter);
}

/** A right password was no try at guessing one. */
async function giveBack({ tx }: Change, { identifier_key }: SignInRow): Promise<void> {
  await tx
    .updateTable('counters')
    .set(set => ({ count: set('count', '-', 1) }))
    .where('name', '=', `password:${identifier_key ?? ''}`)
    .where('count', '>', 0)
    .execute();
}

interface Tries {
  /** How many wrong passwords in a row this would be. */
  readonly count: number;
  readonly locked: boolean;
}

/** Raises the counter of wrong passwords before anything is compared. Signing in puts it back to 0. */
async function countTry({ instance, now }: Exchange, user: UserRow | undefined): Promise<Tries> {
  const row = await instance.database
    .updateTable('users')
    .set(set => ({ failed_passwords: set('failed_passwords', '+', 1) }))
    .where('id', '=', user?.id ?? '')
    .returning(['failed_passwords', 'locked_until'])
    .executeTakeFirst();
  return {
    count: row?.failed_passwords ?? 0,
    locked: row !== undefined && row.locked_until !== null && row.locked_until > now,
  };
}

async function verify(
  { instance }: Exchange,
  user: UserRow | undefined,
  given: string,
): Promise<{ readonly valid: boolean; readonly rehash: boolean }> {
  const stored = user?.password_hash;
  if (stored) return instance.passwords.verify(given, stored);
  await instance.passwords.verifyNobody(given);
  return { valid: false, rehash: false };
}

async function refused(exchange: Exchange, user: UserRow | undefined, { count, locked }: Tries): Promise<Problem> {
  const { instance, now } = exchange;
  const { users, lockout } = instance.settings;
  const until = now + lockout.duration;
  await change(exchange, async ({ tx }) => {
    const lockedNow = user !== undefined && !locked && count > 0 && count % lockout.lockAfter === 0;
    await audit(tx, exchange, {
      event: lockedNow ? 'account.locked' : 'sign_in.refused',
      userId: user?.id ?? null,
      reason: locked ? 'locked' : 'password',
    });
    if (lockedNow) await lock(tx, exchange, user, until);
  });
  return locked && !users.enumerationProtection ? lockedProblem(lockout.duration) : incorrectCredentials();
}

async function lock(tx: Queries, { instance }: Exchange, user: UserRow, until: number): Promise<void> {
  await tx.updateTable('users').set({ locked_until: until }).where('id', '=', user.id).execute();
  const to = await primaryAddress(tx, user);
  if (to !== undefined)
    await instance.outbox.enqueue(tx, { to, locale: user.locale, template: 'account_locked', until });
}

/** A password that could not be looked up when it was chosen is looked up now. */
async function recheck(
  { instance }: Exchange,
  user: UserRow,
  given: string,
): Promise<'breached' | 'clear' | 'unknown'> {
  const { enforce_hibp_on_sign_in: always, disable_hibp: never } = instance.settings.users.password;
  if (never || !(user.password_recheck || always)) return 'clear';
  const result = await instance.breaches.check(given);
  if (result === 'breached')
    throw new Problem(422, 'form_password_pwned', 'the password is known from a breach', {
      field: 'password',
      sentence: 'This password is known from a breach. Choose a new one by “Forgot password?”.',
    });
  return result;
}

function lockedProblem(duration: number): Problem {
  return new Problem(403, 'user_locked', 'the account is locked', {
    sentence: 'This account is locked for a while after too many wrong passwords. Use a mailed code, or try later.',
    retryAfter: Math.ceil(duration / 1000),
  });
}
