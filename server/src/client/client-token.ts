import { createToken, hashToken } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import { serializeCookie } from '../http/cookies.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';
import { clientCookie } from './identify.js';

/** So long a replaced token still serves to repeat the request that replaced it. */
const graceAfterReplacement = 60_000;

/** Stores a token for the client and sends it along, in the cookie or in the header of development pages. */
export async function giveToken(queries: Queries, exchange: Exchange, client: ClientRow, token: string): Promise<void> {
  const { instance, device, headers, now } = exchange;
  const { cookie } = instance.settings;
  const expiresAt = now + cookie.lifetime;
  await queries
    .insertInto('client_tokens')
    .values({
      token_hash: hashToken(token),
      kind: device.carrier,
      client_id: client.id,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  await queries.updateTable('clients').set({ cookie_expires_at: expiresAt }).where('id', '=', client.id).execute();
  if (device.carrier === 'dev_browser') {
    headers.set('Clerk-Db-Jwt', token);
    return;
  }
  const { secure, sameSite } = cookie;
  headers.append(
    'Set-Cookie',
    serializeCookie(clientCookie, token, { httpOnly: true, secure, sameSite, maxAge: cookie.lifetime }),
  );
}

/** Gives the client a new token: what somebody knew before a sign-in is worth nothing after it. */
export async function rotateToken({ tx, afterCommit }: Change, exchange: Exchange, client: ClientRow): Promise<void> {
  const { device, now } = exchange;
  const token = createToken();
  // The header is made while the transaction runs and must not tell of what did not happen.
  const sent = new Headers();
  await giveToken(tx, { ...exchange, headers: sent }, client, token);
  await tx
    .updateTable('client_tokens')
    .set({ replaced_at: now, expires_at: now + graceAfterReplacement })
    .where('client_id', '=', client.id)
    .where('kind', '=', device.carrier)
    .where('token_hash', '!=', hashToken(token))
    .where('replaced_at', 'is', null)
    .execute();
  afterCommit(() => {
    for (const [name, value] of sent) exchange.headers.append(name, value);
    exchange.device = { ...exchange.device, client, tokenHash: hashToken(token) };
  });
}

/** Takes the cookie back. */
export function dropCookie({ instance, device, headers }: Exchange): void {
  if (device.carrier !== 'cookie') return;
  const { secure, sameSite } = instance.settings.cookie;
  headers.append('Set-Cookie', serializeCookie(clientCookie, '', { httpOnly: true, secure, sameSite, maxAge: 0 }));
}
