import { change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { countTry, giveBack, lockedProblem, noteRefusal, slowDown } from './password-tries.js';

/**
 * Proves the present password of somebody who is signed in, under the limits that it has at sign-in. Answers its hash.
 *
 * @param wrong - What is said of a wrong one.
 */
export async function provePassword(
  exchange: Exchange,
  userId: string,
  given: string,
  wrong: Problem,
): Promise<string> {
  const { instance, now } = exchange;
  await slowDown(exchange, userId);
  const user = await instance.database
    .selectFrom('users')
    .selectAll()
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (user.password_hash === null) throw noPassword();
  const tries = await countTry(exchange, userId);
  const { valid } = await instance.passwords.verify(given, user.password_hash);
  if (!valid || tries.lockedUntil !== undefined) {
    await noteRefusal(exchange, user, tries, 'password.refused');
    throw tries.lockedUntil === undefined ? wrong : lockedProblem(tries.lockedUntil, now);
  }
  // At once, and not with the change: the new password may be refused, and the present one was right all the same.
  await change(exchange, async ({ tx }) => {
    await giveBack(tx, userId);
    await tx.updateTable('users').set({ failed_passwords: 0 }).where('id', '=', userId).execute();
  });
  return user.password_hash;
}

export function noPassword(): Problem {
  return new Problem(400, 'no_password_set', 'the user has no password', {
    sentence: 'This account has no password yet.',
  });
}
