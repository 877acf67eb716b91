import { sql } from 'kysely';
import type { Change } from '../http/change.js';
import { namesOf } from './void-proofs.js';

/**
 * Deletes what people have begun with somebody's address, number or wallet, and with it what it tells of them. A username
 * alone is nobody's proof: others may have typed it, too.
 */
export async function forgetAttempts({ tx }: Change, userId: string): Promise<void> {
  const [username = '', ...keys] = await namesOf(tx, userId);
  const named = keys.length > 0 ? keys : [username];
  const signUps = await tx
    .deleteFrom('sign_ups')
    .where(where =>
      where.or([
        where('created_user_id', '=', userId),
        where('email_key', 'in', named),
        where('phone_number', 'in', named),
        where('wallet_key', 'in', named),
      ]),
    )
    .returning(['id', 'provider_trip_id'])
    .execute();
  const signIns = await tx
    .deleteFrom('sign_ins')
    .where(where => where.or([where('user_id', '=', userId), where('identifier_key', 'in', named)]))
    .returning(['id', 'provider_trip_id'])
    .execute();
  const attempts = [...signUps, ...signIns];
  await forgetTrips(
    tx,
    userId,
    attempts.flatMap(({ id, provider_trip_id: trip }) => [id, trip ?? '']),
  );
  await tx.deleteFrom('codes').where('email_key', 'in', named).execute();
  await tx.deleteFrom('wallet_challenges').where('wallet_key', 'in', named).execute();
  await tx
    .updateTable('clients')
    .set({ proof_for: null, proof_email_key: null, proof_email: null, proof_expires_at: null, proof_trip_id: null })
    .where('proof_email_key', 'in', named)
    .execute();
  await forgetInvitations(tx, named);
}

/** What other sites have said of them. */
async function forgetTrips(tx: Change['tx'], userId: string, ids: readonly string[]): Promise<void> {
  const accounts = await tx
    .selectFrom('external_accounts')
    .select(['provider', 'subject'])
    .where('user_id', '=', userId)
    .execute();
  await tx
    .deleteFrom('provider_trips')
    .where(where =>
      where.or([
        where('user_id', '=', userId),
        where('id', 'in', ['', ...ids]),
        where('attempt_id', 'in', ['', ...ids]),
        ...accounts.map(({ provider, subject }) =>
          where.and([where('provider', '=', provider), where(sql`identity->>'subject'`, '=', subject)]),
        ),
      ]),
    )
    .execute();
}

/** Where they were invited, or waited to be. */
async function forgetInvitations(tx: Change['tx'], named: readonly string[]): Promise<void> {
  await tx.deleteFrom('waitlist_entries').where('email_key', 'in', named).execute();
  const invitations = tx.selectFrom('invitations').select('id').where('email_key', 'in', named);
  await tx.updateTable('sign_ups').set({ invitation_id: null }).where('invitation_id', 'in', invitations).execute();
  await tx
    .updateTable('waitlist_entries')
    .set({ invitation_id: null })
    .where('invitation_id', 'in', invitations)
    .execute();
  await tx.deleteFrom('invitations').where('email_key', 'in', named).execute();
}

/** Deletes somebody with everything that is theirs; the log goes on saying what has happened, and not where from. */
export async function forgetUser({ tx }: Change, userId: string): Promise<void> {
  await tx
    .deleteFrom('codes')
    .where('attempt_id', 'in', tx.selectFrom('email_addresses').select('id').where('user_id', '=', userId))
    .execute();
  await tx
    .deleteFrom('codes')
    .where('attempt_id', 'in', tx.selectFrom('phone_numbers').select('id').where('user_id', '=', userId))
    .execute();
  await tx
    .updateTable('audit_log')
    .set({ client_id: null, session_id: null, ip: null, user_agent: null })
    .where('user_id', '=', userId)
    .execute();
  // What belongs to a user is deleted with them: each table's foreign key says so.
  await tx.deleteFrom('users').where('id', '=', userId).execute();
}
