import type { Change } from '../http/change.js';

/**
 * Makes worthless what could still let somebody in after a new password: codes that were mailed, tickets, and sign-ins that
 * were begun. Whoever asked for them may be whom the password was changed against. Proofs that are complete and kept for
 * the other flow need nothing here: a session asks when its factor was proved.
 *
 * Call it before the user is written: a sign-in takes its locks in this order, too.
 *
 * @param except - The attempt that sets the password.
 */
export async function voidProofs({ tx }: Change, userId: string, now: number, except = ''): Promise<void> {
  const named = await namesOf(tx, userId);
  await tx
    .updateTable('codes')
    .set({ void_at: now })
    .where('email_key', 'in', named)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .execute();
  await tx
    .updateTable('user_tickets')
    .set({ status: 'revoked', updated_at: now })
    .where('user_id', '=', userId)
    .where('kind', '=', 'sign_in_token')
    .where('status', '=', 'pending')
    .execute();
  // One that is being carried out this moment is judged when it writes the user.
  const open = await tx
    .selectFrom('sign_ins')
    .select('id')
    .where(where => where.or([where('user_id', '=', userId), where('identifier_key', 'in', named)]))
    .where('status', 'in', ['needs_first_factor', 'needs_second_factor', 'needs_client_trust', 'needs_new_password'])
    .where('id', '!=', except)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await tx.updateTable('sign_ins').set({ status: 'abandoned', updated_at: now }).where('id', 'in', ids).execute();
}

/** What codes and attempts know the person by. */
export async function namesOf(tx: Change['tx'], userId: string): Promise<readonly string[]> {
  const user = await tx.selectFrom('users').select('username_key').where('id', '=', userId).executeTakeFirstOrThrow();
  // Of what was never proved the codes may be somebody else's.
  const addresses = await tx
    .selectFrom('email_addresses')
    .select('email_key')
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .execute();
  const numbers = await tx
    .selectFrom('phone_numbers')
    .select('phone_number')
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .execute();
  const wallets = await tx.selectFrom('web3_wallets').select('wallet_key').where('user_id', '=', userId).execute();
  return [
    user.username_key ?? '',
    ...addresses.map(address => address.email_key),
    ...numbers.map(number => number.phone_number),
    ...wallets.map(wallet => wallet.wallet_key),
  ];
}
