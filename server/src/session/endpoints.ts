import { change } from '../http/change.js';
import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import { lockClient } from '../client/ensure-client.js';
import { endSessions } from './end-sessions.js';
import { mintToken } from './mint-token.js';
import { deviceJSON, endedDeviceJSON, oneSessionJSON } from './session-json.js';
import { actingSession, live, ownLiveSession, ownSession } from './session-row.js';
import type { SessionRow } from './session-row.js';
import { growing } from './start-session.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function read(exchange: Exchange): Promise<Answer> {
  const row = await ownSession(exchange, idOf(exchange));
  return { kind: 'envelope', response: await oneSessionJSON(exchange, row) };
}

async function touch(exchange: Exchange): Promise<Answer> {
  const { now, instance } = exchange;
  const row = await ownLiveSession(exchange, idOf(exchange));
  const { inactivity } = instance.settings.sessions;
  const touched = await change(exchange, async ({ tx, ...rest }) => {
    const client = await lockClient({ tx, ...rest }, row.client_id);
    if (!client) throw notFound();
    await tx
      .updateTable('clients')
      .set({ last_active_session_id: row.id, updated_at: growing(client.updated_at, now) })
      .where('id', '=', client.id)
      .execute();
    await tx.updateTable('users').set({ last_active_at: now }).where('id', '=', row.user_id).execute();
    return tx
      .updateTable('sessions')
      .set({
        last_active_at: now,
        updated_at: growing(row.updated_at, now),
        ...(inactivity !== undefined && { abandon_at: Math.min(row.expire_at, now + inactivity) }),
      })
      .where('id', '=', row.id)
      .where('status', '=', 'active')
      .returningAll()
      .executeTakeFirst();
  });
  if (!touched) throw notFound();
  return { kind: 'envelope', response: await oneSessionJSON(exchange, touched) };
}

function over(status: 'ended' | 'removed'): Endpoint['handle'] {
  return async exchange => {
    const row = await ownSession(exchange, idOf(exchange));
    await change(exchange, work => endSessions(work, exchange, [row], status));
    return { kind: 'envelope', response: await oneSessionJSON(exchange, await ownSession(exchange, row.id)) };
  };
}

async function tokens(exchange: Exchange): Promise<Answer> {
  const row = await ownLiveSession(exchange, idOf(exchange));
  return { kind: 'bare', body: { object: 'token', jwt: await mintToken(exchange, row) } };
}

async function removeAll(exchange: Exchange): Promise<Answer> {
  const { client } = exchange.device;
  if (!client) return { kind: 'alone', response: null };
  await change(exchange, async work => {
    const rows = await work.tx
      .selectFrom('sessions')
      .selectAll()
      .where('client_id', '=', client.id)
      .where('status', '=', 'active')
      .execute();
    await endSessions(work, exchange, rows, 'removed');
  });
  return { kind: 'client' };
}

async function sessionsOf({ instance, now }: Exchange, userId: string): Promise<readonly SessionRow[]> {
  return instance.database
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where(live(now))
    .orderBy('last_active_at', 'desc')
    .orderBy('id')
    .execute();
}

async function list(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const rows = await sessionsOf(exchange, userId);
  return { kind: 'bare', body: rows.map(row => deviceJSON(exchange, row)) };
}

async function revoke(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const row = (await sessionsOf(exchange, userId)).find(session => session.id === idOf(exchange));
  if (!row) throw notFound();
  await change(exchange, work => endSessions(work, exchange, [row], 'revoked'));
  const ended = { ...row, status: 'revoked', updated_at: exchange.now } as const;
  return { kind: 'envelope', response: await endedDeviceJSON(exchange, ended) };
}

/** One session of this browser, or the list of a person's devices. */
export const sessionEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/client/sessions/:id', checks: [], handle: read },
  {
    method: 'POST',
    path: '/v1/client/sessions/:id/touch',
    duringMaintenance: true,
    checks: [takes('active_organization_id', 'intent')],
    handle: touch,
  },
  { method: 'POST', path: '/v1/client/sessions/:id/end', checks: [takes()], handle: over('ended') },
  { method: 'POST', path: '/v1/client/sessions/:id/remove', checks: [takes()], handle: over('removed') },
  {
    method: 'POST',
    path: '/v1/client/sessions/:id/tokens',
    duringMaintenance: true,
    reserved: true,
    checks: [takes('organization_id')],
    handle: tokens,
  },
  { method: 'DELETE', path: '/v1/client/sessions', checks: [takes()], handle: removeAll },
  { method: 'GET', path: '/v1/me/sessions', checks: [], handle: list },
  { method: 'GET', path: '/v1/me/sessions/active', checks: [], handle: list },
  { method: 'POST', path: '/v1/me/sessions/:id/revoke', checks: [takes()], handle: revoke },
];
