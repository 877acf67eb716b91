import { ensureClient } from '../client/ensure-client.js';
import { createId } from '../crypto/token.js';
import { change } from '../http/change.js';
import type { Answer, Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import { tripVerification } from '../oauth/trip-json.js';
import type { Targets } from '../oauth/trip-targets.js';
import { beginTrip, readTrip } from '../oauth/trip.js';
import type { Preparation } from '../oauth/trip.js';
import { startSignIn } from '../sign-in/insert-sign-in.js';
import type { Settings } from '../settings.js';
import { providerOf } from './connection.js';
import type { SamlConnection } from './connection.js';
import { prepareSamlVisit } from './visit.js';

/** A visit that was begun a moment ago and has led here again: the identity provider does not answer requests. */
const moment = 30_000;

/**
 * Somebody has begun at their identity provider. Nothing of what it said is believed, because nobody here has asked: the
 * browser is sent there anew, with a request of its own, and the answer to that is as good as any other.
 */
export async function beginThere(exchange: Exchange, connection: SamlConnection): Promise<Answer> {
  const targets = targetsOf(exchange.instance.settings);
  if (!connection.allowIdpInitiated || !targets) throw notFound();
  if (await hasJustBegun(exchange, connection)) return { kind: 'redirect', to: targets.redirectUrl };
  const preparation = await prepareSamlVisit(exchange, connection, targets);
  await begin(exchange, preparation);
  const { instance, now } = exchange;
  const trip = await readTrip(instance.database, preparation.id);
  const to = trip && tripVerification(instance, trip, now).external_verification_redirect_url;
  if (!to) throw notFound();
  return { kind: 'redirect', to };
}

/** The pages of the application, as whole addresses: there is none that could have been named by a request. */
function targetsOf({ app }: Settings): Targets | undefined {
  const whole = [app.afterSignInUrl, app.homeUrl, app.signInUrl].filter(url => url !== undefined && URL.canParse(url));
  const { signInUrl: redirectUrl } = app;
  const [completeUrl] = whole;
  return redirectUrl !== undefined && completeUrl !== undefined && URL.canParse(redirectUrl)
    ? { redirectUrl, completeUrl }
    : undefined;
}

async function hasJustBegun({ instance, device, now }: Exchange, connection: SamlConnection): Promise<boolean> {
  const found = await instance.database
    .selectFrom('provider_trips')
    .select('id')
    .where('client_id', '=', device.client?.id ?? '')
    .where('provider', '=', providerOf(connection))
    .where('status', '=', 'begun')
    .where('created_at', '>', now - moment)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function begin(exchange: Exchange, preparation: Preparation): Promise<void> {
  const id = createId('sia');
  await change(exchange, async work => {
    const client = await ensureClient(work, exchange);
    await startSignIn(work, exchange, client, {
      id,
      status: 'needs_identifier',
      first_factor_strategy: 'enterprise_sso',
      provider_trip_id: await beginTrip(work, exchange, preparation, { client, kind: 'sign_in', attemptId: id }),
    });
  });
}
