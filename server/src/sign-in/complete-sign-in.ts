import { audit } from '../audit.js';
import { requireOwnConnection } from '../enterprise/sso-only.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { connectProved } from '../oauth/external-accounts.js';
import { growing, refuseSecond, startSession } from '../session/start-session.js';
import { secondFactorsLeft, secondFactorsOf } from '../strategies/second-factors.js';
import { setNewPassword } from './set-new-password.js';
import { proofOf } from './sign-in-row.js';
import type { SignInRow } from './sign-in-row.js';
import { trustFactorsOf, trustStateOf } from './client-trust.js';
import { tellNewDevice } from './tell-new-device.js';

/** Whose factor was proved, by what, and when. */
export interface Proved {
  readonly userId: string;
  readonly strategy: string;
  readonly provedAt: number;
  /** Whose identity provider has proved it, where one has. */
  readonly connection?: string | undefined;
  /** The same proof counts as the second factor, too: a passkey that has verified its person. */
  readonly alsoSecond?: boolean;
  /** The password that a reset has chosen. Nobody has it before the sign-in is complete. */
  readonly newPassword?: { readonly hash: string; readonly recheck: boolean; readonly endsSessions: boolean };
}

/**
 * Takes a proved first factor: the one place where an attempt becomes a session, whatever the way in. Where something
 * else has to be proved the attempt says so, and nothing else is written.
 */
export async function completeSignIn(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignInRow,
  { userId, strategy, provedAt, connection, alsoSecond = false, newPassword }: Proved,
): Promise<void> {
  await requireOwnConnection(change, exchange, { userId, strategy, connection });
  const proved = await change.tx
    .updateTable('sign_ins')
    .set({
      user_id: userId,
      first_factor_strategy: strategy,
      first_factor_at: provedAt,
      ...(alsoSecond && { second_factor_strategy: strategy, second_factor_at: provedAt }),
      trust_state: await trustStateOf(change.tx, exchange, client, { userId, strategy }),
      ...(newPassword && {
        new_password_hash: newPassword.hash,
        new_password_recheck: newPassword.recheck,
        new_password_ends_sessions: newPassword.endsSessions,
      }),
      updated_at: exchange.now,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await goOn(change, exchange, client, proved);
}

/** Ends the attempt with a session, or says what is missing. Everything is read anew: an account may have changed. */
export async function goOn(change: Change, exchange: Exchange, client: ClientRow, row: SignInRow): Promise<void> {
  const missing = await stillMissing(change, exchange, row);
  if (missing === undefined) return finish(change, exchange, client, row);
  if (!row.new_password_ends_sessions) await refuseSecond(change, exchange, client, row.user_id ?? '');
  await change.tx.updateTable('sign_ins').set({ status: missing }).where('id', '=', row.id).execute();
  await change.tx
    .updateTable('clients')
    .set({ sign_in_id: row.id, sign_up_id: null, updated_at: growing(client.updated_at, exchange.now) })
    .where('id', '=', client.id)
    .execute();
}

async function stillMissing(
  { tx }: Change,
  { instance: { settings } }: Exchange,
  row: SignInRow,
): Promise<'needs_second_factor' | 'needs_client_trust' | undefined> {
  const userId = row.user_id ?? '';
  const enrolled = await secondFactorsOf(tx, userId, settings);
  if (enrolled.length > 0 && row.second_factor_at !== null) return undefined;
  if (enrolled.length > 0) {
    if ((await secondFactorsLeft(tx, proofOf(row), settings)).length === 0)
      throw onlySecondStep(row.first_factor_strategy === 'passkey');
    return 'needs_second_factor';
  }
  if (row.trust_state !== 'new') return undefined;
  // Somebody without an address could confirm nothing.
  return (await trustFactorsOf(tx, row)).length > 0 ? 'needs_client_trust' : undefined;
}

/** Somebody who holds the phone, or the key, alone would be in by it twice over. */
function onlySecondStep(byPasskey: boolean): Problem {
  const what = byPasskey ? 'passkey' : 'phone';
  return new Problem(400, 'strategy_for_user_invalid', `the ${what} that was proved is the only second factor`, {
    sentence: `This ${what} is your second step. Start again, and sign in another way.`,
  });
}

async function finish(change: Change, exchange: Exchange, client: ClientRow, row: SignInRow): Promise<void> {
  const { tx } = change;
  const { now } = exchange;
  const { user_id: userId, first_factor_strategy: strategy, first_factor_at: provedAt } = row;
  if (userId === null || strategy === null || provedAt === null) throw new Error('A sign-in ends without a proof.');
  const reset = row.new_password_hash !== null;
  if (reset) await setNewPassword(change, exchange, row);
  await tx.updateTable('clients').set({ sign_in_id: null, sign_up_id: null }).where('id', '=', client.id).execute();
  await tellNewDevice(change, exchange, client, userId);
  const session = await startSession(change, exchange, {
    client,
    userId,
    strategy,
    // A password that was set this moment is younger than the code that allowed it.
    firstFactorAt: reset ? now : provedAt,
    secondFactorAt: row.second_factor_at,
  });
  await tx
    .updateTable('sign_ins')
    .set({ status: 'complete', created_session_id: session.id, new_password_hash: null, updated_at: now })
    .where('id', '=', row.id)
    .execute();
  await connectProved(change, exchange, row.provider_trip_id, { id: userId });
  await tx.updateTable('users').set({ failed_passwords: 0, locked_until: null }).where('id', '=', userId).execute();
  await audit(tx, exchange, {
    event: 'sign_in.completed',
    userId,
    clientId: client.id,
    sessionId: session.id,
    reason: [strategy, row.second_factor_at === null ? null : row.second_factor_strategy].filter(Boolean).join(' '),
  });
}
