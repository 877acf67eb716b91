import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { notFound, signedOut } from '../http/refusals.js';
import type { Schema } from '../store/schema.js';

export type SessionRow = Selectable<Schema['sessions']>;

/** Whether a session still holds: it was not ended, and neither its life nor the limit of inactivity is over. */
export function isLive({ status, expire_at, abandon_at }: SessionRow, now: number): boolean {
  return status === 'active' && expire_at > now && abandon_at > now;
}

/** The same as a condition of a query. */
export function live(now: number) {
  return (where: ExpressionBuilder<Schema, 'sessions'>) =>
    where.and([where('status', '=', 'active'), where('expire_at', '>', now), where('abandon_at', '>', now)]);
}

/** A session of the requesting client, over or not. Other clients' sessions do not exist for it. */
export async function ownSession({ instance, device }: Exchange, id: string): Promise<SessionRow> {
  if (!device.client) throw signedOut();
  const row = await instance.database
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', device.client.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** A session of the requesting client that still holds, of somebody who may use it. */
export async function ownLiveSession(exchange: Exchange, id: string): Promise<SessionRow> {
  const row = await ownSession(exchange, id);
  if (!isLive(row, exchange.now)) throw signedOut();
  return row;
}

/**
 * The session a call acts for: the one it names, else the client's last active one. Who acts as somebody else sees their
 * account, and changes nothing of it: neither factors nor anything else.
 */
export async function actingSession(exchange: Exchange): Promise<SessionRow> {
  const { client } = exchange.device;
  const id = exchange.url.searchParams.get('_clerk_session_id') ?? client?.last_active_session_id;
  if (!client || !id) throw signedOut();
  const row = await exchange.instance.database
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', client.id)
    .where(live(exchange.now))
    .executeTakeFirst();
  if (!row) throw signedOut();
  if (exchange.request.method !== 'GET') refuseActor(row);
  return row;
}

/** Refuses what is for the user alone. */
export function refuseActor({ actor }: SessionRow): void {
  if (!actor) return;
  throw new Problem(403, 'authorization_invalid', 'an actor changes nothing of the account', {
    sentence: 'This cannot be done while you act as somebody else.',
  });
}
