import type { Settings } from '../settings.js';
import { Problem } from './problem.js';

const loopbackPatterns = ['http://localhost:*', 'http://127.0.0.1:*'];

/** Whether a page of this origin may use the API: the very same text as in the settings, or a loopback pattern. */
export function isAllowedOrigin(origin: string, settings: Settings): boolean {
  if (settings.allowedOrigins.includes(origin)) return true;
  const patternsHold = settings.instance === 'development' || settings.rehearsal;
  if (!patternsHold) return false;
  const pattern = loopbackPatterns.find(
    candidate => settings.allowedOrigins.includes(candidate) && matches(origin, candidate),
  );
  return pattern !== undefined;
}

function matches(origin: string, pattern: string): boolean {
  const prefix = pattern.slice(0, -2);
  return origin === prefix || (origin.startsWith(`${prefix}:`) && /^:\d{1,5}$/.test(origin.slice(prefix.length)));
}

/**
 * The gate before everything that changes state, because such requests are CORS-simple here on purpose: nothing but
 * the Origin tells an evil page from a good one. A sibling site (`Sec-Fetch-Site: same-site`) is another origin.
 *
 * @param bearer - Whether the endpoint wants a token beside the Origin.
 */
export function checkOrigin(
  request: Request,
  settings: Settings,
  changesState: boolean,
  bearer = false,
): string | undefined {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  // A browser without fetch metadata says by the Origin alone that a form stands on a page of ours.
  const sameOrigin = site === 'same-origin' || (site === null && origin === settings.publicUrl.origin);
  if (origin !== null) {
    if (request.headers.has('authorization') && !bearer) throw conflict();
    if (isAllowedOrigin(origin, settings)) return origin;
    if (!sameOrigin) throw invalidOrigin();
    // A page that hides where it comes from is of this origin still, but has no name to write into a token.
    return URL.canParse(origin) && new URL(origin).origin === origin ? origin : undefined;
  }
  if (changesState && !sameOrigin) throw missingOrigin();
  return sameOrigin ? refererOrigin(request, settings) : undefined;
}

// A GET of the page's own origin carries no Origin. Its Referer names the page, and only an allowed one is believed.
function refererOrigin(request: Request, settings: Settings): string | undefined {
  const referer = request.headers.get('referer');
  if (!referer || !URL.canParse(referer)) return undefined;
  const { origin } = new URL(referer);
  return isAllowedOrigin(origin, settings) ? origin : undefined;
}

/** What a page of an allowed origin may see of the answer. Other origins get nothing. */
export function grantCors(headers: Headers, request: Request, settings: Settings): void {
  headers.append('Vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !isAllowedOrigin(origin, settings)) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Allow-Credentials', 'true');
  headers.set('Access-Control-Expose-Headers', 'Retry-After, Clerk-Db-Jwt, Authorization');
}

/** The answer to a browser that asks before it sends something that is not CORS-simple. */
export function preflight(request: Request, settings: Settings): Response {
  const origin = request.headers.get('origin');
  if (origin === null) throw missingOrigin();
  if (!isAllowedOrigin(origin, settings)) throw invalidOrigin();
  const headers = new Headers({
    'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
    'Access-Control-Allow-Headers': 'Content-Type, Authorization, X-Requested-With',
    'Access-Control-Max-Age': '600',
  });
  headers.append('Vary', 'Access-Control-Request-Method, Access-Control-Request-Headers');
  return new Response(null, { status: 204, headers });
}

function missingOrigin(): Problem {
  return new Problem(403, 'origin_missing', 'the request has no Origin', {
    sentence: 'This request does not say which page it comes from.',
  });
}

function invalidOrigin(): Problem {
  return new Problem(403, 'origin_invalid', 'the origin is not in AUTH_ALLOWED_ORIGINS', {
    sentence: 'Pages of this origin may not use this server.',
  });
}

function conflict(): Problem {
  return new Problem(400, 'origin_authorization_headers_conflict', 'Origin and Authorization came together', {
    sentence: 'A browser may not send this request.',
  });
}
