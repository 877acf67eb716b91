import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { change } from '../http/change.js';
import { limitedPerAddress } from '../http/checks.js';
import { hashToken } from '../crypto/token.js';
import { Problem } from '../http/problem.js';
import { notFound } from '../http/refusals.js';
import type { TripRow } from '../oauth/trip.js';
import { beginThere } from './begin-there.js';
import { activeConnection, providerOf } from './connection.js';
import type { SamlConnection } from './connection.js';
import { invalidResponse, ownMetadata, readAnswer } from './saml-client.js';
import type { SamlAnswer } from './saml-client.js';
import { requestIdOf } from './visit.js';

function connectionAt({ instance, parameters }: Exchange): SamlConnection {
  const connection = activeConnection(instance.settings, parameters['connection']);
  if (connection?.protocol !== 'saml') throw notFound();
  return connection;
}

async function metadata(exchange: Exchange): Promise<Answer> {
  const body = await ownMetadata(exchange.instance.settings, connectionAt(exchange));
  return { kind: 'document', type: 'application/samlmetadata+xml', body };
}

/**
 * Takes an identity provider's answer. The browser posts it from another site, so it is known by nothing here: what the
 * answer proves waits with the trip, and the navigation that follows, which the cookie comes along with, goes on.
 */
async function receive(exchange: Exchange): Promise<Answer> {
  const { instance, form } = exchange;
  const connection = connectionAt(exchange);
  const state = form.optional('RelayState') ?? '';
  const trip = await openTrip(exchange, connection, state);
  if (!trip) return elsewhere(exchange, connection);
  const to = new URL(trip.callback_url);
  to.searchParams.set('state', state);
  try {
    const answer = await readAnswer(
      instance,
      connection,
      form.optional('SAMLResponse') ?? '',
      requestIdOf(instance, trip.id),
    );
    await keep(exchange, connection, trip, answer);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    // Nobody knows yet whose browser this is: whoever has begun the trip is told, and the trip waits for them.
    to.searchParams.set('error', error.code);
  }
  return { kind: 'redirect', to: to.href };
}

/** The trip of a state, begun at this connection. Anybody can ask for it who knows the state. */
function openTrip(
  { instance, now }: Exchange,
  connection: SamlConnection,
  state: string,
): Promise<TripRow | undefined> {
  return instance.database
    .selectFrom('provider_trips')
    .selectAll()
    .where('state_hash', '=', hashToken(state))
    .where('provider', '=', providerOf(connection))
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** The longest that an assertion can matter, whatever it says of itself: the trip that it is for is over long before. */
const longest = 24 * 60 * 60_000;

/**
 * Keeps what an answer proves. An assertion serves once, and so does the request that it answers: each by one
 * statement. The same one again changes nothing, because a browser may send a form twice.
 */
async function keep(
  exchange: Exchange,
  connection: SamlConnection,
  trip: TripRow,
  { identity, assertion }: SamlAnswer,
): Promise<void> {
  const { now } = exchange;
  await change(exchange, async ({ tx }) => {
    const { numInsertedOrUpdatedRows: fresh } = await tx
      .insertInto('saml_assertions')
      .values({
        provider: providerOf(connection),
        assertion_id: hashToken(assertion.id),
        expires_at: Math.min(assertion.expiresAt, now + longest),
      })
      .onConflict(conflict => conflict.columns(['provider', 'assertion_id']).doNothing())
      .executeTakeFirst();
    if (fresh !== 1n) return;
    const kept = await tx
      .updateTable('provider_trips')
      .set({ identity: JSON.stringify(identity) })
      .where('id', '=', trip.id)
      .where('status', '=', 'begun')
      .where('identity', 'is', null)
      .where('expires_at', '>', now)
      .returning('id')
      .executeTakeFirst();
    if (!kept) throw invalidResponse();
  });
}

/** Nobody has asked for the answer, or no more: it proves nothing. Whoever brings it begins where everybody does. */
function elsewhere({ instance, url }: Exchange, { allowIdpInitiated }: SamlConnection): Answer {
  const { signInUrl } = instance.settings.app;
  // The navigation that follows has the cookie, and begins anew.
  if (allowIdpInitiated) return { kind: 'redirect', to: url.pathname };
  if (signInUrl !== undefined && URL.canParse(signInUrl)) return { kind: 'redirect', to: signInUrl };
  throw new Problem(400, 'saml_response_invalid', 'the answer is to no request of this server', {
    sentence: 'This took too long, or was not begun here. Go to the page where you sign in, and begin there.',
  });
}

/** What identity providers and those who set them up ask for. */
export const enterpriseEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/saml/metadata/:connection.xml',
    open: true,
    checks: [limitedPerAddress('saml_metadata', 20)],
    handle: metadata,
  },
  {
    method: 'GET',
    path: '/v1/saml/acs/:connection',
    checks: [limitedPerAddress('saml_acs', 20)],
    handle: exchange => beginThere(exchange, connectionAt(exchange)),
  },
  {
    method: 'POST',
    path: '/v1/saml/acs/:connection',
    open: true,
    longField: true,
    checks: [limitedPerAddress('saml_acs', 20)],
    handle: receive,
  },
];
