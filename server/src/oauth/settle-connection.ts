import { lockUser } from '../account/second-factor-changes.js';
import { lockClient } from '../client/ensure-client.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { signedOut } from '../http/refusals.js';
import { live } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import type { Queries } from '../store/schema.js';
import { connectProved, ownerOfIdentity } from './external-accounts.js';
import { keepIdentity } from './proved-trip.js';
import type { ProvedTrip } from './proved-trip.js';

/**
 * Connects what a trip has proved with the account of who went, who has to be signed in still. What belongs to another
 * account stays there, whoever proves to have it.
 */
export async function settleConnection(change: Change, exchange: Exchange, trip: ProvedTrip): Promise<boolean> {
  const { tx } = change;
  const client = await lockClient(change, trip.client_id);
  const userId = await travellerOf(tx, trip, exchange.now);
  if (!client || userId === undefined) throw signedOut();
  const user = await lockUser(change, userId);
  await requireOwn(tx, trip, userId);
  await keepIdentity(change, trip);
  await connectProved(change, exchange, trip.id, { id: userId });
  await tx
    .updateTable('users')
    .set({ updated_at: growing(user.updated_at, exchange.now) })
    .where('id', '=', userId)
    .execute();
  await tx
    .updateTable('clients')
    .set({ updated_at: growing(client.updated_at, exchange.now) })
    .where('id', '=', client.id)
    .execute();
  return true;
}

async function travellerOf(
  queries: Queries,
  { session_id: id, user_id: userId, client_id: clientId }: ProvedTrip,
  now: number,
): Promise<string | undefined> {
  const session = await queries
    .selectFrom('sessions')
    .select('user_id')
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .where('user_id', '=', userId)
    .where('actor', 'is', null)
    .where(live(now))
    .executeTakeFirst();
  return session?.user_id;
}

/** An account that is connected learns anew what the same person at the site has to say, and nobody else. */
async function requireOwn(queries: Queries, trip: ProvedTrip, userId: string): Promise<void> {
  const renewed = await queries
    .selectFrom('external_accounts')
    .select('subject')
    .where('id', '=', trip.attempt_id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const owner = await ownerOfIdentity(queries, trip.provider, trip.identity);
  if (owner && owner.id !== userId)
    throw new Problem(400, 'oauth_identification_claimed', 'another account is connected with this');
  if (renewed && renewed.subject !== trip.identity.subject)
    throw new Problem(400, 'oauth_callback_invalid', 'somebody else came back than is connected');
  if (owner && !renewed) throw new Problem(400, 'oauth_account_already_connected', 'this is connected already');
}
