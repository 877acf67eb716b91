import { audit } from '../audit.js';
import { change, claim } from '../http/change.js';
import type { Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { signedOut } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { requireRecentProof } from '../session/step-up.js';
import { wrongCurrent } from './endpoints.js';
import { mailNotice } from './mail-notice.js';
import { noPassword, provePassword } from './prove-password.js';
import { lockUser } from './second-factor-changes.js';
import { usersJSON } from './user-json.js';
import { voidProofs } from './void-proofs.js';
import { onlyWayIn, requireWayIn } from './ways-in.js';

/** Takes the password away where there is another way in. A present password that is sent along has to be right. */
async function removePassword(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const { id: sessionId, user_id: userId } = await requireRecentProof(exchange);
  const current = form.optional('current_password');
  if (current !== undefined) await provePassword(exchange, userId, current, wrongCurrent());
  // What an account has to have here stays with it.
  if (instance.settings.users.passwords === 'required') throw onlyWayIn();
  await change(exchange, async work => {
    const { tx } = work;
    await claim(work, exchange, userId);
    // Nothing that was begun with it leads in.
    await voidProofs(work, userId, now);
    const user = await lockUser(work, userId);
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({
        password_hash: null,
        password_updated_at: now,
        password_recheck: false,
        failed_passwords: 0,
        updated_at: growing(user.updated_at, now),
      })
      .where('id', '=', userId)
      .where('password_hash', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw noPassword();
    await requireWayIn(tx, instance.settings, userId);
    await mailNotice(work, exchange, user, 'password_removed');
    await audit(tx, exchange, { event: 'password.removed', userId, sessionId });
  });
  return answer(exchange, userId);
}

async function answer({ instance }: Exchange, userId: string): Promise<Answer> {
  return { kind: 'envelope', response: (await usersJSON(instance, [userId])).get(userId) };
}

async function repeat(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  if (userId !== resourceId) throw signedOut();
  return answer(exchange, userId);
}

export const removePasswordEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/me/remove_password',
    checks: [takes('current_password'), limitedPerAddress('password', 5)],
    handle: removePassword,
    repeat,
  },
];
