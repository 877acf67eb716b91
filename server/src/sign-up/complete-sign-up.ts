import { acceptInvitation } from '../access/invitation-row.js';
import { requireAllowed, requireOpen } from '../access/rules.js';
import { leaveWaitlist } from '../access/waitlist.js';
import { audit } from '../audit.js';
import { keepProof } from '../client/proof.js';
import { createId } from '../crypto/token.js';
import { strategyOf } from '../enterprise/connection.js';
import { claimAddress } from '../account/claim-address.js';
import { findUser } from '../account/find-user.js';
import type { UserRow } from '../account/find-user.js';
import { claimRefusal } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import type { Problem } from '../http/problem.js';
import { identifierExists } from '../http/refusals.js';
import { connectProved, ownerOfIdentity } from '../oauth/external-accounts.js';
import { handOver, isProved, provedBy, vouches } from '../oauth/proved-trip.js';
import type { ProvedTrip } from '../oauth/proved-trip.js';
import { readTrip } from '../oauth/trip.js';
import { startSession } from '../session/start-session.js';
import type { Settings } from '../settings.js';
import { accountExists } from './by-ticket.js';
import { givenIn, missingFields } from './sign-up-row.js';
import type { Given, SignUpRow } from './sign-up-row.js';

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
  const given = givenIn(instance.settings, row);
  const invited = row.invitation_id !== null;
  const proved = given.filter(({ provedAt }) => provedAt !== null);
  if (proved.length > 0) requireOpen(instance.settings, invited);
  for (const one of proved) {
    const { kind, value, key, provedAt } = one;
    await requireAllowed(tx, instance.settings, { type: kind, key }, invited);
    if (!(await ownerOf(change, exchange, one))) continue;
    if (invited) throw accountExists();
    await tx
      .updateTable('sign_ups')
      .set({ status: 'abandoned', password_hash: null, updated_at: now })
      .where('id', '=', row.id)
      .execute();
    const strategy = kind === 'web3_wallet' ? row.wallet_strategy : null;
    const proof = { kind, email: value, key, provedAt: provedAt ?? now, strategy, tripId: row.provider_trip_id };
    await keepProof(change, exchange, client, 'sign_in', proof);
    const refusal = identifierExists(kind);
    await claimRefusal(change, exchange, refusal);
    return refusal;
  }
  if (proved.length < given.length || proved.length === 0) return undefined;
  if (missingFields(instance.settings, row).length > 0) return undefined;
  const trip = await readTrip(tx, row.provider_trip_id);
  if (isProved(trip) && (await ownerOfIdentity(tx, trip.provider, trip.identity))) {
    await handOver(change, trip, 'sign_in');
    return undefined;
  }
  await createAccount(change, exchange, client, row, proved, isProved(trip) ? trip : undefined);
  return undefined;
}

/** Who has what was proved; an account that only names the address is emptied for its owner first. */
function ownerOf(change: Change, exchange: Exchange, { kind, key, provedAt }: Given): Promise<UserRow | undefined> {
  if (kind !== 'email_address') return findUser(change.tx, kind, key);
  return claimAddress(change, exchange, { key, provedAt: provedAt ?? exchange.now }, 'email_code');
}

async function createAccount(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignUpRow,
  proved: readonly Given[],
  trip: ProvedTrip | undefined,
): Promise<void> {
  const { tx } = change;
  const { now } = exchange;
  const invitation = row.invitation_id === null ? undefined : await acceptInvitation(tx, row.invitation_id, now);
  const byMail = invitation ? 'ticket' : 'email_code';
  const { settings } = exchange.instance;
  const joining = proved.map(one => ({ ...one, strategy: provedByOf(settings, one, row, { trip, byMail }) }));
  const userId = await insertUser(change, exchange, row, joining, invitation?.public_metadata);
  await connectProved(change, exchange, trip?.id ?? null, { id: userId, isNew: true });
  for (const { key } of proved) await leaveWaitlist(change, key, now);
  await tx.updateTable('clients').set({ sign_up_id: null, sign_in_id: null }).where('id', '=', client.id).execute();
  const session = await startSession(change, exchange, {
    client,
    userId,
    strategy: trip ? strategyOf(trip.provider) : firstStrategy(joining),
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

/** An address, a number or a wallet, and what it was proved by. */
type Joining = Given & { readonly strategy: string };

async function insertUser(
  change: Change,
  exchange: Exchange,
  row: SignUpRow,
  proved: readonly Joining[],
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { tx } = change;
  const { now } = exchange;
  const userId = createId('user');
  const named = proved.map(one => ({ ...one, id: createId('idn') }));
  const primary = (wanted: Given['kind']): string | null => named.find(({ kind }) => kind === wanted)?.id ?? null;
  await tx
    .insertInto('users')
    .values({
      id: userId,
      username: row.username,
      username_key: row.username_key,
      first_name: row.first_name,
      last_name: row.last_name,
      primary_email_address_id: primary('email_address'),
      primary_phone_number_id: primary('phone_number'),
      primary_web3_wallet_id: primary('web3_wallet'),
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
  for (const one of named) await insertIdentifier(change, exchange, userId, one);
  return userId;
}

/** By what somebody has come in who comes by no other site: their wallet, their address, or else their number. */
function firstStrategy(proved: readonly Joining[]): string {
  const by = (wanted: Given['kind']): string | undefined => proved.find(({ kind }) => kind === wanted)?.strategy;
  return by('web3_wallet') ?? by('email_address') ?? by('phone_number') ?? '';
}

/** What has proved it: a wallet's signature, another site's word, an invitation, or a code that was sent. */
function provedByOf(
  settings: Settings,
  { kind, key }: Given,
  { wallet_strategy: wallet }: SignUpRow,
  { trip, byMail }: { readonly trip: ProvedTrip | undefined; readonly byMail: string },
): string {
  if (kind === 'web3_wallet' && wallet !== null) return wallet;
  if (kind === 'phone_number') return 'phone_code';
  const vouched = trip?.identity.emailKey === key && vouches(settings, trip.provider, trip.identity);
  return vouched ? provedBy(settings, trip.provider) : byMail;
}

async function insertIdentifier(
  { tx }: Change,
  { now }: Exchange,
  userId: string,
  { id, kind, value, key, provedAt, strategy }: Joining & { readonly id: string },
): Promise<void> {
  const row = { id, user_id: userId, verified_at: provedAt, created_at: now, updated_at: now };
  if (kind === 'phone_number') {
    await tx
      .insertInto('phone_numbers')
      .values({ ...row, phone_number: key })
      .execute();
    return;
  }
  if (kind === 'web3_wallet') {
    await tx
      .insertInto('web3_wallets')
      .values({ ...row, web3_wallet: value, wallet_key: key, strategy })
      .execute();
    return;
  }
  await tx
    .insertInto('email_addresses')
    .values({ ...row, email_address: value, email_key: key, verification_strategy: strategy })
    .execute();
}
