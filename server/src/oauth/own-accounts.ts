import { mailNotice } from '../account/mail-notice.js';
import { lockUser } from '../account/second-factor-changes.js';
import { requireWayIn } from '../account/ways-in.js';
import { audit } from '../audit.js';
import { lockClient } from '../client/ensure-client.js';
import { createId } from '../crypto/token.js';
import { connectionIdIn } from '../enterprise/connection.js';
import { change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { invalidValue, notFound, signedOut } from '../http/refusals.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { requireRecentProof } from '../session/step-up.js';
import { externalAccountJSON, unconnectedJSON } from './external-account-json.js';
import type { ExternalAccountRow } from './external-accounts.js';
import { beginTrip, prepareTrip, providerFields, readProviderStrategy, readTrip } from './trip.js';
import { tripVerification } from './trip-json.js';
import type { Preparation, TripRow } from './trip.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function connect(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const strategy = readProviderStrategy(exchange);
  if (!strategy) throw invalidValue('strategy');
  const trip = await leave(exchange, session, createId('eac'), await prepareTrip(exchange, strategy));
  return { kind: 'envelope', response: unconnectedJSON(exchange.instance, trip, exchange.now) };
}

/** The same person at the site says anew who they are. */
async function reauthorize(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const account = await ownAccount(exchange, session);
  if (!account) throw notFound();
  const trip = await leave(exchange, session, account.id, await prepareTrip(exchange, `oauth_${account.provider}`));
  const verification = tripVerification(exchange.instance, trip, exchange.now);
  return { kind: 'envelope', response: { ...externalAccountJSON(account), verification } };
}

async function leave(
  exchange: Exchange,
  session: SessionRow,
  attemptId: string,
  preparation: Preparation,
): Promise<TripRow> {
  const id = await change(exchange, async work => {
    const client = await lockClient(work, session.client_id);
    if (!client) throw signedOut();
    return beginTrip(work, exchange, preparation, { client, kind: 'user', attemptId, session });
  });
  const trip = await readTrip(exchange.instance.database, id);
  if (!trip) throw notFound();
  return trip;
}

async function ownAccount(exchange: Exchange, { user_id }: SessionRow): Promise<ExternalAccountRow | undefined> {
  const account = await exchange.instance.database
    .selectFrom('external_accounts')
    .selectAll()
    .where('id', '=', idOf(exchange))
    .where('user_id', '=', user_id)
    .executeTakeFirst();
  // That of an organization is not for the person to take away.
  return account && connectionIdIn(account.provider) === undefined ? account : undefined;
}

/** Takes away the connection, or what is left of a trip that came to nothing. */
async function remove(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const id = idOf(exchange);
  const account = await ownAccount(exchange, session);
  await change(exchange, async work => {
    const { tx } = work;
    const user = await lockUser(work, session.user_id);
    const trips = await tx
      .deleteFrom('provider_trips')
      .where('attempt_kind', '=', 'user')
      .where('attempt_id', '=', id)
      .where('user_id', '=', user.id)
      .returning('id')
      .execute();
    const removed = await tx
      .deleteFrom('external_accounts')
      .where('id', '=', account?.id ?? '')
      .where('user_id', '=', user.id)
      .returning('provider')
      .executeTakeFirst();
    if (!removed && trips.length === 0) throw notFound();
    await tx
      .updateTable('users')
      .set({ updated_at: growing(user.updated_at, exchange.now) })
      .where('id', '=', user.id)
      .execute();
    if (!removed) return;
    await requireWayIn(work.tx, exchange.instance.settings, user.id);
    await mailNotice(work, exchange, user, 'site_removed');
    const entry = { userId: user.id, sessionId: session.id, reason: removed.provider };
    await audit(tx, exchange, { event: 'external_account.removed', ...entry });
  });
  return { kind: 'envelope', response: { object: 'external_account', id, deleted: true } };
}

const path = '/v1/me/external_accounts';

/** The accounts at other sites by which the signed-in person signs in. */
export const ownAccountEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path,
    checks: [limitedPerAddress('external_account', 10), takes('strategy', ...providerFields)],
    handle: connect,
  },
  {
    method: 'PATCH',
    path: `${path}/:id/reauthorize`,
    checks: [limitedPerAddress('external_account', 10), takes(...providerFields)],
    handle: reauthorize,
  },
  { method: 'DELETE', path: `${path}/:id`, checks: [takes()], handle: remove },
];
