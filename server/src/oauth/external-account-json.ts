import type { ExternalAccountJSON } from 'auth-elements/wire';
import type { Queries } from '../store/schema.js';
import type { ExternalAccountRow } from './external-accounts.js';

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
