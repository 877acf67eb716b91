import type { ErrorJSON } from '../wire/index.js';
import { camelName } from './camel.js';
import { AuthError, type Problem } from './error.js';
import { record } from './record.js';

/** What came back, read and judged, without any of what was sent. */
export interface Answer {
  readonly json: unknown;
  /** Set when the call was refused; `json` may hold a client all the same. */
  readonly error: AuthError | undefined;
}

/** Reads an answer. What is no JSON did not come from the frontend API: a captive portal, a proxy's error page. */
export async function readAnswer(response: Response, call: string): Promise<Answer> {
  const { ok, status, headers } = response;
  const json = status === 204 ? {} : parse(await response.text(), headers.get('Content-Type'));
  if (ok && json) return { json, error: undefined };
  const error = new AuthError(problemsOf(json, status, call), {
    status,
    retryAfter: seconds(headers.get('Retry-After')),
    traceId: text(json, 'clerk_trace_id'),
  });
  return { json, error };
}

function parse(body: string, type: string | null): object | undefined {
  if (!type?.includes('json')) return undefined;
  try {
    const json: unknown = JSON.parse(body);
    return json && typeof json === 'object' ? json : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function problemsOf(json: unknown, status: number, call: string): [Problem, ...Problem[]] {
  const [first, ...rest] = errorsIn(json).map(problemOf);
  if (first) return [first, ...rest];
  const code = status === 429 ? 'too_many_requests' : status >= 500 ? 'service_unavailable' : 'bad_response';
  return [{ code, message: `${call}: ${status}, not by the frontend API.` }];
}

function errorsIn(json: unknown): readonly ErrorJSON[] {
  const { errors } = record(json);
  // What has a code is one of the protocol's errors, or was made by somebody who has read it.
  return Array.isArray(errors) ? errors.filter((error): error is ErrorJSON => Boolean(text(error, 'code'))) : [];
}

function problemOf({ code, message, long_message, meta }: ErrorJSON): Problem {
  const field = text(meta, 'param_name');
  return {
    code,
    message: message || code,
    longMessage: long_message || undefined,
    field: field && camelName(field),
    sessionId: text(meta, 'session_id'),
  };
}

function text(json: unknown, name: string): string | undefined {
  const value = record(json)[name];
  return typeof value === 'string' ? value : undefined;
}

function seconds(header: string | null): number | undefined {
  return header && /^\d+$/.test(header) ? Number(header) : undefined;
}
