import type { Settings } from '../settings.js';
import { errorBody } from './error-body.js';
import { grantCors } from './origin.js';
import type { Problem } from './problem.js';
import { safeHeaders } from './safe-headers.js';

/** A refusal of a request that has not come as far as an endpoint. */
export function refuse(request: Request, settings: Settings, problem: Problem, traceId: string): Response {
  const headers = safeHeaders(settings);
  headers.set('X-Request-Id', traceId);
  grantCors(headers, request, settings);
  const { retryAfter } = problem.options;
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  return Response.json(errorBody(problem, traceId), { status: problem.status, headers });
}
