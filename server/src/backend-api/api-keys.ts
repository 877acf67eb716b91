import type { ApiKeyJSON, CreatedApiKeyJSON } from 'auth-elements/wire';
import { z } from 'zod';
import {
  apiKeyJSON,
  findApiKey,
  isExpired,
  keyFields,
  listApiKeys,
  revocation,
  valid,
} from '../api-keys/api-key-row.js';
import type { ApiKeyRow } from '../api-keys/api-key-row.js';
import { createApiKey, expirationOf, lockApiKey, revokeApiKey } from '../api-keys/change-keys.js';
import { offered } from '../api-keys/endpoints.js';
import { audit } from '../audit.js';
import { hashToken } from '../crypto/token.js';
import { change } from '../http/change.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { missing, notFound, wrongState } from '../http/refusals.js';
import { growing } from '../session/start-session.js';
import type { Queries } from '../store/schema.js';
import { metadata } from './fields.js';

const minute = 60_000;
const scopes = z.array(z.string().min(1).max(200)).max(100);
const claims = metadata.nullish();

const shown = (row: ApiKeyRow, { now }: Exchange): Answer => ({ kind: 'bare', body: apiKeyJSON(row, now) });

async function list(exchange: Exchange): Promise<Answer> {
  const subject = exchange.url.searchParams.get('subject');
  if (!subject) throw missing('subject');
  return { kind: 'bare', body: await listApiKeys(exchange, subject) };
}

async function create(exchange: Exchange): Promise<Answer> {
  const shape = z.strictObject({ ...keyFields, claims, scopes: scopes.optional(), created_by: z.string().nullish() });
  const given = readBody(exchange.body, shape);
  const wanted = {
    userId: given.subject,
    name: given.name,
    description: given.description ?? null,
    scopes: [...new Set(given.scopes)],
    claims: given.claims ?? null,
    secondsUntilExpiration: given.seconds_until_expiration ?? null,
    createdBy: given.created_by ?? null,
  };
  const { row, secret } = await change(exchange, async work => {
    if (wanted.createdBy !== null) await requirePerson(work.tx, wanted.createdBy);
    return createApiKey(work, exchange, wanted);
  });
  const made: CreatedApiKeyJSON = { ...apiKeyJSON(row, exchange.now), secret };
  return { kind: 'bare', body: made };
}

async function requirePerson(queries: Queries, id: string): Promise<void> {
  const user = await queries.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst();
  if (!user) throw notFound();
}

async function read(exchange: Exchange): Promise<Answer> {
  return shown(await findApiKey(exchange), exchange);
}

async function update(exchange: Exchange): Promise<Answer> {
  const { parameters, now } = exchange;
  const { description, seconds_until_expiration: seconds } = keyFields;
  const shape = z.strictObject({ claims, scopes: scopes.optional(), description, seconds_until_expiration: seconds });
  const given = readBody(exchange.body, shape);
  const row = await change(exchange, async work => {
    const before = await lockApiKey(work, parameters['id'] ?? '');
    // One that is over has given its name and its place away.
    if (before.revoked_at !== null || isExpired(before, now)) throw wrongState('This key is over. Make another one.');
    await audit(work.tx, exchange, { event: 'api_key.updated', userId: before.user_id, reason: before.id });
    const { seconds_until_expiration: left } = given;
    return work.tx
      .updateTable('api_keys')
      .set({
        ...(given.claims !== undefined && { claims: given.claims && JSON.stringify(given.claims) }),
        ...(given.scopes && { scopes: JSON.stringify([...new Set(given.scopes)]) }),
        ...(given.description !== undefined && { description: given.description }),
        ...(left !== undefined && { expires_at: expirationOf(left, now) }),
        updated_at: growing(before.updated_at, now),
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return shown(row, exchange);
}

async function revoke(exchange: Exchange): Promise<Answer> {
  const { id } = await findApiKey(exchange);
  const { revocation_reason: reason = null } = readBody(exchange.body, revocation);
  return shown(await change(exchange, work => revokeApiKey(work, exchange, { id, reason })), exchange);
}

/**
 * Whose key it is. One question to the database, and one answer where there is none: whether it has been revoked, has
 * run out, or has never been is nobody's to learn.
 */
async function verify(exchange: Exchange): Promise<Answer> {
  const { instance, now, body } = exchange;
  const { secret } = readBody(body, z.strictObject({ secret: z.string('Write the key.') }));
  const row = await instance.database
    .selectFrom('api_keys')
    .innerJoin('users', 'users.id', 'api_keys.user_id')
    .selectAll('api_keys')
    .where('secret_hash', '=', hashToken(secret))
    .where('users.banned_at', 'is', null)
    .where(valid(now))
    .executeTakeFirst();
  if (!row) throw notFound();
  const verified: ApiKeyJSON = apiKeyJSON({ ...row, last_used_at: await noteUse(exchange, row) }, now);
  return { kind: 'bare', body: verified };
}

/** When it was last used, to the minute: what is asked a thousand times a second is written down once. */
async function noteUse({ instance, now }: Exchange, { id, last_used_at: before }: ApiKeyRow): Promise<number> {
  if (before !== null && before > now - minute) return before;
  await instance.database
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where(where => where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', now - minute)]))
    .execute();
  return now;
}

const checks = [offered];

/** Keys for programs, as the application's own server makes and verifies them. Nothing tells a secret again. */
export const apiKeyBackendEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/api_keys', backend: true, checks, handle: list },
  { method: 'POST', path: '/v1/api_keys', backend: true, checks, handle: create },
  { method: 'POST', path: '/v1/api_keys/verify', backend: true, checks, handle: verify },
  { method: 'GET', path: '/v1/api_keys/:id', backend: true, checks, handle: read },
  { method: 'PATCH', path: '/v1/api_keys/:id', backend: true, checks, handle: update },
  { method: 'POST', path: '/v1/api_keys/:id/revoke', backend: true, checks, handle: revoke },
];
