import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { beginTrip } from '../oauth/trip.js';
import { growing } from '../session/start-session.js';
import { lockSignUp } from '../sign-up/sign-up-row.js';
import type { SignUpRow } from '../sign-up/sign-up-row.js';
import { connectionFor } from './connection.js';
import { notOffered } from './sso-only.js';
import { prepareVisit } from './visit.js';

/** Begins the visit that proves the address of a sign-up, at the identity provider of its organization. */
export async function leaveSignUp(exchange: Exchange, present: SignUpRow): Promise<void> {
  const { now, instance } = exchange;
  const connection = connectionFor(instance.settings, present.email_key);
  if (!connection) throw notOffered(undefined);
  const preparation = await prepareVisit(exchange, connection, present.email_address);
  await change(exchange, async work => {
    await claim(work, exchange, present.id);
    const { client, row } = await lockSignUp(work, exchange, present.id);
    const tripId = await beginTrip(work, exchange, preparation, { client, kind: 'sign_up', attemptId: row.id });
    await work.tx
      .updateTable('sign_ups')
      .set({ provider_trip_id: tripId, updated_at: now })
      .where('id', '=', row.id)
      .execute();
    await work.tx
      .updateTable('clients')
      .set({ updated_at: growing(client.updated_at, now) })
      .where('id', '=', client.id)
      .execute();
  });
}
