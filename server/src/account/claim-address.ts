import type { ProvedAddress } from '../client/proof.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { endOtherSessions } from '../session/end-sessions.js';
import { findUser } from './find-user.js';
import type { UserRow } from './find-user.js';
import { voidProofs } from './void-proofs.js';

/**
 * Whose account a proved address is: that of who has proved it before; else one that names it and has never proved any.
 * Somebody else may have made that one and wait in it, so it is emptied of every way in before its owner gets it.
 */
export async function claimAddress(
  change: Change,
  exchange: Exchange,
  { key, provedAt }: Pick<ProvedAddress, 'key' | 'provedAt'>,
  strategy: string,
): Promise<UserRow | undefined> {
  const owner = await findUser(change.tx, 'email_address', key);
  if (owner) return owner;
  const { tx } = change;
  const unproved = await plantedBy(tx, key);
  for (const { user_id } of unproved) await takeEveryWayIn(change, exchange, user_id);
  const [own] = unproved;
  // Nobody else has a claim to the address any more.
  await tx
    .deleteFrom('email_addresses')
    .where('email_key', '=', key)
    .where('verified_at', 'is', null)
    .where('id', '!=', own?.id ?? '')
    .execute();
  if (!own) return undefined;
  await tx
    .updateTable('email_addresses')
    .set({ verified_at: provedAt, verification_strategy: strategy, updated_at: exchange.now })
    .where('id', '=', own.id)
    .execute();
  return tx
    .updateTable('users')
    .set({ primary_email_address_id: own.id, updated_at: exchange.now })
    .where('id', '=', own.user_id)
    .returningAll()
    .executeTakeFirst();
}

/** Leaves nothing by which somebody could come in: each new kind of factor has its line here. */
async function takeEveryWayIn(change: Change, exchange: Exchange, userId: string): Promise<void> {
  const { tx } = change;
  await endOtherSessions(change, exchange, userId);
  await voidProofs(change, userId, exchange.now);
  await tx.deleteFrom('external_accounts').where('user_id', '=', userId).execute();
  await tx.deleteFrom('authenticators').where('user_id', '=', userId).execute();
  await tx.deleteFrom('backup_codes').where('user_id', '=', userId).execute();
  await tx.deleteFrom('passkeys').where('user_id', '=', userId).execute();
  await tx.deleteFrom('web3_wallets').where('user_id', '=', userId).execute();
  await tx.deleteFrom('phone_numbers').where('user_id', '=', userId).execute();
  await tx
    .updateTable('users')
    .set({
      password_hash: null,
      password_updated_at: null,
      username: null,
      username_key: null,
      primary_phone_number_id: null,
      primary_web3_wallet_id: null,
      mfa_enabled_at: null,
    })
    .where('id', '=', userId)
    .execute();
}

/** The accounts that name the address and have never proved any. */
async function plantedBy(
  tx: Change['tx'],
  key: string,
): Promise<readonly { readonly id: string; readonly user_id: string }[]> {
  const planted = await tx
    .selectFrom('email_addresses')
    .select(['id', 'user_id'])
    .where('email_key', '=', key)
    .where('verified_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  const proved = await tx
    .selectFrom('email_addresses')
    .select('user_id')
    .where('user_id', 'in', ['', ...planted.map(({ user_id }) => user_id)])
    .where('verified_at', 'is not', null)
    .execute();
  return planted.filter(({ user_id }) => !proved.some(other => other.user_id === user_id));
}
