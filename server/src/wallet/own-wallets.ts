import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import type { Queries } from '../store/schema.js';
import type { WalletRow } from './wallet-json.js';

export type Owner = Awaited<ReturnType<typeof lockOwner>>;

/** Locks the user first of all: of two changes at once the second finds what the first has left. */
export function lockOwner({ tx }: Pick<Change, 'tx'>, userId: string) {
  return tx
    .selectFrom('users')
    .select(['id', 'locale', 'updated_at', 'primary_web3_wallet_id'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** A wallet of the session's person. Others' do not exist for them. */
export async function readOwn(queries: Queries, { user_id }: SessionRow, id: string): Promise<WalletRow> {
  const row = await queries
    .selectFrom('web3_wallets')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function proveWallet({ tx }: Change, { now }: Exchange, id: string, strategy: string): Promise<void> {
  const proved = await tx
    .updateTable('web3_wallets')
    .set({ strategy, verified_at: now, updated_at: now })
    .where('id', '=', id)
    .where('verified_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!proved) throw notFound();
}

/** The first wallet is the primary one, and when that goes, the oldest that is left. */
export async function choosePrimary({ tx }: Change, { now }: Exchange, user: Owner): Promise<void> {
  const wallets = await tx
    .selectFrom('web3_wallets')
    .select('id')
    .where('user_id', '=', user.id)
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const kept = wallets.find(({ id }) => id === user.primary_web3_wallet_id) ?? wallets[0];
  await tx
    .updateTable('users')
    .set({ primary_web3_wallet_id: kept?.id ?? null, updated_at: growing(user.updated_at, now) })
    .where('id', '=', user.id)
    .execute();
}

/**
 * A wallet that goes takes the sign-ins with it that it began. Call it before the user is locked: a sign-in takes its
 * locks in this order, too, and one that is being carried out this moment finds the wallet gone or was first.
 */
export async function abandonSignIns({ tx }: Change, { now }: Exchange, key: string): Promise<void> {
  const open = await tx
    .selectFrom('sign_ins')
    .select('id')
    .where('identifier_kind', '=', 'web3_wallet')
    .where('identifier_key', '=', key)
    .where('status', 'in', ['needs_first_factor', 'needs_second_factor', 'needs_client_trust'])
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await tx.updateTable('sign_ins').set({ status: 'abandoned', updated_at: now }).where('id', 'in', ids).execute();
}
