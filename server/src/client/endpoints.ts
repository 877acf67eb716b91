import { safeRedirect } from 'auth-elements/wire';
import { createId, createToken, hashToken } from '../crypto/token.js';
import { change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { isAllowedOrigin } from '../http/origin.js';
import { Problem } from '../http/problem.js';
import { notFound } from '../http/refusals.js';
import { endSessions } from '../session/end-sessions.js';
import { dropCookie, rotateToken } from './client-token.js';
import { ensureClient, lockClient } from './ensure-client.js';
import { showHint } from './hint.js';

async function read(exchange: Exchange): Promise<Answer> {
  const { client } = exchange.device;
  if (client) return { kind: 'client' };
  await showHint(exchange, false);
  return { kind: 'alone', response: null };
}

async function create(exchange: Exchange): Promise<Answer> {
  await change(exchange, work => ensureClient(work, exchange));
  return { kind: 'client' };
}

async function remove(exchange: Exchange): Promise<Answer> {
  const { client } = exchange.device;
  if (!client) throw notFound();
  await change(exchange, async work => {
    const sessions = await work.tx.selectFrom('sessions').selectAll().where('client_id', '=', client.id).execute();
    await endSessions(work, exchange, sessions, 'removed');
    await work.tx.deleteFrom('client_tokens').where('client_id', '=', client.id).execute();
  });
  dropCookie(exchange);
  exchange.device = { ...exchange.device, client: undefined, tokenHash: undefined };
  await showHint(exchange, false);
  return { kind: 'alone', response: { object: 'client', id: client.id, deleted: true } };
}

/** A navigation that renews the cookie where browsers shorten the life of one that a script's request has brought. */
async function touch(exchange: Exchange): Promise<Answer> {
  const { instance, url, device } = exchange;
  const target = url.searchParams.get('redirect_url');
  const to = target && URL.canParse(target) ? safeRedirect(target, target) : undefined;
  if (!to || !isAllowedOrigin(new URL(to).origin, instance.settings)) throw invalidRedirect();
  const { client } = device;
  if (client)
    await change(exchange, async work => {
      const row = await lockClient(work, client.id);
      if (row) await rotateToken(work, exchange, row);
    });
  return { kind: 'redirect', to };
}

/** An identity for development pages on another site, whose cookies browsers do not take. */
async function devBrowser(exchange: Exchange): Promise<Answer> {
  const { instance, now } = exchange;
  const { settings, database } = instance;
  if (settings.instance === 'production') throw notFound();
  const token = createToken();
  await database
    .insertInto('client_tokens')
    .values({
      token_hash: hashToken(token),
      kind: 'dev_browser',
      client_id: null,
      created_at: now,
      expires_at: now + settings.cookie.lifetime,
    })
    .execute();
  return {
    kind: 'bare',
    body: { object: 'dev_browser', id: token, instance_id: instance.id, request_id: createId('req') },
  };
}

function invalidRedirect(): Problem {
  return new Problem(422, 'invalid_redirect_url', 'redirect_url is not on an allowed origin', {
    field: 'redirect_url',
    sentence: 'This address is not one that this service may lead to.',
  });
}

/** The browser itself. */
export const clientEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/client', checks: [], handle: read },
  { method: 'POST', path: '/v1/client', checks: [takes(), limitedPerAddress('client', 20)], handle: create },
  { method: 'PUT', path: '/v1/client', checks: [takes(), limitedPerAddress('client', 20)], handle: create },
  { method: 'DELETE', path: '/v1/client', checks: [takes()], handle: remove },
  { method: 'GET', path: '/v1/client/touch', checks: [], handle: touch },
  {
    method: 'POST',
    path: '/v1/dev_browser',
    checks: [takes(), limitedPerAddress('dev_browser', 20)],
    handle: devBrowser,
  },
];
