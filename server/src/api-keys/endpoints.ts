import type { CreatedApiKeyJSON } from 'auth-elements/wire';
import { z } from 'zod';
import { change } from '../http/change.js';
import { limitedPerAddress } from '../http/checks.js';
import type { Answer, Check, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { missing, notFound, tooMany } from '../http/refusals.js';
import { growing } from '../session/start-session.js';
import { requireRecentProofOf } from '../session/step-up.js';
import { apiKeyJSON, findApiKey, keyFields, listApiKeys, revocation } from './api-key-row.js';
import { bearerSession } from './bearer.js';
import { createApiKey, lockApiKey, revokeApiKey } from './change-keys.js';

const hour = 60 * 60_000;
/** So many keys of one person are made in an hour, revoked ones among them: each one is a mail. */
const perHour = 60;

/** Where people have no keys there is nothing here. */
export const offered: Check = ({ instance }) => {
  if (!instance.settings.apiKeys.enabled) throw notFound();
};

async function list(exchange: Exchange): Promise<Answer> {
  const session = await bearerSession(exchange);
  const subject = exchange.url.searchParams.get('subject');
  if (!subject) throw missing('subject');
  if (subject !== session.user_id) throw notFound();
  return { kind: 'bare', body: await listApiKeys(exchange, session.user_id) };
}

async function create(exchange: Exchange): Promise<Answer> {
  const { instance, body } = exchange;
  const session = await bearerSession(exchange);
  const allowed = instance.settings.apiKeys.scopes;
  const scopes = z
    .array(z.string())
    .max(100)
    .refine(all => all.every(scope => allowed.includes(scope)), 'No key may do this here.');
  const given = readBody(body, z.strictObject({ ...keyFields, scopes: scopes.optional() }));
  if (given.subject !== session.user_id) throw notFound();
  await requireRecentProofOf(exchange, session);
  const { retryAfter } = await instance.limits.count(`api_key:${session.user_id}`, perHour, hour);
  if (retryAfter !== undefined) throw tooMany(retryAfter);
  const wanted = {
    userId: session.user_id,
    name: given.name,
    description: given.description ?? null,
    scopes: [...new Set(given.scopes)],
    claims: null,
    secondsUntilExpiration: given.seconds_until_expiration ?? null,
    createdBy: session.user_id,
  };
  const { row, secret } = await change(exchange, work => createApiKey(work, exchange, wanted, session));
  const made: CreatedApiKeyJSON = { ...apiKeyJSON(row, exchange.now), secret };
  return { kind: 'bare', body: made, status: 201 };
}

async function describe(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await bearerSession(exchange);
  const { id, description: before } = await findApiKey(exchange, userId);
  const { description = before } = readBody(exchange.body, z.strictObject({ description: keyFields.description }));
  const row = await change(exchange, async work => {
    const { updated_at: updatedAt } = await lockApiKey(work, id);
    return work.tx
      .updateTable('api_keys')
      .set({ description, updated_at: growing(updatedAt, exchange.now) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return { kind: 'bare', body: apiKeyJSON(row, exchange.now) };
}

async function revoke(exchange: Exchange): Promise<Answer> {
  const session = await bearerSession(exchange);
  const { id } = await findApiKey(exchange, session.user_id);
  const { revocation_reason: reason = null } = readBody(exchange.body, revocation);
  const row = await change(exchange, work => revokeApiKey(work, exchange, { id, reason }, session));
  return { kind: 'bare', body: apiKeyJSON(row, exchange.now) };
}

const bearer = true;

/** A person's own keys for programs, by the token of their session. */
export const apiKeyEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/api_keys', bearer, checks: [offered], handle: list },
  { method: 'POST', path: '/api_keys', bearer, checks: [offered, limitedPerAddress('api_key', 10)], handle: create },
  { method: 'PATCH', path: '/api_keys/:id', bearer, checks: [offered], handle: describe },
  { method: 'POST', path: '/api_keys/:id/revoke', bearer, checks: [offered], handle: revoke },
];
