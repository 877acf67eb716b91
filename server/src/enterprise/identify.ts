import { Problem } from '../http/problem.js';
import type { Exchange } from '../http/exchange.js';
import type { ProviderIdentity } from '../oauth/identity.js';
import { roundTripOf } from '../oauth/trip.js';
import type { TripRow } from '../oauth/trip.js';
import { activeConnection } from './connection.js';
import type { Connection } from './connection.js';
import { invalidResponse } from './saml-client.js';

/**
 * Who has come back from a connection. Its identity provider speaks for the addresses of its domains, and for no other.
 *
 * @throws {Problem}
 */
export async function identifyByConnection(exchange: Exchange, trip: TripRow, id: string): Promise<ProviderIdentity> {
  const connection = activeConnection(exchange.instance.settings, id);
  if (!connection) throw inactive();
  const identity = await identityFrom(exchange, trip, connection);
  const { emailKey } = identity;
  if (emailKey === null) throw addressMissing();
  if (!identity.emailVerified) throw unproved();
  if (!connection.domains.includes(emailKey.slice(emailKey.lastIndexOf('@') + 1))) throw otherDomain();
  return identity;
}

async function identityFrom(exchange: Exchange, trip: TripRow, connection: Connection): Promise<ProviderIdentity> {
  const { instance, url } = exchange;
  if (connection.protocol === 'oidc')
    return instance.providers.identify(connection.provider, url, roundTripOf(instance, trip), undefined);
  // What the identity provider has posted was looked into when it came, and waits with the trip.
  if (trip.identity) return trip.identity;
  throw invalidResponse();
}

function inactive(): Problem {
  return new Problem(400, 'enterprise_sso_connection_inactive', 'the connection is not in use', {
    sentence: 'Your organization does not sign in here any more.',
  });
}

function addressMissing(): Problem {
  return new Problem(422, 'enterprise_sso_user_attribute_missing', 'the identity provider names no address');
}

function unproved(): Problem {
  return new Problem(
    422,
    'external_account_email_address_verification_required',
    'the identity provider does not vouch for the address',
  );
}

function otherDomain(): Problem {
  return new Problem(
    403,
    'enterprise_sso_email_address_domain_mismatch',
    'the address is in no domain of the connection',
  );
}
