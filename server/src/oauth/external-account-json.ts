import type { ExternalAccountJSON } from 'auth-elements/wire';
import type { Instance } from '../instance.js';
import type { Queries } from '../store/schema.js';
import type { ExternalAccountRow } from './external-accounts.js';
import { tripVerification } from './trip-json.js';
import type { TripRow } from './trip.js';

/** The accounts at other sites that are connected with these users. */
export async function externalAccountsOf(
  queries: Queries,
  userIds: readonly string[],
): Promise<readonly ExternalAccountRow[]> {
  return queries
    .selectFrom('external_accounts')
    .selectAll()
    .where('user_id', 'in', userIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** One as it travels. */
export function externalAccountJSON(row: ExternalAccountRow): ExternalAccountJSON {
  return {
    object: 'external_account',
    id: row.id,
    provider: row.provider,
    identification_id: row.identification_id,
    provider_user_id: row.subject,
    approved_scopes: row.approved_scopes,
    email_address: row.email_address ?? '',
    email_address_verified: row.email_verified,
    first_name: row.first_name ?? '',
    last_name: row.last_name ?? '',
    image_url: row.image_url ?? '',
    username: row.username,
    phone_number: null,
    public_metadata: {},
    label: null,
    verification: {
      object: 'verification_oauth',
      status: 'verified',
      strategy: `oauth_${row.provider}`,
      attempts: null,
      expire_at: row.created_at,
    },
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** One that is not connected yet: somebody is on the way, or has come back with nothing. */
export function unconnectedJSON(instance: Instance, trip: TripRow, now: number): ExternalAccountJSON {
  const nothingSaid = { subject: '', email_address: null, first_name: null, last_name: null, image_url: null };
  const row = {
    ...nothingSaid,
    id: trip.attempt_id,
    user_id: trip.user_id ?? '',
    identification_id: trip.attempt_id.replace(/^eac_/, 'idn_'),
    provider: trip.provider,
    email_verified: false,
    username: null,
    approved_scopes: '',
    created_at: trip.created_at,
    updated_at: trip.created_at,
  };
  return { ...externalAccountJSON(row), verification: tripVerification(instance, trip, now) };
}

/** The trips of users that came to nothing a short while ago, so that their page can say why. */
export async function failedTripsOf(
  { database, settings }: Instance,
  userIds: readonly string[],
  now: number,
): Promise<readonly TripRow[]> {
  if (settings.providers.length === 0) return [];
  const trips = await database
    .selectFrom('provider_trips')
    .selectAll()
    .where('user_id', 'in', userIds)
    .where('status', 'in', ['failed', 'proved'])
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  // The newest of each site tells how things stand.
  return trips.filter(
    ({ user_id: userId, provider, status }, index) =>
      status === 'failed' &&
      trips.findIndex(other => other.user_id === userId && other.provider === provider) === index,
  );
}

/** Those that are connected, and those that could not be. One that could not be renewed is still connected. */
export function externalAccounts(
  rows: readonly ExternalAccountRow[],
  failed: readonly ExternalAccountJSON[],
): readonly ExternalAccountJSON[] {
  const unconnected = failed.filter(({ id }) => !rows.some(row => row.id === id));
  return [
    ...rows.map(row => {
      const refused = failed.find(({ id }) => id === row.id)?.verification?.error;
      const json = externalAccountJSON(row);
      return refused && json.verification ? { ...json, verification: { ...json.verification, error: refused } } : json;
    }),
    ...unconnected,
  ];
}
