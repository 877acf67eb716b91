import type { UserRow } from '../account/find-user.js';
import { countTry, giveBack, lockedProblem, noteRefusal, slowDown } from '../account/password-tries.js';
import type { Tries } from '../account/password-tries.js';
import { forgiveHuman, requireHumanForPassword } from '../bots/require-human.js';
import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { disabled, incorrectCredentials } from '../http/refusals.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { lockSignIn } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { ownerOf } from './mail-sign-in-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

/** Something that only the person knows. */
export const password: SignInStrategy = { takes: ['password'], attempt };

async function attempt(exchange: Exchange, present: SignInRow): Promise<void> {
  const { instance } = exchange;
  if (instance.settings.users.passwords === 'off') throw disabled('strategy');
  const given = exchange.form.required('password');
  const name = present.identifier_key ?? '';
  await requireHumanForPassword(exchange, name);
  await slowDown(exchange, name);
  const user = await ownerOf(instance.database, present);
  const tries = await countTry(exchange, user?.id);
  const { valid, rehash } = await verify(exchange, user, given);
  if (!user || !valid || tries.lockedUntil !== undefined) throw await refused(exchange, user, tries);
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
    await giveBack(work.tx, name);
    await forgiveHuman(work.tx, exchange, name);
    await completeSignIn(work, exchange, client, row, {
      userId: user.id,
      strategy: 'password',
      provedAt: exchange.now,
    });
  });
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

async function refused(exchange: Exchange, user: UserRow | undefined, tries: Tries): Promise<Problem> {
  const { instance, now } = exchange;
  await noteRefusal(exchange, user, tries, 'sign_in.refused');
  const { lockedUntil } = tries;
  const told = lockedUntil !== undefined && !instance.settings.users.enumerationProtection;
  return told ? lockedProblem(lockedUntil, now) : incorrectCredentials();
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
