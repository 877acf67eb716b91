import { audit } from '../audit.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { connectProved } from '../oauth/external-accounts.js';
import { startSession } from '../session/start-session.js';
import type { SignInRow } from './sign-in-row.js';

/** Whose factor was proved, by what, and when. */
export interface Proved {
  readonly userId: string;
  readonly strategy: string;
  readonly provedAt: number;
}

/** Ends an attempt with a session: the one place where a proved factor becomes one. */
export async function completeSignIn(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignInRow,
  { userId, strategy, provedAt }: Proved,
): Promise<void> {
  const { tx } = change;
  const { now } = exchange;
  await tx.updateTable('clients').set({ sign_in_id: null, sign_up_id: null }).where('id', '=', client.id).execute();
  const session = await startSession(change, exchange, { client, userId, strategy, firstFactorAt: provedAt });
  await tx
    .updateTable('sign_ins')
    .set({
      status: 'complete',
      user_id: userId,
      first_factor_strategy: strategy,
      first_factor_at: provedAt,
      created_session_id: session.id,
      updated_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  await connectProved(change, exchange, row.provider_trip_id, userId);
  await tx.updateTable('users').set({ failed_passwords: 0, locked_until: null }).where('id', '=', userId).execute();
  await audit(tx, exchange, {
    event: 'sign_in.completed',
    userId,
    clientId: client.id,
    sessionId: session.id,
    reason: strategy,
  });
}
