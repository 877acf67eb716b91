import type { Selectable } from 'kysely';
import { createToken } from '../crypto/token.js';
import type { Queries, Schema } from '../store/schema.js';

export type ChallengeRow = Selectable<Schema['passkey_challenges']>;

/** What a challenge is for: one passkey that is made, or one attempt, on one client. */
export type Ceremony = Pick<ChallengeRow, 'subject_id' | 'purpose' | 'client_id'>;

/** W3C WebAuthn Level 3 §13.4.3: it cannot be guessed, and it is good for one ceremony. */
export const challengeLifetime = 5 * 60_000;

/** Makes a challenge of 32 random bytes, in place of the one before. */
export async function makeChallenge(
  queries: Queries,
  ceremony: Ceremony,
  rpId: string,
  now: number,
): Promise<ChallengeRow> {
  const fresh = {
    client_id: ceremony.client_id,
    challenge: createToken(),
    rp_id: rpId,
    used_at: null,
    created_at: now,
    expires_at: now + challengeLifetime,
  };
  return queries
    .insertInto('passkey_challenges')
    .values({ subject_id: ceremony.subject_id, purpose: ceremony.purpose, ...fresh })
    .onConflict(conflict => conflict.columns(['subject_id', 'purpose']).doUpdateSet(fresh))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Uses the challenge up, whatever the answer to it is worth. One statement, so of several answers one gets through. */
export async function useChallenge(
  queries: Queries,
  ceremony: Ceremony,
  now: number,
): Promise<ChallengeRow | undefined> {
  return queries
    .updateTable('passkey_challenges')
    .set({ used_at: now })
    .where('subject_id', '=', ceremony.subject_id)
    .where('purpose', '=', ceremony.purpose)
    .where('client_id', '=', ceremony.client_id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** The challenge of a ceremony as it stands. */
export function readChallenge(
  queries: Queries,
  { subject_id, purpose }: Pick<Ceremony, 'subject_id' | 'purpose'>,
): Promise<ChallengeRow | undefined> {
  return queries
    .selectFrom('passkey_challenges')
    .selectAll()
    .where('subject_id', '=', subject_id)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
}
