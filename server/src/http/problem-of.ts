import type { Logger } from 'pino';
import { asProblem } from '../store/statement-error.js';
import { Problem } from './problem.js';

/** What goes out for anything that was thrown. The cause stays in the log. */
export function problemOf(log: Logger, thrown: unknown, traceId: string): Problem {
  const error = asProblem(thrown);
  if (error instanceof Problem) {
    const { status, code, message } = error;
    log.debug({ request: traceId, status, code, reason: message });
    if (status >= 500) log.error({ request: traceId, err: error.options.cause ?? error });
    return error;
  }
  log.error({ request: traceId, err: error });
  return new Problem(500, 'internal_error', 'internal error', {
    sentence: 'Something went wrong on our side. Try again in a moment.',
  });
}
