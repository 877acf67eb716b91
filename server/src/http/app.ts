import { backupCodeEndpoints } from '../account/backup-codes.js';
import { accessEndpoints } from '../access/endpoints.js';
import { activityEndpoints } from '../account/activity.js';
import { apiKeyEndpoints } from '../api-keys/endpoints.js';
import { deleteAccountEndpoints } from '../account/delete-account.js';
import { accountEndpoints } from '../account/endpoints.js';
import { emailAddressEndpoints } from '../account/email-addresses.js';
import { metadataEndpoints } from '../account/metadata.js';
import { phoneNumberEndpoints } from '../account/phone-numbers.js';
import { removePasswordEndpoints } from '../account/remove-password.js';
import { totpEndpoints } from '../account/totp.js';
import { backendApiEndpoints } from '../backend-api/endpoints.js';
import { botEndpoints } from '../bots/endpoints.js';
import { clientJSON } from '../client/client-json.js';
import { clientEndpoints } from '../client/endpoints.js';
import { showHint } from '../client/hint.js';
import { identify, readClient, welcomeBack } from '../client/identify.js';
import { createId } from '../crypto/token.js';
import { emailLinkEndpoints } from '../email-link/endpoints.js';
import { enterpriseEndpoints } from '../enterprise/endpoints.js';
import { environmentEndpoints } from '../environment/endpoints.js';
import { imageEndpoints } from '../images/endpoints.js';
import type { Instance } from '../instance.js';
import { walletEndpoints } from '../wallet/endpoints.js';
import { passkeyEndpoints } from '../passkey/endpoints.js';
import { oneTapEndpoints } from '../oauth/one-tap.js';
import { callbackEndpoints } from '../oauth/callback.js';
import { ownAccountEndpoints } from '../oauth/own-accounts.js';
import { sessionEndpoints } from '../session/endpoints.js';
import { verificationEndpoints } from '../session/verification.js';
import { signInEndpoints } from '../sign-in/endpoints.js';
import { signUpEndpoints } from '../sign-up/endpoints.js';
import { AlreadyDone } from './change.js';
import type { Done } from './change.js';
import { compressedJson } from './compress.js';
import { errorBody } from './error-body.js';
import type { Answer, Endpoint, Exchange } from './exchange.js';
import { Form, maxBytes, readForm } from './form.js';
import { healthEndpoints } from './health.js';
import { pictureAnswer } from './picture-answer.js';
import { checkOrigin, grantCors, preflight } from './origin.js';
import { Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import { malformed, notFound } from './refusals.js';
import { readJson } from './json-body.js';
import { createRouter } from './router.js';
import type { Match, Router } from './router.js';
import { safeHeaders } from './safe-headers.js';
import { requireSecretKey } from './secret-key.js';

/** Every endpoint, as one function from request to answer. */
export interface App {
  fetch(request: Request, info: { readonly ip: string }): Promise<Response>;
}

/** All that there is. The tests of every gate are made from this list, so that a new endpoint is among them. */
export const endpoints: readonly Endpoint[] = [
  ...environmentEndpoints,
  ...clientEndpoints,
  ...signUpEndpoints,
  ...signInEndpoints,
  ...sessionEndpoints,
  ...verificationEndpoints,
  ...accountEndpoints,
  ...activityEndpoints,
  ...metadataEndpoints,
  ...removePasswordEndpoints,
  ...deleteAccountEndpoints,
  ...imageEndpoints,
  ...passkeyEndpoints,
  ...walletEndpoints,
  ...callbackEndpoints,
  ...ownAccountEndpoints,
  ...enterpriseEndpoints,
  ...totpEndpoints,
  ...phoneNumberEndpoints,
  ...emailAddressEndpoints,
  ...backupCodeEndpoints,
  ...accessEndpoints,
  ...apiKeyEndpoints,
  ...backendApiEndpoints,
  ...healthEndpoints,
  ...emailLinkEndpoints,
  ...botEndpoints,
  ...oneTapEndpoints,
];

/** Puts the routes before an instance. */
export function createApp(instance: Instance): App {
  const router = createRouter(endpoints);
  return {
    async fetch(request, { ip }) {
      const headers = safeHeaders(instance.settings);
      const traceId = createId('req');
      headers.set('X-Request-Id', traceId);
      const started = performance.now();
      const response = await answer(instance, router, { request, ip, headers, traceId });
      if (response.headers.has('Set-Cookie')) response.headers.append('Vary', 'Cookie');
      const { pathname } = new URL(request.url);
      const duration = Math.round(performance.now() - started);
      instance.log.info({
        request: traceId,
        method: request.method,
        path: pathname,
        status: response.status,
        duration,
      });
      return response;
    },
  };
}

interface Incoming {
  readonly request: Request;
  readonly ip: string;
  readonly headers: Headers;
  readonly traceId: string;
}

/** How far a request has come, for the answer to one that fails. */
interface Known {
  open?: boolean;
  exchange?: Exchange;
}

async function answer(instance: Instance, router: Router, incoming: Incoming): Promise<Response> {
  const { request, headers, traceId } = incoming;
  const known: Known = {};
  try {
    if (request.method === 'OPTIONS') {
      grantCors(headers, request, instance.settings);
      return withHeaders(preflight(request, instance.settings), headers);
    }
    const url = new URL(request.url);
    const method = methodOf(request, url);
    const match = router(method, url.pathname);
    if (match === 'method') throw wrongMethod();
    if (!match) throw notFound();
    // PostgreSQL keeps no NUL in a text, and no parameter means one.
    if (url.search.includes('%00')) throw malformed('query');
    known.open = Boolean(match.endpoint.open ?? match.endpoint.backend);
    if (!known.open) grantCors(headers, request, instance.settings);
    return await respond(await carryOut(instance, incoming, match, url, known), known.exchange, incoming);
  } catch (thrown) {
    const problem = problemOf(instance.log, thrown, traceId);
    if (!known.open && !headers.has('Vary')) grantCors(headers, request, instance.settings);
    if (problem.options.retryAfter !== undefined) headers.set('Retry-After', String(problem.options.retryAfter));
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const client = reads ? undefined : await clientBeside(problem, known.exchange, traceId);
    return Response.json(errorBody(problem, traceId, client), { status: problem.status, headers });
  }
}

async function carryOut(instance: Instance, incoming: Incoming, match: Match, url: URL, known: Known): Promise<Answer> {
  const { endpoint } = match;
  const serving = endpoint.reserved ? { ...instance, database: instance.reserved } : instance;
  const exchange = await receive(serving, incoming, match, url);
  known.exchange = exchange;
  const before = await earlier(exchange);
  if (before) return repeat(exchange, endpoint, before);
  for (const check of endpoint.checks) {
    const early = await check(exchange);
    if (early) return early;
  }
  try {
    return await endpoint.handle(exchange);
  } catch (error) {
    const done = error instanceof AlreadyDone ? await earlier(exchange) : undefined;
    if (!done) throw error;
    return repeat(exchange, endpoint, done);
  }
}

/** Passes the gates that stand before every endpoint, in this order: origin or secret key, maintenance, body, identity. */
async function receive(
  instance: Instance,
  { request, ip, headers }: Incoming,
  { endpoint, parameters }: Match,
  url: URL,
): Promise<Exchange> {
  const { settings } = instance;
  const now = instance.clock.now();
  const { backend = false, bearer = false, open = backend } = endpoint;
  const json = backend || bearer;
  const reads = endpoint.method === 'GET';
  if (backend) requireSecretKey(request, settings);
  const origin = open ? undefined : checkOrigin(request, settings, !reads, bearer);
  if (settings.maintenance && !reads && !backend && !endpoint.duringMaintenance) throw maintenance();
  const body = json && !reads ? await readJson(request) : undefined;
  const form =
    reads || json || endpoint.upload ? new Form() : await readForm(request, endpoint.longField ? maxBytes : undefined);
  const device = await identify(instance, request, url, now, open || bearer);
  return {
    instance,
    request,
    url,
    parameters,
    form,
    body,
    origin,
    ip,
    now,
    headers,
    device,
    idempotency: endpoint.repeat && idempotencyOf(url, device.client?.id ?? device.formerClientId, endpoint),
    claimed: false,
    tokens: new Map(),
  };
}

function idempotencyOf(url: URL, clientId: string | undefined, { method, path }: Endpoint): Exchange['idempotency'] {
  const key = url.searchParams.get('_idempotency_key');
  if (!key || !/^[\w-]{16,64}$/.test(key)) return undefined;
  return { scope: clientId ?? 'new', key, route: `${method} ${path}` };
}

async function earlier({ instance, idempotency, now }: Exchange): Promise<Done | undefined> {
  if (!idempotency) return undefined;
  const row = await instance.database
    .selectFrom('idempotency')
    .select(['resource_id', 'status', 'route'])
    .where('scope', '=', idempotency.scope)
    .where('key', '=', idempotency.key)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row || row.route !== idempotency.route || row.resource_id === null) return undefined;
  return { resourceId: row.resource_id, status: row.status };
}

async function repeat(exchange: Exchange, endpoint: Endpoint, done: Done): Promise<Answer> {
  if (!endpoint.repeat) throw notFound();
  await welcomeBack(exchange, done);
  return endpoint.repeat(exchange, done);
}

async function respond(
  answered: Answer,
  exchange: Exchange | undefined,
  { request, headers }: Incoming,
): Promise<Response> {
  if (answered.kind === 'public') return compressedJson(answered.body, request, headers);
  if (answered.kind === 'redirect') {
    headers.set('Location', answered.to);
    return new Response(null, { status: 303, headers });
  }
  if (answered.kind === 'picture') return pictureAnswer(answered, headers);
  if (answered.kind === 'document') {
    headers.set('Content-Type', `${answered.type}; charset=utf-8`);
    return new Response(answered.body, { headers });
  }
  if (answered.kind === 'page') {
    headers.set('Content-Type', 'text/html; charset=utf-8');
    headers.set('Content-Security-Policy', answered.policy);
    // With none at all browsers hide from us that its form is on a page of ours.
    headers.set('Referrer-Policy', 'same-origin');
    return new Response(answered.html, { status: answered.status, headers });
  }
  if (answered.kind === 'bare') return Response.json(answered.body, { status: answered.status ?? 200, headers });
  if (answered.kind === 'alone') return Response.json({ response: answered.response, client: null }, { headers });
  const client = (exchange && (await clientAfter(exchange))) ?? null;
  const body =
    answered.kind === 'client' ? { response: client, client: null } : { response: answered.response, client };
  return Response.json(body, { headers });
}

/** The client beside a refusal; without it where the database is away, for that must not end in no answer at all. */
async function clientBeside(
  problem: Problem,
  exchange: Exchange | undefined,
  traceId: string,
): ReturnType<typeof clientOf> {
  if (!exchange || problem.status === 503) return undefined;
  try {
    return await clientAfter(exchange);
  } catch (error) {
    problemOf(exchange.instance.log, error, traceId);
    return undefined;
  }
}

async function clientAfter(exchange: Exchange): ReturnType<typeof clientOf> {
  const client = await clientOf(exchange);
  if (client) await showHint(exchange, client.sessions.length > 0);
  return client;
}

async function clientOf(exchange: Exchange): Promise<Awaited<ReturnType<typeof clientJSON>> | undefined> {
  const { client } = exchange.device;
  const row = client && (await readClient(exchange.instance, client.id));
  return row && clientJSON(exchange, row);
}

/** The verb that is meant: browsers send the others as POST, so that no preflight is needed. */
function methodOf(request: Request, url: URL): string {
  const override = url.searchParams.get('_method')?.toUpperCase();
  if (override === undefined || override === request.method) return request.method === 'HEAD' ? 'GET' : request.method;
  // A link or a picture is a GET, and must never become anything else.
  if (request.method !== 'POST' || !['PATCH', 'PUT', 'DELETE'].includes(override)) throw wrongMethod();
  return override;
}

function withHeaders(response: Response, headers: Headers): Response {
  for (const [name, value] of headers) response.headers.append(name, value);
  return response;
}

function wrongMethod(): Problem {
  return new Problem(405, 'method_not_allowed', 'this path does not take this method', {
    sentence: 'This cannot be done here.',
  });
}

function maintenance(): Problem {
  return new Problem(503, 'maintenance_mode', 'the instance is under maintenance', {
    sentence: 'This service is being worked on. Try again in a few minutes.',
    retryAfter: 60,
  });
}
