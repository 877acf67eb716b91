import { audit } from '../audit.js';
import { checkPassword } from '../account/password-rules.js';
import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import { endSessions } from '../session/end-sessions.js';
import { completeSignIn } from './complete-sign-in.js';
import { lockSignIn, readSignIn, requireState } from './sign-in-row.js';

/** Sets the new password after a mailed code was proved, signs the person in, and tells them by mail. */
export async function resetPassword(exchange: Exchange, id: string): Promise<void> {
  const { form, instance, now, device } = exchange;
  const present = await readSignIn(exchange, id);
  if (!device.client) throw notFound();
  requireState(present, device.client, now, 'needs_new_password');
  const wanted = form.required('password');
  const signOutOthers = form.flag('sign_out_of_other_sessions') ?? true;
  const { recheck } = await checkPassword(instance, wanted, 'password');
  const hash = await instance.passwords.hash(wanted);
  await change(exchange, async work => {
    const { tx } = work;
    await claim(work, exchange, id);
    const { client, row } = await lockSignIn(work, exchange, id, 'needs_new_password');
    if (row.user_id === null) throw notFound();
    const user = await tx
      .updateTable('users')
      .set({ password_hash: hash, password_updated_at: now, password_recheck: recheck, updated_at: now })
      .where('id', '=', row.user_id)
      .returning(['id', 'locale'])
      .executeTakeFirstOrThrow();
    const addresses = await tx
      .selectFrom('email_addresses')
      .select(['email_address', 'email_key'])
      .where('user_id', '=', user.id)
      .where('verified_at', 'is not', null)
      .execute();
    // Whoever has asked for a code meanwhile may be whom the password was changed against.
    const keys = addresses.map(address => address.email_key);
    await tx
      .updateTable('codes')
      .set({ void_at: now })
      .where('email_key', 'in', keys)
      .where('used_at', 'is', null)
      .execute();
    if (signOutOthers) {
      const others = await tx
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', user.id)
        .where('status', '=', 'active')
        .execute();
      await endSessions(work, exchange, others, 'revoked');
    }
    await completeSignIn(work, exchange, client, row, user.id, 'reset_password_email_code');
    for (const { email_address: to } of addresses)
      await instance.outbox.enqueue(tx, { to, locale: user.locale, template: 'password_changed', at: now });
    await audit(tx, exchange, { event: 'password.reset', userId: user.id });
  });
}
