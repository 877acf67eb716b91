import { checkPassword } from '../account/password-rules.js';
import { aboutUser } from '../account/about-user.js';
import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import { completeSignIn } from './complete-sign-in.js';
import { lockSignIn, readSignIn, requireState } from './sign-in-row.js';

/**
 * Takes the new password after a mailed code was proved. It is the user's when the sign-in is complete: where a second
 * factor is enrolled, whoever reads the mail alone changes nothing.
 */
export async function resetPassword(exchange: Exchange, id: string): Promise<void> {
  const { form, instance, now, device } = exchange;
  const present = await readSignIn(exchange, id);
  if (!device.client) throw notFound();
  requireState(present, device.client, now, 'needs_new_password');
  const wanted = form.required('password');
  const endsSessions = form.flag('sign_out_of_other_sessions') ?? true;
  const { recheck } = await checkPassword(
    instance,
    wanted,
    'password',
    await aboutUser(instance.database, present.user_id ?? ''),
  );
  const hash = await instance.passwords.hash(wanted);
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignIn(work, exchange, id, 'needs_new_password');
    const { user_id: userId, first_factor_strategy: strategy, first_factor_at: provedAt } = row;
    if (userId === null || strategy === null || provedAt === null) throw notFound();
    await completeSignIn(work, exchange, client, row, {
      userId,
      strategy,
      provedAt,
      newPassword: { hash, recheck, endsSessions },
    });
  });
}
