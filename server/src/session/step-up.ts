import type { ReverificationLevel } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { secondFactorsOf } from '../strategies/second-factors.js';
import { actingSession } from './session-row.js';
import type { SessionRow } from './session-row.js';

/**
 * The session that a call acts for, if its person has proved a factor a short while ago: the second where one is
 * enrolled, else the first. Every write that touches how somebody signs in asks for it before it does anything.
 *
 * @throws {Problem} 403 `session_reverification_required`, with the level that is asked for.
 */
export async function requireRecentProof(exchange: Exchange): Promise<SessionRow> {
  return requireRecentProofOf(exchange, await actingSession(exchange));
}

/** The same for a session that is known already. */
export async function requireRecentProofOf(exchange: Exchange, session: SessionRow): Promise<SessionRow> {
  const { instance, now } = exchange;
  const level = await levelFor(exchange, session.user_id);
  const { recent } = instance.settings.stepUp;
  const provedAt = level === 'second_factor' ? session.second_factor_at : session.first_factor_at;
  if (provedAt === null || provedAt + recent <= now) throw reverificationRequired(level, recent);
  return session;
}

/** What counts as a proof for somebody. */
export async function levelFor({ instance }: Exchange, userId: string): Promise<ReverificationLevel> {
  const enrolled = await secondFactorsOf(instance.database, userId, instance.settings);
  return enrolled.length > 0 ? 'second_factor' : 'first_factor';
}

function reverificationRequired(level: ReverificationLevel, recent: number): Problem {
  return new Problem(403, 'session_reverification_required', `a recent proof of the ${level} is needed`, {
    sentence: 'Confirm that it is you, then this goes on.',
    meta: { reverification: { level, after_minutes: Math.ceil(recent / 60_000) } },
  });
}
