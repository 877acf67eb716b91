import { acceptInvitation } from '../access/invitation-row.js';
import { requireAllowed, requireOpen } from '../access/rules.js';
import { leaveWaitlist } from '../access/waitlist.js';
import { audit } from '../audit.js';
import { keepProof } from '../client/proof.js';
import type { ProvedAddress } from '../client/proof.js';
import { createId } from '../crypto/token.js';
import { claimAddress } from '../account/claim-address.js';
import { claimRefusal } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import type { Problem } from '../http/problem.js';
import { identifierExists } from '../http/refusals.js';
import { connectProved, ownerOfIdentity } from '../oauth/external-accounts.js';
import { handOver, isProved } from '../oauth/proved-trip.js';
import type { ProvedTrip } from '../oauth/proved-trip.js';
import { readTrip } from '../oauth/trip.js';
import { startSession } from '../session/start-session.js';
import { accountExists } from './by-ticket.js';
import { missingFields } from './sign-up-row.js';
import type { SignUpRow } from './sign-up-row.js';

/**
 * Goes as far as a sign-up can go: makes the account when nothing is missing and the address is proved. Answers the
 * refusal that stands when the address turns out to belong to somebody: only who has proved it learns that.
 */
export async function advance(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignUpRow,
): Promise<Problem | undefined> {
  const { tx } = change;
  const { instance, now } = exchange;
  const { email_key: key, email_address: email, email_verified_at: provedAt } = row;
  if (key === null || email === null || provedAt === null) return undefined;
  const invited = row.invitation_id !== null;
  requireOpen(instance.settings, invited);
  await requireAllowed(tx, instance.settings, { type: 'email_address', key }, invited);
  if (await claimAddress(change, exchange, { email, key, provedAt }, 'email_code')) {
    if (invited) throw accountExists();
    await tx
      .updateTable('sign_ups')
      .set({ status: 'abandoned', password_hash: null, updated_at: now })
      .where('id', '=', row.id)
      .execute();
    await keepProof(change, exchange, client, 'sign_in', { email, key, provedAt, tripId: row.provider_trip_id });
    const refusal = identifierExists('email_address');
    await claimRefusal(change, exchange, refusal);
    return refusal;
  }
  if (missingFields(instance.settings, row).length > 0) return undefined;
  const trip = await readTrip(tx, row.provider_trip_id);
  if (isProved(trip) && (await ownerOfIdentity(tx, trip.provider, trip.identity))) {
    await handOver(change, trip, 'sign_in');
    return undefined;
  }
  await createAccount(change, exchange, client, row, { email, key, provedAt }, isProved(trip) ? trip : undefined);
  return undefined;
}

async function createAccount(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignUpRow,
  address: ProvedAddress,
  trip: ProvedTrip | undefined,
): Promise<void> {
  const { tx } = change;
  const { now } = exchange;
  const invitation = row.invitation_id === null ? undefined : await acceptInvitation(tx, row.invitation_id, now);
  const strategy = invitation ? 'ticket' : 'email_code';
  const vouched = trip?.identity.emailVerified && trip.identity.emailKey === address.key;
  const proved = { ...address, strategy: vouched ? `from_oauth_${trip.provider}` : strategy };
  const userId = await insertUser(change, exchange, row, proved, invitation?.public_metadata);
  await connectProved(change, exchange, trip?.id ?? null, userId);
  await leaveWaitlist(change, address.key, now);
  await tx.updateTable('clients').set({ sign_up_id: null, sign_in_id: null }).where('id', '=', client.id).execute();
  const session = await startSession(change, exchange, {
    client,
    userId,
    strategy: trip ? `oauth_${trip.provider}` : strategy,
    firstFactorAt: now,
  });
  await tx
    .updateTable('sign_ups')
    .set({
      status: 'complete',
      created_session_id: session.id,
      created_user_id: userId,
      password_hash: null,
      updated_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  await audit(tx, exchange, { event: 'sign_up.completed', userId, clientId: client.id, sessionId: session.id });
}

/** An address and what it was proved by. */
type JoiningAddress = ProvedAddress & { readonly strategy: string };

async function insertUser(
  change: Change,
  exchange: Exchange,
  row: SignUpRow,
  address: JoiningAddress,
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { tx } = change;
  const { now } = exchange;
  const userId = createId('user');
  const addressId = createId('idn');
  await tx
    .insertInto('users')
    .values({
      id: userId,
      username: row.username,
      username_key: row.username_key,
      first_name: row.first_name,
      last_name: row.last_name,
      primary_email_address_id: addressId,
      password_hash: row.password_hash,
      password_updated_at: row.password_hash === null ? null : now,
      password_recheck: row.password_recheck,
      public_metadata: JSON.stringify(metadata),
      unsafe_metadata: JSON.stringify(row.unsafe_metadata),
      locale: row.locale,
      legal_accepted_at: row.legal_accepted_at,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await insertAddress(change, exchange, { id: addressId, userId, address });
  return userId;
}

interface NewAddress {
  readonly id: string;
  readonly userId: string;
  readonly address: JoiningAddress;
}

async function insertAddress({ tx }: Change, { now }: Exchange, { id, userId, address }: NewAddress): Promise<void> {
  await tx
    .insertInto('email_addresses')
    .values({
      id,
      user_id: userId,
      email_address: address.email,
      email_key: address.key,
      verified_at: address.provedAt,
      verification_strategy: address.strategy,
      created_at: now,
      updated_at: now,
    })
    .execute();
}
