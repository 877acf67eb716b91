import { claimAddress } from '../account/claim-address.js';
import type { UserRow } from '../account/find-user.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { lockSignIn } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { advance } from '../sign-up/complete-sign-up.js';
import { lockSignUp } from '../sign-up/sign-up-row.js';
import { ownerOfIdentity } from './external-accounts.js';
import { settleConnection } from './settle-connection.js';
import { filledBy, handOver, keepIdentity, provedBy, provedIn, requireSignUp, vouches } from './proved-trip.js';
import type { ProvedTrip } from './proved-trip.js';

/**
 * Whose account it is: that of the person at the site, else that of the address, where the site vouches for it. An
 * address that is merely the same proves nothing.
 */
export async function accountOf(
  change: Change,
  exchange: Exchange,
  { provider, identity, proved_at: provedAt }: ProvedTrip,
): Promise<UserRow | undefined> {
  const connected = await ownerOfIdentity(change.tx, provider, identity);
  const { emailKey: key } = identity;
  const { settings } = exchange.instance;
  if (connected || key === null || !vouches(settings, provider, identity)) return connected;
  return claimAddress(change, exchange, { key, provedAt }, provedBy(settings, provider));
}

/** Moves the attempt on by what was proved. Answers whether it is complete. */
export async function settleIdentity(change: Change, exchange: Exchange, trip: ProvedTrip): Promise<boolean> {
  if (trip.attempt_kind === 'sign_up') return settleSignUp(change, exchange, trip);
  if (trip.attempt_kind === 'user') return settleConnection(change, exchange, trip);
  const { tx } = change;
  const { client, row } = await lockSignIn(change, exchange, trip.attempt_id, 'needs_identifier', 'needs_first_factor');
  const owner = await accountOf(change, exchange, trip);
  if (!owner) {
    requireSignUp(exchange.instance.settings, trip.provider);
    await handOver(change, trip, 'sign_up');
    return false;
  }
  await keepIdentity(change, trip);
  const named = await nameAnew(change, row, trip);
  await completeSignIn(change, exchange, client, named, { userId: owner.id, ...provedIn(trip) });
  const { status } = await tx
    .selectFrom('sign_ins')
    .select('status')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  return status === 'complete';
}

/** Whoever was named at first, it is about who has come. */
function nameAnew({ tx }: Change, row: SignInRow, { id, identity }: ProvedTrip): Promise<SignInRow> {
  const { email, emailKey } = identity;
  const renamed = row.identifier !== null && email !== null && emailKey !== row.identifier_key;
  return tx
    .updateTable('sign_ins')
    .set({ provider_trip_id: id, ...(renamed && { identifier: email, identifier_key: emailKey }) })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function settleSignUp(change: Change, exchange: Exchange, trip: ProvedTrip): Promise<boolean> {
  const { tx } = change;
  const { client, row } = await lockSignUp(change, exchange, trip.attempt_id);
  if (await accountOf(change, exchange, trip)) {
    await handOver(change, trip, 'sign_in');
    return false;
  }
  requireSignUp(exchange.instance.settings, trip.provider);
  await keepIdentity(change, trip);
  const filled = await tx
    .updateTable('sign_ups')
    .set({ ...(await filledBy(change, exchange, trip, row)), updated_at: exchange.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await advance(change, exchange, client, filled);
  const { status } = await tx
    .selectFrom('sign_ups')
    .select('status')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  return status === 'complete';
}
