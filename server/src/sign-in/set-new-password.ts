import { mailNotice } from '../account/mail-notice.js';
import { voidProofs } from '../account/void-proofs.js';
import { audit } from '../audit.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { wrongState } from '../http/refusals.js';
import { endOtherSessions } from '../session/end-sessions.js';
import type { SignInRow } from './sign-in-row.js';

/** Gives the user the password that a reset has chosen, now that everything is proved, and tells them by mail. */
export async function setNewPassword(change: Change, exchange: Exchange, row: SignInRow): Promise<void> {
  const { tx } = change;
  const userId = row.user_id ?? '';
  await voidProofs(change, userId, exchange.now, row.id);
  const user = await tx
    .updateTable('users')
    .set({
      password_hash: row.new_password_hash,
      password_updated_at: exchange.now,
      password_recheck: row.new_password_recheck,
      updated_at: exchange.now,
    })
    .where('id', '=', userId)
    // Of two attempts that were proved at once the later one finds a password that was set after its proof.
    .where(where =>
      where.or([where('password_updated_at', 'is', null), where('password_updated_at', '<=', row.first_factor_at)]),
    )
    .returning(['id', 'locale'])
    .executeTakeFirst();
  if (!user) throw wrongState('The password was changed meanwhile. Start again.');
  if (row.new_password_ends_sessions) await endOtherSessions(change, exchange, user.id);
  await mailNotice(change, exchange, user, 'password_changed');
  await audit(tx, exchange, { event: 'password.reset', userId: user.id });
}
