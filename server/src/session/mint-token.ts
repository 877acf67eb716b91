import type { SessionClaims } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import type { SessionRow } from './session-row.js';

/** Seconds that a session token lives: requirement D1. */
export const tokenLifetime = 60;
const clockTolerance = 10;

/** A session token, made once for each session and answer. */
export async function mintToken(exchange: Exchange, session: SessionRow): Promise<string> {
  const made = exchange.tokens.get(session.id);
  if (made !== undefined) return made;
  const { instance, origin, now } = exchange;
  const iat = Math.floor(now / 1000);
  const claims: SessionClaims = {
    iss: instance.settings.issuer,
    sub: session.user_id,
    sid: session.id,
    ...(origin !== undefined && { azp: origin }),
    iat,
    nbf: iat - clockTolerance,
    exp: iat + tokenLifetime,
    sts: 'active',
    fva: factorAges(session, now),
    ...(session.actor && { act: session.actor }),
    v: 2,
  };
  const jwt = await instance.keys.sign({ ...claims });
  exchange.tokens.set(session.id, jwt);
  return jwt;
}

/** Minutes since the first and the second factor were proved; -1 means never. */
export function factorAges(session: SessionRow, now: number): readonly [number, number] {
  const age = (at: number | null): number => (at === null ? -1 : Math.max(0, Math.floor((now - at) / 60_000)));
  return [age(session.first_factor_at), age(session.second_factor_at)];
}
