import type { Selectable } from 'kysely';
import type { UserRow } from '../account/find-user.js';
import { mailNotice } from '../account/mail-notice.js';
import { lockUser } from '../account/second-factor-changes.js';
import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Queries, Schema } from '../store/schema.js';
import type { ProviderIdentity } from './identity.js';
import { readTrip } from './trip.js';

export type ExternalAccountRow = Selectable<Schema['external_accounts']>;

/** Whose account belongs to a person at a site. */
export async function ownerOfIdentity(
  queries: Queries,
  provider: string,
  { subject }: ProviderIdentity,
): Promise<UserRow | undefined> {
  return queries
    .selectFrom('users')
    .selectAll('users')
    .innerJoin('external_accounts', 'external_accounts.user_id', 'users.id')
    .where('external_accounts.provider', '=', provider)
    .where('external_accounts.subject', '=', subject)
    .executeTakeFirst();
}

/**
 * Connects what an attempt has proved with the account that it ends in: in the transaction that completes it, and
 * nowhere else. An account that is connected already learns what the site says now.
 */
export async function connectProved(
  change: Change,
  exchange: Exchange,
  tripId: string | null,
  user: { readonly id: string; readonly isNew?: boolean },
): Promise<void> {
  const { tx } = change;
  const { id: userId, isNew = false } = user;
  const trip = await readTrip(tx, tripId);
  if (!trip?.identity || trip.status !== 'proved') return;
  const { now } = exchange;
  const said = saidBy(exchange, trip.identity, trip.provider);
  const renewed = await tx
    .updateTable('external_accounts')
    .set(said)
    .where('provider', '=', trip.provider)
    .where('subject', '=', trip.identity.subject)
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirst();
  if (renewed) return;
  // Somebody else's, by now: the index refuses the row, and whoever runs this looks again.
  await tx
    .insertInto('external_accounts')
    .values({
      id: trip.attempt_kind === 'user' ? trip.attempt_id : createId('eac'),
      user_id: userId,
      identification_id: createId('idn'),
      provider: trip.provider,
      subject: trip.identity.subject,
      ...said,
      created_at: now,
    })
    .execute();
  await audit(tx, exchange, { event: 'external_account.connected', userId, reason: trip.provider });
  // Whoever has just made the account knows what they made it with.
  if (isNew) return;
  await mailNotice(change, exchange, await lockUser(change, userId), 'site_connected');
}

function saidBy({ instance, now }: Exchange, identity: ProviderIdentity, provider: string) {
  const { email, emailVerified, firstName, lastName, imageUrl, username } = identity;
  return {
    email_address: email,
    email_verified: emailVerified,
    first_name: firstName,
    last_name: lastName,
    image_url: imageUrl,
    username,
    approved_scopes: instance.providers.find(provider)?.scopes.join(' ') ?? '',
    updated_at: now,
  };
}
