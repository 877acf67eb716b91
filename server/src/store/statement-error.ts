import { Problem } from '../http/problem.js';

const retryAfter = 2;

/**
 * What a failed connection or statement is for the person who waits: the database is away or overloaded, or somebody
 * else was at the same rows (503, come again soon), or a fault of ours, which is handed on as it is. Unique violations
 * are the callers' business.
 */
export function asProblem(error: unknown): unknown {
  if (isOutage(error)) return unavailable('The database does not answer.', error);
  return isCollision(error) ? unavailable('Another transaction was at the same rows.', error) : error;
}

// 40001: serialization failure, 40P01: deadlock. The connection is sound, and the same again may succeed.
function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}

/** The refusal of somebody for whom there is no connection free in time. */
export function unavailable(message: string, cause?: unknown): Problem {
  return new Problem(503, 'service_unavailable', message, { retryAfter, cause });
}

/** Whether the connection, and not the statement, is at fault: it must not be used again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // 08: connection, 53: out of resources, 57P: shutting down, 57014: statement timeout, 25P0x: idle in transaction.
  if (/^(?:08|53|57P|57014|25P03|55P03)/.test(code) || /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN)/.test(code))
    return true;
  return /connection terminated|query read timeout|timeout exceeded when trying to connect|not queryable/i.test(
    error.message,
  );
}

/** The name of the unique index or constraint that refused a row; undefined for every other error. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
}
