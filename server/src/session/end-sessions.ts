import { audit } from '../audit.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { growing } from './start-session.js';
import type { SessionRow } from './session-row.js';

/** Ends sessions, and tells the clients that they were on. Sessions that are over stay as they are. */
export async function endSessions(
  { tx }: Change,
  exchange: Exchange,
  sessions: readonly SessionRow[],
  status: 'ended' | 'removed' | 'revoked',
): Promise<void> {
  const { now } = exchange;
  if (sessions.length === 0) return;
  const clientIds = [...new Set(sessions.map(session => session.client_id))];
  // Clients first, in one order: a sign-in and a touch take these locks before they write sessions, too.
  const clients = await tx
    .selectFrom('clients')
    .selectAll()
    .where('id', 'in', clientIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ended = await tx
    .updateTable('sessions')
    .set({ status, updated_at: now })
    .where(
      'id',
      'in',
      sessions.map(session => session.id),
    )
    .where('status', '=', 'active')
    .returning(['id', 'user_id', 'client_id'])
    .execute();
  const ids = ended.map(session => session.id);
  for (const client of clients.filter(({ id }) => ended.some(session => session.client_id === id))) {
    const gone = client.last_active_session_id !== null && ids.includes(client.last_active_session_id);
    const next = gone ? await lastActive(tx, client.id, now) : client.last_active_session_id;
    await tx
      .updateTable('clients')
      .set({ last_active_session_id: next, last_auth_at: now, updated_at: growing(client.updated_at, now) })
      .where('id', '=', client.id)
      .execute();
  }
  for (const session of ended)
    await audit(tx, exchange, { event: `session.${status}`, userId: session.user_id, sessionId: session.id });
}

/** Revokes all sessions of a user but one. */
export async function endOtherSessions(change: Change, exchange: Exchange, userId: string, except = ''): Promise<void> {
  const others = await change.tx
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '!=', except)
    .where('status', '=', 'active')
    .execute();
  await endSessions(change, exchange, others, 'revoked');
}

async function lastActive(tx: Change['tx'], clientId: string, now: number): Promise<string | null> {
  const row = await tx
    .selectFrom('sessions')
    .select('id')
    .where('client_id', '=', clientId)
    .where('status', '=', 'active')
    .where('expire_at', '>', now)
    .orderBy('last_active_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
