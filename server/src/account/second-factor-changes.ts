import { audit } from '../audit.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { secondFactorsOf } from '../strategies/second-factors.js';
import { mailNotice } from './mail-notice.js';

/** Locks the user first of all: of two changes at once the second finds what the first has left. */
export function lockUser(
  { tx }: Change,
  userId: string,
): Promise<{ id: string; locale: string | null; mfa_enabled_at: number | null; updated_at: number }> {
  return tx
    .selectFrom('users')
    .select(['id', 'locale', 'mfa_enabled_at', 'updated_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * What follows when a second factor was enrolled: the person is told, and it is written down. Call it in the same
 * transaction, after {@link lockUser}.
 *
 * @param proved - Whether the session has just proved it.
 */
export async function secondFactorAdded(
  change: Change,
  exchange: Exchange,
  session: SessionRow,
  { strategy, proved }: { readonly strategy: string; readonly proved: boolean },
): Promise<void> {
  const { tx } = change;
  const { now } = exchange;
  const user = await lockUser(change, session.user_id);
  await tx
    .updateTable('users')
    .set({ mfa_enabled_at: user.mfa_enabled_at ?? now, updated_at: growing(user.updated_at, now) })
    .where('id', '=', user.id)
    .execute();
  await tx
    .updateTable('sessions')
    .set({ ...(proved && { second_factor_at: now }), updated_at: growing(session.updated_at, now) })
    .where('id', '=', session.id)
    .execute();
  await mailNotice(change, exchange, user, 'second_factor_added');
  const entry = { userId: user.id, sessionId: session.id, reason: strategy };
  await audit(tx, exchange, { event: 'second_factor.added', ...entry });
}

/**
 * What follows when a second factor was removed. With the last one its backup codes go, and no session goes on saying
 * that a second factor was proved.
 */
export async function secondFactorRemoved(
  change: Change,
  exchange: Exchange,
  session: SessionRow,
  strategy: string,
): Promise<void> {
  const { tx } = change;
  const { instance, now } = exchange;
  const user = await lockUser(change, session.user_id);
  const last = (await secondFactorsOf(tx, user.id, instance.settings)).length === 0;
  await tx
    .updateTable('users')
    .set({ updated_at: growing(user.updated_at, now), ...(last && { mfa_enabled_at: null, mfa_disabled_at: now }) })
    .where('id', '=', user.id)
    .execute();
  if (last) {
    await tx.deleteFrom('backup_codes').where('user_id', '=', user.id).execute();
    await tx
      .updateTable('sessions')
      .set(set => ({
        second_factor_at: null,
        updated_at: set.fn<number>('greatest', [set.val(now), set('updated_at', '+', 1)]),
      }))
      .where('user_id', '=', user.id)
      .where('status', '=', 'active')
      .execute();
  }
  await mailNotice(change, exchange, user, 'second_factor_removed');
  const entry = { userId: user.id, sessionId: session.id, reason: strategy };
  await audit(tx, exchange, { event: 'second_factor.removed', ...entry });
}
