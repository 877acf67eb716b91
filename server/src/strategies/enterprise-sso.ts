import { connectionOfSignIn, notOffered } from '../enterprise/sso-only.js';
import { prepareVisit } from '../enterprise/visit.js';
import { change, claim } from '../http/change.js';
import { Problem } from '../http/problem.js';
import { beginTrip } from '../oauth/trip.js';
import { growing } from '../session/start-session.js';
import { lockSignIn } from '../sign-in/sign-in-row.js';
import type { SignInStrategy } from './sign-in-strategy.js';

const strategy = 'enterprise_sso';

/** An organization's identity provider says who somebody is: the browser goes there, and comes back with the proof. */
export const enterpriseSso: SignInStrategy = {
  takes: [],

  async prepare(exchange, present) {
    const { instance, now } = exchange;
    const connection = connectionOfSignIn(instance.settings, present);
    if (!connection) throw notOffered(undefined);
    const preparation = await prepareVisit(exchange, connection, present.identifier);
    await change(exchange, async work => {
      await claim(work, exchange, present.id);
      const { client, row } = await lockSignIn(work, exchange, present.id, 'needs_first_factor');
      const traveller = { client, kind: 'sign_in', attemptId: row.id } as const;
      const tripId = await beginTrip(work, exchange, preparation, traveller);
      await work.tx
        .updateTable('sign_ins')
        .set({ first_factor_strategy: strategy, provider_trip_id: tripId, updated_at: now })
        .where('id', '=', row.id)
        .execute();
      await work.tx
        .updateTable('clients')
        .set({ updated_at: growing(client.updated_at, now) })
        .where('id', '=', client.id)
        .execute();
    });
  },

  attempt: () =>
    Promise.reject(new Problem(400, 'verification_strategy_invalid', 'the proof comes from the identity provider')),
};
