import { audit } from '../audit.js';
import { checkPassword } from '../account/password-rules.js';
import { aboutUser } from '../account/about-user.js';
import { mailPasswordChanged } from '../account/mail-password-changed.js';
import { voidProofs } from '../account/void-proofs.js';
import { change, claim } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { notFound, wrongState } from '../http/refusals.js';
import { endOtherSessions } from '../session/end-sessions.js';
import { completeSignIn } from './complete-sign-in.js';
import { lockSignIn, readSignIn, requireState } from './sign-in-row.js';
import type { SignInRow } from './sign-in-row.js';

/** Sets the new password after a mailed code was proved, signs the person in, and tells them by mail. */
export async function resetPassword(exchange: Exchange, id: string): Promise<void> {
  const { form, instance, now, device } = exchange;
  const present = await readSignIn(exchange, id);
  if (!device.client) throw notFound();
  requireState(present, device.client, now, 'needs_new_password');
  const wanted = form.required('password');
  const signOutOthers = form.flag('sign_out_of_other_sessions') ?? true;
  const { recheck } = await checkPassword(
    instance,
    wanted,
    'password',
    await aboutUser(instance.database, present.user_id ?? ''),
  );
  const hash = await instance.passwords.hash(wanted);
  await change(exchange, async work => {
    const { tx } = work;
    await claim(work, exchange, id);
    const { client, row } = await lockSignIn(work, exchange, id, 'needs_new_password');
    if (row.user_id === null) throw notFound();
    await voidProofs(work, row.user_id, now, row.id);
    const user = await setPassword(work, exchange, row, { hash, recheck });
    if (signOutOthers) await endOtherSessions(work, exchange, user.id);
    await completeSignIn(work, exchange, client, row, {
      userId: user.id,
      strategy: row.first_factor_strategy ?? 'reset_password_email_code',
      provedAt: now,
    });
    await mailPasswordChanged(work, exchange, user);
    await audit(tx, exchange, { event: 'password.reset', userId: user.id });
  });
}

/** Of two attempts that were proved at once the later one finds a password that was set after its proof. */
async function setPassword(
  { tx }: Change,
  { now }: Exchange,
  { user_id: id, first_factor_at: provedAt }: SignInRow,
  { hash, recheck }: { readonly hash: string; readonly recheck: boolean },
): Promise<{ readonly id: string; readonly locale: string | null }> {
  const user = await tx
    .updateTable('users')
    .set({ password_hash: hash, password_updated_at: now, password_recheck: recheck, updated_at: now })
    .where('id', '=', id)
    .where(where => where.or([where('password_updated_at', 'is', null), where('password_updated_at', '<=', provedAt)]))
    .returning(['id', 'locale'])
    .executeTakeFirst();
  if (!user) throw wrongState('The password was changed meanwhile. Start again.');
  return user;
}
