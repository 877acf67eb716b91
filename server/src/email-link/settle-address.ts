import { addressProved } from '../account/email-address-row.js';
import { lockUser } from '../account/second-factor-changes.js';
import { change } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { SessionRow } from '../session/session-row.js';
import { violatedConstraint } from '../store/statement-error.js';
import { isPressed, takePress } from './pressed-link.js';

/** Takes an address for proved whose link was pressed, on the client that asked for it and is signed in there still. */
export async function settleAddress(exchange: Exchange, id: string): Promise<void> {
  const { client } = exchange.device;
  if (!client || exchange.instance.settings.maintenance || !(await isPressed(exchange, id))) return;
  try {
    await change(exchange, async work => {
      const session = await askingSession(work, exchange, id, client.id);
      if (!session) return;
      await lockUser(work, session.user_id);
      if (!(await takePress(work, exchange, id))) return;
      await addressProved(work, exchange, session, { id, strategy: 'email_link' });
    });
  } catch (error) {
    // Somebody else's by now: it stays unproved here, and whoever looks sees that.
    if (violatedConstraint(error) === undefined) throw error;
  }
}

/** The session that asked for the link. */
async function askingSession(
  { tx }: Change,
  { now }: Exchange,
  addressId: string,
  clientId: string,
): Promise<SessionRow | undefined> {
  return tx
    .selectFrom('sessions')
    .selectAll('sessions')
    .innerJoin('codes', 'codes.session_id', 'sessions.id')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'sessions.user_id')
    .where('codes.attempt_id', '=', addressId)
    .where('codes.pressed_at', 'is not', null)
    .where('codes.settled_at', 'is', null)
    .where('email_addresses.id', '=', addressId)
    .where('sessions.client_id', '=', clientId)
    .where('sessions.status', '=', 'active')
    .where('sessions.expire_at', '>', now)
    .where('sessions.abandon_at', '>', now)
    .executeTakeFirst();
}
