import { cookieSuffix } from 'auth-elements/wire';
import { readCookies, serializeCookie } from '../http/cookies.js';
import type { Exchange } from '../http/exchange.js';

const hintCookie = '__client_uat';

/**
 * The readable hint: when somebody last signed in on this client, in seconds, 0 for nobody. It proves nothing; pages
 * use it to paint the right state at once. Sent only where the browser's differs.
 */
export async function showHint(exchange: Exchange, signedIn: boolean): Promise<void> {
  const { instance, device, request, headers } = exchange;
  if (device.carrier !== 'cookie') return;
  const { publishableKey, cookie } = instance.settings;
  const row = signedIn && device.client ? await lastAuthentication(exchange) : 0;
  const value = String(Math.floor(row / 1000));
  for (const name of [hintCookie, `${hintCookie}_${await cookieSuffix(publishableKey)}`]) {
    const shown = readCookies(request, name);
    if (
      value === '0' ? shown.length === 0 || shown.every(text => text === '0') : shown.length === 1 && shown[0] === value
    )
      continue;
    headers.append(
      'Set-Cookie',
      serializeCookie(name, value, {
        httpOnly: false,
        secure: cookie.secure,
        sameSite: cookie.sameSite,
        domain: cookie.hintDomain,
        maxAge: cookie.lifetime,
      }),
    );
  }
}

async function lastAuthentication({ instance, device, now }: Exchange): Promise<number> {
  const row = await instance.database
    .selectFrom('clients')
    .select('last_auth_at')
    .where('id', '=', device.client?.id ?? '')
    .executeTakeFirst();
  return row?.last_auth_at || now;
}
