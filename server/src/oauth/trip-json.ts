import { createHash } from 'node:crypto';
import type { VerificationJSON } from 'auth-elements/wire';
import { activeConnection, connectionIdIn, strategyOf } from '../enterprise/connection.js';
import type { Instance } from '../instance.js';
import { secretsOf } from './trip.js';
import type { TripRow } from './trip.js';

/** Where the browser has to go for a trip that has begun. */
function externalUrl(instance: Instance, row: TripRow): string {
  const { state, nonce, verifier } = secretsOf(instance, row.id);
  const url = new URL(row.authorization_url);
  const connection = activeConnection(instance.settings, connectionIdIn(row.provider));
  if (connection?.protocol === 'saml') {
    url.searchParams.set('RelayState', state);
    return url.href;
  }
  const provider = connection?.provider ?? instance.providers.find(row.provider);
  url.searchParams.set('state', state);
  const { without = [], issuer } = provider ?? {};
  if (issuer && !without.includes('nonce')) url.searchParams.set('nonce', nonce);
  if (!without.includes('pkce')) {
    // RFC 7636 §4.2
    url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    url.searchParams.set('code_challenge_method', 'S256');
  }
  return url.href;
}

const statuses = {
  begun: 'unverified',
  used: 'unverified',
  failed: 'failed',
  transferable: 'transferable',
  proved: 'verified',
} as const;

/** How far a trip has come, as it travels. */
export function tripVerification(instance: Instance, row: TripRow, now: number): VerificationJSON {
  const open = row.status === 'begun' && row.expires_at > now;
  const strategy = strategyOf(row.provider);
  return {
    // The protocol has one name for connections of both kinds.
    object: strategy === 'enterprise_sso' ? 'verification_saml' : 'verification_oauth',
    status: row.status === 'begun' && !open ? 'expired' : statuses[row.status],
    strategy,
    attempts: null,
    expire_at: row.expires_at,
    ...(open && { external_verification_redirect_url: externalUrl(instance, row) }),
    // For connections the protocol has an error or none, and no null.
    ...(row.error_code === null
      ? strategy !== 'enterprise_sso' && { error: null }
      : { error: tripError(row.error_code) }),
  };
}

function tripError(code: string) {
  const message = code.replaceAll('_', ' ');
  return {
    code,
    message,
    long_message: sentences[code] ?? 'This did not work. Try again, or use another way.',
    meta: {},
  };
}

const sentences: Readonly<Record<string, string>> = {
  external_account_not_found: 'There is no account for this yet.',
  external_account_exists: 'There is an account for this already.',
  oauth_identification_claimed: 'This belongs to another account already.',
  oauth_account_already_connected: 'This is connected already.',
  oauth_access_denied: 'The other site was not allowed to say who you are.',
  oauth_callback_invalid: 'The other site gave an answer that cannot be used.',
  saml_response_invalid: 'Your organization gave an answer that cannot be used.',
  saml_access_denied: 'Your organization did not sign you in.',
  enterprise_sso_user_attribute_missing: 'Your organization did not say what your address is.',
  enterprise_sso_email_address_domain_mismatch: 'Your organization named an address that is not one of its own.',
  enterprise_sso_connection_inactive: 'Your organization does not sign in here any more.',
};
