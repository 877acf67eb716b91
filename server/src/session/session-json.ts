import type { SessionJSON, SessionWithActivitiesJSON, UserJSON } from 'auth-elements/wire';
import { publicUserData, usersJSON } from '../account/user-json.js';
import type { Exchange } from '../http/exchange.js';
import { factorAges, mintToken } from './mint-token.js';
import { isLive } from './session-row.js';
import type { SessionRow } from './session-row.js';
import { describeDevice } from './describe-device.js';

/** Sessions as their own browser sees them, each with its person and, while it holds, a fresh token. */
export async function sessionsJSON(exchange: Exchange, rows: readonly SessionRow[]): Promise<readonly SessionJSON[]> {
  const users = await usersJSON(exchange.instance, [...new Set(rows.map(row => row.user_id))]);
  const described = await Promise.all(
    rows.map(async row => {
      const user = users.get(row.user_id);
      return user && sessionJSON(exchange, row, user);
    }),
  );
  return described.filter(session => session !== undefined);
}

/** One session; see {@link sessionsJSON}. */
export async function oneSessionJSON(exchange: Exchange, row: SessionRow): Promise<SessionJSON> {
  const [session] = await sessionsJSON(exchange, [row]);
  if (!session) throw new Error('A session has no user, which its foreign key forbids.');
  return session;
}

async function sessionJSON(exchange: Exchange, row: SessionRow, user: UserJSON): Promise<SessionJSON> {
  const live = isLive(row, exchange.now);
  return {
    ...shared(row, exchange.now),
    last_active_token: live ? { object: 'token', jwt: await mintToken(exchange, row) } : null,
    tasks: null,
    factor_verification_age: factorAges(row, exchange.now),
    user,
    public_user_data: publicUserData(user),
  };
}

/** A session as the list of devices shows it. */
export function deviceJSON(exchange: Exchange, row: SessionRow): SessionWithActivitiesJSON {
  return {
    ...shared(row, exchange.now),
    latest_activity: {
      object: 'session_activity',
      id: `sact_${row.id.slice(row.id.indexOf('_') + 1)}`,
      ...describeDevice(exchange, row),
    },
  };
}

/** One that was ended from afar: the description of the protocol has more of it there than in the list. */
export async function endedDeviceJSON(exchange: Exchange, row: SessionRow) {
  const { instance, now } = exchange;
  const user = (await usersJSON(instance, [row.user_id])).get(row.user_id);
  return {
    ...deviceJSON(exchange, row),
    factor_verification_age: factorAges(row, now),
    public_user_data: user ? publicUserData(user) : null,
  };
}

function shared(row: SessionRow, now: number): Omit<SessionWithActivitiesJSON, 'latest_activity'> {
  const over = row.status === 'active' && !isLive(row, now);
  return {
    object: 'session',
    id: row.id,
    status: over ? (row.expire_at <= now ? 'expired' : 'abandoned') : row.status,
    expire_at: row.expire_at,
    abandon_at: row.abandon_at,
    last_active_at: row.last_active_at,
    last_active_organization_id: null,
    actor: row.actor,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}
