import type { Selectable } from 'kysely';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { Schema } from '../store/schema.js';
import { codeOf } from '../strategies/first-proofs.js';
import { latestCode } from '../strategies/mailed-code.js';
import type { ProofOf } from '../strategies/proof.js';
import type { SessionRow } from './session-row.js';

export type VerificationRow = Selectable<Schema['session_verifications']>;

/** The session's newest verification, in the state that a step needs. */
export async function presentVerification(
  { instance, now }: Exchange,
  session: SessionRow,
  status: VerificationRow['status'],
): Promise<VerificationRow> {
  const row = await instance.database
    .selectFrom('session_verifications')
    .selectAll()
    .where('session_id', '=', session.id)
    .where('abandon_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.status !== status)
    throw new Problem(400, 'verification_missing', 'no verification is in a state for this', {
      sentence: 'This took too long. Begin again.',
    });
  return row;
}

/** What a factor is proved for. */
export async function proofOf(
  { instance }: Exchange,
  { id, first_factor_strategy: strategy, first_factor_at: provedAt }: VerificationRow,
  { user_id: userId, strategy: beganBy }: SessionRow,
  locale: string | null,
): Promise<ProofOf> {
  const { passkeys: settings } = instance.settings;
  // Where a passkey is all that the session began with, the one that proves more has to be both factors by itself.
  const passkeys = beganBy !== 'passkey' || provedAt !== null ? undefined : settings.secondFactor ? 'unlocked' : 'none';
  const of = { kind: 'verification', id, userId, locale, passkeys } as const;
  if (strategy !== 'phone_code' || provedAt === null) return of;
  const code = await latestCode(instance.database, codeOf(of, strategy));
  return { ...of, provedNumber: code?.email_key };
}
