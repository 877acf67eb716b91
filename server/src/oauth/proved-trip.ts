import { requireAllowed } from '../access/rules.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { SignUpRow } from '../sign-up/sign-up-row.js';
import type { ProviderIdentity } from './identity.js';
import type { TripRow } from './trip.js';

/** A trip whose answer was looked into. */
export interface ProvedTrip extends TripRow {
  readonly identity: ProviderIdentity;
  readonly proved_at: number;
}

/**
 * What a sign-up needs not ask for any more. What was typed stays.
 *
 * @throws {Problem} where the address may not sign up.
 */
export async function filledBy(
  { tx }: Change,
  { instance }: Exchange,
  { id, identity, proved_at }: ProvedTrip,
  row?: Pick<SignUpRow, 'email_key' | 'first_name' | 'last_name'>,
) {
  const { email, emailKey, emailVerified, firstName, lastName } = identity;
  const named = instance.settings.users.names !== 'off';
  const addressed = emailKey !== null && (row?.email_key ?? emailKey) === emailKey;
  if (addressed) await requireAllowed(tx, instance.settings, { type: 'email_address', key: emailKey }, false);
  return {
    provider_trip_id: id,
    provider_proved_at: proved_at,
    ...(addressed && { email_address: email, email_key: emailKey }),
    ...(addressed && emailVerified && { email_verified_at: proved_at }),
    ...(named && firstName !== null && !row?.first_name && { first_name: firstName }),
    ...(named && lastName !== null && !row?.last_name && { last_name: lastName }),
  };
}

/** Keeps what was proved, for the attempt that it belongs to. */
export async function keepIdentity({ tx }: Change, { id, identity, proved_at }: ProvedTrip): Promise<void> {
  await tx
    .updateTable('provider_trips')
    .set({ status: 'proved', identity: JSON.stringify(identity), proved_at })
    .where('id', '=', id)
    .execute();
}

/** Keeps the proof for the other flow, which may take it once. */
export async function handOver(
  { tx }: Change,
  { id, identity, proved_at }: ProvedTrip,
  to: 'sign_in' | 'sign_up',
): Promise<void> {
  await tx
    .updateTable('provider_trips')
    .set({
      status: 'transferable',
      transfer_to: to,
      error_code: to === 'sign_up' ? 'external_account_not_found' : 'external_account_exists',
      identity: JSON.stringify(identity),
      proved_at,
    })
    .where('id', '=', id)
    .execute();
}

/** A trip that has come back with an identity. */
export function isProved(trip: TripRow | undefined): trip is ProvedTrip {
  return trip !== undefined && trip.identity !== null && trip.proved_at !== null;
}
