import type { EnterpriseAccountJSON, SamlAccountJSON, VerificationJSON } from 'auth-elements/wire';
import type { ExternalAccountRow } from '../oauth/external-accounts.js';
import type { Settings } from '../settings.js';
import { connectionIdIn } from './connection.js';
import type { Connection } from './connection.js';

/** The accounts at an organization's identity provider, as they travel. One whose connection is gone says no more than that. */
export function enterpriseAccounts(
  settings: Settings,
  rows: readonly ExternalAccountRow[],
): {
  readonly enterprise_accounts: readonly EnterpriseAccountJSON[];
  readonly saml_accounts: readonly SamlAccountJSON[];
} {
  const found = rows.flatMap(row => {
    const id = connectionIdIn(row.provider);
    return id === undefined ? [] : [{ row, connection: settings.connections.find(one => one.id === id) }];
  });
  return {
    enterprise_accounts: found.map(({ row, connection }) => enterpriseAccountJSON(row, connection)),
    saml_accounts: found
      .filter(({ connection }) => connection?.protocol === 'saml')
      .map(({ row, connection }) => samlAccountJSON(row, connection)),
  };
}

function enterpriseAccountJSON(row: ExternalAccountRow, connection: Connection | undefined): EnterpriseAccountJSON {
  return {
    object: 'enterprise_account',
    ...common(row, connection),
    protocol: connection?.protocol === 'oidc' ? 'oauth' : 'saml',
    enterprise_connection: connection
      ? {
          ...connectionJSON(row, connection),
          protocol: connection.protocol === 'oidc' ? 'oauth' : 'saml',
          logo_public_url: null,
        }
      : null,
  };
}

function samlAccountJSON(row: ExternalAccountRow, connection: Connection | undefined): SamlAccountJSON {
  return {
    object: 'saml_account',
    ...common(row, connection),
    saml_connection: connection ? connectionJSON(row, connection) : null,
  };
}

function common(row: ExternalAccountRow, connection: Connection | undefined) {
  return {
    id: row.id,
    provider: kindOf(connection),
    active: connection?.active ?? false,
    email_address: row.email_address ?? '',
    first_name: row.first_name,
    last_name: row.last_name,
    provider_user_id: row.subject,
    enterprise_connection_id: connection?.id ?? null,
    last_authenticated_at: row.updated_at,
    public_metadata: {},
    verification: verified(row),
  };
}

/** What stands in the settings has no times: those of the account take their place. */
function connectionJSON(row: ExternalAccountRow, connection: Connection) {
  return {
    id: connection.id,
    name: connection.name,
    domain: connection.domains[0] ?? '',
    domains: connection.domains,
    active: connection.active,
    provider: kindOf(connection),
    sync_user_attributes: false,
    allow_subdomains: false,
    allow_idp_initiated: connection.allowIdpInitiated,
    disable_additional_identifications: false,
    created_at: row.created_at,
    updated_at: row.created_at,
  };
}

function kindOf(connection: Connection | undefined): string {
  return connection?.protocol === 'oidc' ? 'oidc_custom' : 'saml_custom';
}

function verified(row: ExternalAccountRow): VerificationJSON {
  return {
    object: 'verification_saml',
    status: 'verified',
    strategy: 'saml',
    attempts: null,
    expire_at: row.created_at,
  };
}
