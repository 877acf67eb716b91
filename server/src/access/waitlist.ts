import type { Selectable } from 'kysely';
import { createId } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { Queries, Schema } from '../store/schema.js';

export type WaitlistRow = Selectable<Schema['waitlist_entries']>;

/** Puts an address onto the waitlist. One that is there already stays as it is. */
export async function joinWaitlist(
  queries: Queries,
  now: number,
  { email, key, locale }: { readonly email: string; readonly key: string; readonly locale: string | null },
): Promise<WaitlistRow> {
  await queries
    .insertInto('waitlist_entries')
    .values({
      id: createId('waitlist_entry'),
      email_address: email,
      email_key: key,
      status: 'pending',
      locale,
      created_at: now,
      updated_at: now,
    })
    .onConflict(conflict => conflict.column('email_key').doNothing())
    .execute();
  return queries.selectFrom('waitlist_entries').selectAll().where('email_key', '=', key).executeTakeFirstOrThrow();
}

/** Whoever has made an account waits no more. */
export async function leaveWaitlist({ tx }: Change, key: string, now: number): Promise<void> {
  await tx
    .updateTable('waitlist_entries')
    .set({ status: 'completed', updated_at: now })
    .where('email_key', '=', key)
    .where('status', '!=', 'completed')
    .execute();
}
