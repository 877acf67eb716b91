import { sql } from 'kysely';
import type { Endpoint, Exchange } from './exchange.js';
import { Problem } from './problem.js';

async function ready({ instance }: Exchange): Promise<{ readonly kind: 'bare'; readonly body: unknown }> {
  try {
    await sql`select 1`.execute(instance.database);
  } catch (cause) {
    throw new Problem(503, 'service_unavailable', 'the database does not answer', { cause });
  }
  return { kind: 'bare', body: { status: 'ok' } };
}

const get = (path: string, handle: Endpoint['handle']): Endpoint => ({
  method: 'GET',
  path,
  open: true,
  checks: [],
  handle,
});

/** Whether the process lives, and whether it can do its work. */
export const healthEndpoints: readonly Endpoint[] = [
  get('/health/live', () => ({ kind: 'bare', body: { status: 'ok' } })),
  get('/health/ready', ready),
  get('/v1/health', ready),
];
