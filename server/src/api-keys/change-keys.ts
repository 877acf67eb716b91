import { mailNotice } from '../account/mail-notice.js';
import { audit } from '../audit.js';
import { createKey, hashToken } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { banned, notFound } from '../http/refusals.js';
import type { SessionRow } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { createApiKeyId, valid } from './api-key-row.js';
import type { ApiKeyRow } from './api-key-row.js';

/** So many keys of one person may be good at a time. */
export const mostKeys = 50;

export interface NewApiKey {
  readonly userId: string;
  readonly name: string;
  readonly description: string | null;
  readonly scopes: readonly string[];
  readonly claims: Readonly<Record<string, unknown>> | null;
  readonly secondsUntilExpiration: number | null;
  readonly createdBy: string | null;
}

/**
 * Makes a key, mails its person, and writes it down. The secret is in the answer, and nowhere else: what is stored is a
 * hash of it.
 *
 * @param session - The session that asks for it; undefined: the application's own server does.
 */
export async function createApiKey(
  change: Change,
  exchange: Exchange,
  wanted: NewApiKey,
  session?: SessionRow,
): Promise<{ readonly row: ApiKeyRow; readonly secret: string }> {
  const { tx } = change;
  const { now } = exchange;
  const user = await lockPerson(change, wanted.userId);
  await requireRoom(change, exchange, wanted);
  const secret = createKey('ak');
  const row = await tx
    .insertInto('api_keys')
    .values({
      id: createApiKeyId(),
      user_id: user.id,
      secret_hash: hashToken(secret),
      name: wanted.name,
      description: wanted.description,
      scopes: JSON.stringify(wanted.scopes),
      claims: wanted.claims && JSON.stringify(wanted.claims),
      created_by: wanted.createdBy,
      expires_at: expirationOf(wanted.secondsUntilExpiration, now),
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await mailNotice(change, exchange, user, 'api_key_created');
  await audit(tx, exchange, { event: 'api_key.created', userId: user.id, reason: row.id, ...placeOf(session) });
  return { row, secret };
}

/** When a key is over that is good for so many seconds from now on. */
export function expirationOf(seconds: number | null, now: number): number | null {
  return seconds === null ? null : now + Math.ceil(seconds * 1000);
}

/** Whose key it is to be, locked: of several that are made at once each counts those before it. */
async function lockPerson(
  { tx }: Change,
  id: string,
): Promise<{ readonly id: string; readonly locale: string | null }> {
  const user = await tx
    .selectFrom('users')
    .select(['id', 'locale', 'banned_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!user) throw notFound();
  if (user.banned_at !== null) throw banned();
  return user;
}

async function requireRoom({ tx }: Change, { now }: Exchange, { userId, name }: NewApiKey): Promise<void> {
  const present = await tx
    .selectFrom('api_keys')
    .select('name')
    .where('user_id', '=', userId)
    .where(valid(now))
    .execute();
  if (present.some(key => key.name === name))
    throw new Problem(409, 'api_key_name_already_exists', 'the subject has a key with this name', {
      field: 'name',
      sentence: 'There is a key with this name already. Choose another name.',
    });
  if (present.length >= mostKeys)
    throw new Problem(403, 'api_key_usage_exceeded', `a person has at most ${mostKeys} keys`, {
      sentence: `There are ${mostKeys} keys already. Revoke one that is not used any more.`,
    });
}

/** Revokes a key, mails its person, and writes it down. One that is revoked already stays as it is. */
export async function revokeApiKey(
  change: Change,
  exchange: Exchange,
  { id, reason }: { readonly id: string; readonly reason: string | null },
  session?: SessionRow,
): Promise<ApiKeyRow> {
  const { tx } = change;
  const { now } = exchange;
  const before = await lockApiKey(change, id);
  if (before.revoked_at !== null) return before;
  const row = await tx
    .updateTable('api_keys')
    .set({ revoked_at: now, revocation_reason: reason, updated_at: growing(before.updated_at, now) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const user = await tx
    .selectFrom('users')
    .select(['id', 'locale'])
    .where('id', '=', row.user_id)
    .executeTakeFirstOrThrow();
  await mailNotice(change, exchange, user, 'api_key_revoked');
  await audit(tx, exchange, { event: 'api_key.revoked', userId: user.id, reason: id, ...placeOf(session) });
  return row;
}

/** The key, locked: of two changes at once the second finds what the first has left. */
export async function lockApiKey({ tx }: Change, id: string): Promise<ApiKeyRow> {
  const row = await tx.selectFrom('api_keys').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const placeOf = (session: SessionRow | undefined) =>
  session ? { sessionId: session.id, clientId: session.client_id } : {};
