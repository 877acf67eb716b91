import type { ProviderStrategy } from 'auth-elements/wire';
import { ensureClient } from '../client/ensure-client.js';
import { createId } from '../crypto/token.js';
import { strategyOf } from '../enterprise/connection.js';
import { change, claim } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { identifierNotFound } from '../http/refusals.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { insertSignIn, startSignIn } from '../sign-in/insert-sign-in.js';
import { isProved, provedIn } from './proved-trip.js';
import { accountOf } from './settle-identity.js';
import { beginTrip, prepareTrip, takeTrip } from './trip.js';

/** Begins a sign-in that another site will prove. Answers its id. */
export async function beginSignIn(exchange: Exchange, strategy: ProviderStrategy): Promise<string> {
  const preparation = await prepareTrip(exchange, strategy);
  const id = createId('sia');
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const client = await ensureClient(work, exchange);
    await startSignIn(work, exchange, client, {
      id,
      status: 'needs_identifier',
      first_factor_strategy: strategy,
      provider_trip_id: await beginTrip(work, exchange, preparation, { client, kind: 'sign_in', attemptId: id }),
    });
  });
  return id;
}

/** Signs in by what a sign-up has proved at another site. Answers whether there was such a proof. */
export async function takeOverSignUp(work: Change, exchange: Exchange, id: string): Promise<boolean> {
  const trip = await takeTrip(work, exchange, 'sign_in', id);
  if (!isProved(trip)) return false;
  const client = await ensureClient(work, exchange);
  const owner = await accountOf(work, exchange, trip);
  if (!owner) throw identifierNotFound();
  const row = await insertSignIn(work, exchange, client, {
    id,
    status: 'needs_first_factor',
    user_id: owner.id,
    first_factor_strategy: strategyOf(trip.provider),
    provider_trip_id: trip.id,
  });
  await completeSignIn(work, exchange, client, row, { userId: owner.id, ...provedIn(trip) });
  return true;
}
