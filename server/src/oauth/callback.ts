import { audit } from '../audit.js';
import { connectionIdIn } from '../enterprise/connection.js';
import { identifyByConnection } from '../enterprise/identify.js';
import { change } from '../http/change.js';
import { limitedPerAddress } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { growing } from '../session/start-session.js';
import { violatedConstraint } from '../store/statement-error.js';
import { hashToken } from '../crypto/token.js';
import { settleIdentity } from './settle-identity.js';
import type { ProvedTrip } from './proved-trip.js';
import { roundTripOf, useTrip } from './trip.js';
import type { TripRow } from './trip.js';

/** The browser comes back from another site. Whatever comes of it, it goes on to a page that was agreed on before. */
async function callback(exchange: Exchange): Promise<Answer> {
  const { instance, url, parameters } = exchange;
  const state = url.searchParams.get('state') ?? '';
  const provider = parameters['provider'] ?? '';
  const trip = await useTrip(instance.database, exchange, provider, state);
  if (!trip) return { kind: 'redirect', to: await whereItBelongs(exchange, state) };
  try {
    const proved = await identify(exchange, trip);
    const complete = await settle(exchange, proved);
    return { kind: 'redirect', to: complete ? trip.complete_url : trip.redirect_url };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await fail(exchange, trip, error);
    return { kind: 'redirect', to: trip.redirect_url };
  }
}

/** A state that was used before leads this browser back to its page, which says how things stand; any other nowhere. */
async function whereItBelongs({ instance, device }: Exchange, state: string): Promise<string> {
  const known = await instance.database
    .selectFrom('provider_trips')
    .select('redirect_url')
    .where('state_hash', '=', hashToken(state))
    .where('client_id', '=', device.client?.id ?? '')
    .executeTakeFirst();
  if (known) return known.redirect_url;
  throw new Problem(400, 'oauth_callback_invalid', 'the state belongs to no trip of this client', {
    sentence: 'This page was called without need, or took too long. Go back to where you came from, and try again.',
  });
}

async function identify(exchange: Exchange, trip: TripRow): Promise<ProvedTrip> {
  const { instance, url, now } = exchange;
  const connection = connectionIdIn(trip.provider);
  const refusal = url.searchParams.get('error');
  if (refusal !== null && !trip.identity) throw refused(refusal);
  if (connection !== undefined)
    return { ...trip, identity: await identifyByConnection(exchange, trip, connection), proved_at: now };
  const provider = instance.providers.find(trip.provider);
  if (!provider) throw new Problem(400, 'oauth_provider_not_enabled', 'the site was taken out of the settings');
  const user = parseUser(url.searchParams.get('user'));
  const identity = await instance.providers.identify(provider, url, roundTripOf(instance, trip), user);
  return { ...trip, identity, proved_at: now };
}

// Two that make an account of the same person at once are told apart by an index; the one that lost looks again.
async function settle(exchange: Exchange, trip: ProvedTrip): Promise<boolean> {
  const run = (): Promise<boolean> => change(exchange, work => settleIdentity(work, exchange, trip));
  try {
    return await run();
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    return run();
  }
}

async function fail(exchange: Exchange, trip: TripRow, { code }: Problem): Promise<void> {
  await change(exchange, async ({ tx }) => {
    await tx
      .updateTable('provider_trips')
      .set({ status: 'failed', error_code: code })
      .where('id', '=', trip.id)
      .execute();
    const { client } = exchange.device;
    const moved = { updated_at: growing(client?.updated_at ?? 0, exchange.now) };
    await tx.updateTable('clients').set(moved).where('id', '=', trip.client_id).execute();
    if (trip.user_id !== null)
      await tx
        .updateTable('users')
        .set(set => ({ updated_at: set.fn<number>('greatest', [set.val(exchange.now), set('updated_at', '+', 1)]) }))
        .where('id', '=', trip.user_id)
        .execute();
    await audit(tx, exchange, {
      event: 'external_account.refused',
      userId: trip.user_id,
      clientId: trip.client_id,
      reason: code,
    });
  });
}

const samlRefusals = ['saml_access_denied', 'saml_response_invalid'] as const;

function refused(error: string): Problem {
  const saml = samlRefusals.find(code => code === error);
  if (saml) return new Problem(403, saml, 'the identity provider refused');
  const code = error === 'access_denied' || error === 'user_cancelled_authorize' ? 'oauth_access_denied' : undefined;
  return new Problem(403, code ?? 'oauth_callback_invalid', 'the site refused');
}

function parseUser(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

const passedOn = ['code', 'state', 'error', 'iss', 'user'] as const;

/** Sites that answer by a form post from their own page: the cookie comes with the navigation that this leads to. */
function repost({ form, url }: Exchange): Answer {
  const to = new URL(url.pathname, url);
  for (const name of passedOn) {
    const value = form.optional(name);
    if (value !== undefined && value.length <= 4096) to.searchParams.set(name, value);
  }
  return { kind: 'redirect', to: to.pathname + to.search };
}

const path = '/v1/oauth_callback/:provider';

/** Where other sites send browsers back to. */
export const callbackEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, checks: [limitedPerAddress('oauth_callback', 20)], handle: callback },
  { method: 'POST', path, open: true, checks: [limitedPerAddress('oauth_callback', 20)], handle: repost },
];
