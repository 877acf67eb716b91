import type { ClientJSON } from 'auth-elements/wire';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { sessionsJSON } from '../session/session-json.js';
import { live } from '../session/session-row.js';
import { currentSignIn, signInJSON } from '../sign-in/sign-in-json.js';
import { currentSignUp, signUpJSON } from '../sign-up/sign-up-json.js';

/** The whole client: who is signed in, and what is being attempted. */
export async function clientJSON(exchange: Exchange, client: ClientRow): Promise<ClientJSON> {
  const { instance, now } = exchange;
  const [rows, signIn, signUp] = await Promise.all([
    instance.database
      .selectFrom('sessions')
      .selectAll()
      .where('client_id', '=', client.id)
      .where(live(now))
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    currentSignIn(exchange, client),
    currentSignUp(exchange, client),
  ]);
  const sessions = await sessionsJSON(exchange, rows);
  const active = sessions.some(({ id }) => id === client.last_active_session_id);
  return {
    object: 'client',
    id: client.id,
    sessions,
    sign_in: signIn ? await signInJSON(exchange, signIn) : null,
    sign_up: signUp ? await signUpJSON(exchange, signUp) : null,
    last_active_session_id: active ? client.last_active_session_id : (sessions[0]?.id ?? null),
    last_authentication_strategy: client.last_authentication_strategy,
    cookie_expires_at: client.cookie_expires_at,
    captcha_bypass: client.captcha_left > 0 && client.captcha_until > now,
    created_at: client.created_at,
    updated_at: client.updated_at,
  };
}
