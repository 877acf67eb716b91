import type { Exchange } from '../http/exchange.js';
import { createId } from '../crypto/token.js';
import type { Instance } from '../instance.js';
import { callbackOf, readTargets } from '../oauth/trip-targets.js';
import type { Targets } from '../oauth/trip-targets.js';
import { prepareAt } from '../oauth/trip.js';
import type { Preparation } from '../oauth/trip.js';
import { providerOf } from './connection.js';
import type { Connection, SamlConnection } from './connection.js';
import { requestUrl } from './saml-client.js';

/** Prepares a round trip to an organization's identity provider, for whoever says to be this. Nothing is written. */
export async function prepareVisit(
  exchange: Exchange,
  connection: Connection,
  identifier: string | null,
): Promise<Preparation> {
  if (connection.protocol === 'oidc') return prepareAt(exchange, connection.provider, identifier ?? undefined);
  return prepareSamlVisit(exchange, connection, readTargets(exchange));
}

/** The same by SAML, with where it ends. */
export async function prepareSamlVisit(
  exchange: Exchange,
  connection: SamlConnection,
  targets: Targets,
): Promise<Preparation> {
  const id = createId('trip');
  const provider = providerOf(connection);
  const authorizationUrl = await requestUrl(exchange.instance, connection, requestIdOf(exchange.instance, id));
  return { id, provider, authorizationUrl, callbackUrl: callbackOf(exchange, provider), ...targets };
}

/** What the request of a trip is called, which its answer names. It stands nowhere: it is made from the trip's id. */
export function requestIdOf({ secrets }: Instance, tripId: string): string {
  return `_${secrets.hmac('saml request', tripId)}`;
}
