import type { Selectable } from 'kysely';
import type { Change } from '../http/change.js';
import type { Instance } from '../instance.js';
import type { Queries, Schema } from '../store/schema.js';

export type WaitlistRow = Selectable<Schema['waitlist_entries']>;

/** Puts an address onto the waitlist. One that is there already stays as it is. */
export async function joinWaitlist(
  queries: Queries,
  { secrets }: Pick<Instance, 'secrets'>,
  now: number,
  { email, key, locale }: { readonly email: string; readonly key: string; readonly locale: string | null },
): Promise<WaitlistRow> {
  await queries
    .insertInto('waitlist_entries')
    .values({
      id: entryId(secrets, key),
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

/**
 * The id of an address's entry. It is made from the address, so that the answer to who joins is the same whether the
 * address was there before.
 */
export function entryId(secrets: Instance['secrets'], key: string): string {
  const letters = secrets.hmac('waitlist-entry', key).replace(/[^A-Za-z\d]/g, '');
  return `waitlist_entry_${letters.slice(0, 27)}`;
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
