import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Exchange } from '../http/exchange.js';
import { signedOut, unauthenticated } from '../http/refusals.js';
import { live, refuseActor } from '../session/session-row.js';
import type { SessionRow } from '../session/session-row.js';

const clockTolerance = 5;

/**
 * The session whose token a page shows. It is looked up anew, for a token goes on saying for a minute what was true when
 * it was made. Who acts as somebody else changes nothing.
 */
export async function bearerSession(exchange: Exchange): Promise<SessionRow> {
  const { sid, sub = '' } = await readToken(exchange);
  const row = await exchange.instance.database
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', String(sid))
    .where('user_id', '=', sub)
    .where(live(exchange.now))
    .executeTakeFirst();
  if (!row) throw signedOut();
  if (exchange.request.method !== 'GET') refuseActor(row);
  return row;
}

async function readToken({ request, instance, now }: Exchange): Promise<JWTPayload> {
  const token = /^Bearer ([\w.-]{1,8192})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) throw unauthenticated();
  const keys = createLocalJWKSet({ keys: [...(await instance.keys.published())] });
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: instance.settings.issuer,
      algorithms: ['RS256'],
      typ: 'JWT',
      requiredClaims: ['sid', 'sub', 'exp', 'nbf'],
      currentDate: new Date(now),
      clockTolerance,
    });
    return payload;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw unauthenticated();
  }
}
