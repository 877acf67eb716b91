import { sql } from 'kysely';
import type { Clock, Limits } from './instance.js';
import type { Settings } from './settings.js';
import type { Database } from './store/schema.js';

/**
 * Counters in the database, so that they hold over restarts and for all processes together, and no number of names
 * can fill the memory. A window begins with its first event.
 */
export function createLimits(database: Database, clock: Clock, rateLimits: Settings['rateLimits']): Limits {
  return {
    async count(name, limit, windowMilliseconds) {
      // Tries at a code are part of what the code is worth and stay limited.
      if (rateLimits === 'relaxed' && !name.startsWith('code:')) return { retryAfter: undefined };
      const now = clock.now();
      const { rows } = await sql<{ count: number; expires_at: number }>`
        insert into counters as counter (name, window_start, count, expires_at)
        values (${name}, ${now}, 1, ${now + windowMilliseconds})
        on conflict (name) do update set
          count = case when counter.expires_at <= ${now} then 1 else least(counter.count, 1000000000) + 1 end,
          window_start = case when counter.expires_at <= ${now} then excluded.window_start else counter.window_start end,
          expires_at = case when counter.expires_at <= ${now} then excluded.expires_at else counter.expires_at end
        returning count, expires_at`.execute(database);
      const [row] = rows;
      if (!row) throw new Error('The statement that counts returned no row.');
      if (row.count <= limit) return { retryAfter: undefined };
      return { retryAfter: Math.max(1, Math.ceil((row.expires_at - now) / 1000)) };
    },
  };
}
