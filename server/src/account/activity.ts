import { activityEvents, type ActivitiesJSON, type ActivityEvent, type ActivityJSON } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import { readPage } from '../backend-api/paging.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { actingSession } from '../session/session-row.js';
import { describeDevice } from '../session/describe-device.js';
import type { Schema } from '../store/schema.js';

type Row = Selectable<Schema['audit_log']>;

function activityJSON(exchange: Exchange, row: Row): ActivityJSON {
  return {
    object: 'activity',
    id: row.id,
    // The query asks for these alone.
    event: row.event as ActivityEvent,
    session_id: row.session_id,
    device: describeDevice(exchange, row),
    created_at: row.at,
  };
}

/** What happened to the account, the newest first. Who acts as somebody else sees it, and cannot change it either. */
async function list(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const { limit, offset } = readPage(exchange);
  const own = exchange.instance.database
    .selectFrom('audit_log')
    .where('user_id', '=', userId)
    .where('event', 'in', activityEvents);
  const rows = await own.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute();
  const { total } = await own.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const body: ActivitiesJSON = { data: rows.map(row => activityJSON(exchange, row)), total_count: Number(total) };
  return { kind: 'bare', body };
}

/** The account's own history. */
export const activityEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/me/activity', checks: [], handle: list },
];
