import { createId } from '../crypto/token.js';
import { rotateToken } from '../client/client-token.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { alreadySignedIn, banned, sessionExists, wrongState } from '../http/refusals.js';
import type { Settings } from '../settings.js';
import type { Actor } from '../store/columns.js';
import { live } from './session-row.js';
import type { SessionRow } from './session-row.js';

export interface NewSession {
  readonly client: ClientRow;
  readonly userId: string;
  readonly strategy: string;
  readonly firstFactorAt: number;
  /** Null: no second factor was proved. */
  readonly secondFactorAt?: number | null;
  /** Somebody else acts as the user, for so many milliseconds. */
  readonly impersonation?: { readonly actor: Actor; readonly lifetime: number };
}

/**
 * Signs somebody in on a client whose row is locked. Every way in ends here: what bars a session bars it for all of
 * them. The client's token is replaced, so what was known before the sign-in is worth nothing after it.
 */
export async function startSession(change: Change, exchange: Exchange, begun: NewSession): Promise<SessionRow> {
  const { client, userId, strategy, firstFactorAt, impersonation } = begun;
  const { tx } = change;
  const { now } = exchange;
  const user = await tx
    .selectFrom('users')
    .select(['banned_at', 'password_updated_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (!user || user.banned_at !== null) throw banned();
  // Whoever set a new password may have set it against the one who proved something before.
  if ((user.password_updated_at ?? 0) > firstFactorAt)
    throw wrongState('The password was changed meanwhile. Start again.');
  await refuseSecond(change, exchange, client, userId);
  const session = await insertSession(change, exchange, begun);
  await tx
    .updateTable('clients')
    .set({
      last_active_session_id: session.id,
      last_authentication_strategy: strategy,
      last_auth_at: now,
      proof_for: null,
      proof_email_key: null,
      proof_email: null,
      proof_expires_at: null,
      proof_trip_id: null,
      updated_at: growing(client.updated_at, now),
    })
    .where('id', '=', client.id)
    .execute();
  if (!impersonation)
    await tx.updateTable('users').set({ last_sign_in_at: now, last_active_at: now }).where('id', '=', userId).execute();
  await rotateToken(change, exchange, client);
  return session;
}

async function insertSession(
  { tx }: Change,
  { instance, now, request, ip }: Exchange,
  { client, userId, strategy, firstFactorAt, secondFactorAt = null, impersonation }: NewSession,
): Promise<SessionRow> {
  return tx
    .insertInto('sessions')
    .values({
      id: createId('sess'),
      client_id: client.id,
      user_id: userId,
      status: 'active',
      strategy,
      first_factor_at: firstFactorAt,
      second_factor_at: secondFactorAt,
      last_active_at: now,
      ...limitsFrom(instance.settings, now, impersonation?.lifetime),
      ip,
      user_agent: request.headers.get('user-agent')?.slice(0, 512) ?? null,
      actor: impersonation ? JSON.stringify(impersonation.actor) : null,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Until when a session holds that begins, or begins anew, now. */
export function limitsFrom({ sessions }: Pick<Settings, 'sessions'>, now: number, atMost = Infinity) {
  const { lifetime, inactivity = Infinity } = sessions;
  const expireAt = now + Math.min(lifetime, atMost);
  return { expire_at: expireAt, abandon_at: Math.min(expireAt, now + inactivity) };
}

/** Refuses a session that a client may not have beside those that it has. */
export async function refuseSecond(
  { tx }: Change,
  { instance, now }: Exchange,
  client: ClientRow,
  userId: string,
): Promise<void> {
  const present = await tx
    .selectFrom('sessions')
    .select(['id', 'user_id'])
    .where('client_id', '=', client.id)
    .where(live(now))
    .execute();
  const own = present.find(session => session.user_id === userId);
  if (own) throw alreadySignedIn(own.id);
  if (instance.settings.sessions.single && present.length > 0) throw sessionExists();
  // One that has run out makes room: at most one session of a person on a client counts as active.
  await tx
    .updateTable('sessions')
    .set({ status: 'expired', updated_at: now })
    .where('client_id', '=', client.id)
    .where('user_id', '=', userId)
    .where('status', '=', 'active')
    .execute();
}

/** Clients tell a newer state by its time, so it grows even when the clock does not. */
export function growing(before: number, now: number): number {
  return Math.max(now, before + 1);
}
