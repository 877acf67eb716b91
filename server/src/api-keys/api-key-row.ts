import { randomBytes } from 'node:crypto';
import type { ApiKeyJSON, ApiKeysJSON } from 'auth-elements/wire';
import type { ExpressionBuilder, Selectable } from 'kysely';
import { z } from 'zod';
import { filterOf, patternOf, readPage } from '../backend-api/paging.js';
import type { Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import type { Schema } from '../store/schema.js';

export type ApiKeyRow = Selectable<Schema['api_keys']>;

/** What a key is for; this server has one kind. */
const type = 'api_key';

/** The id of a key, in the form of the protocol. */
export function createApiKeyId(): string {
  return `ak_${randomBytes(16).toString('hex')}`;
}

export function isExpired({ expires_at: at }: Pick<ApiKeyRow, 'expires_at'>, now: number): boolean {
  return at !== null && at <= now;
}

/** Whether a key still opens something, as a condition of a query. */
export function valid(now: number) {
  return (where: ExpressionBuilder<Schema, 'api_keys'>) =>
    where.and([
      where('api_keys.revoked_at', 'is', null),
      where.or([where('api_keys.expires_at', 'is', null), where('api_keys.expires_at', '>', now)]),
    ]);
}

/** A key as it is shown. Its secret is nowhere to be shown. */
export function apiKeyJSON(row: ApiKeyRow, now: number): ApiKeyJSON {
  return {
    object: 'api_key',
    id: row.id,
    type,
    subject: row.user_id,
    name: row.name,
    description: row.description,
    claims: row.claims,
    scopes: row.scopes,
    revoked: row.revoked_at !== null,
    revocation_reason: row.revocation_reason,
    expired: isExpired(row, now),
    expiration: row.expires_at,
    created_by: row.created_by,
    last_used_at: row.last_used_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** A part of somebody's keys, as the request asks for it: without those that are over, where it does not say so. */
export async function listApiKeys(exchange: Exchange, userId: string): Promise<ApiKeysJSON> {
  const { instance, now } = exchange;
  const { limit, offset } = readPage(exchange, 100);
  const pattern = patternOf(exchange);
  filterOf(exchange, 'type', [type]);
  const all = filterOf(exchange, 'include_invalid', ['true', 'false']) === 'true';
  let found = instance.database.selectFrom('api_keys').where('user_id', '=', userId);
  if (!all) found = found.where(valid(now));
  if (pattern !== undefined) found = found.where('name', 'ilike', pattern);
  const rows = await found
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await found.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  return { data: rows.map(row => apiKeyJSON(row, now)), total_count: Number(total) };
}

/** A key of somebody, or of anybody. What is somebody else's does not exist. */
export async function findApiKey({ instance, parameters }: Exchange, userId?: string): Promise<ApiKeyRow> {
  let found = instance.database
    .selectFrom('api_keys')
    .selectAll()
    .where('id', '=', parameters['id'] ?? '');
  if (userId !== undefined) found = found.where('user_id', '=', userId);
  const row = await found.executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const line = /^[^\p{Cc}\u2028\u2029]*$/u;
const century = 100 * 365 * 24 * 60 * 60;

/** What is said of a key when it is made. */
export const keyFields = {
  type: z.literal(type).optional(),
  name: z
    .string('Give the key a name.')
    .trim()
    .min(3, 'Write at least 3 characters.')
    .max(100, 'Write at most 100 characters.')
    .regex(line, 'Write one line.'),
  description: z.string().max(255, 'Write at most 255 characters.').nullish(),
  subject: z.string(),
  seconds_until_expiration: z.number('Write a number of seconds.').positive().max(century).nullish(),
} as const;

export const revocation = z.strictObject({ revocation_reason: z.string().max(255).nullish() });
