import type { Selectable } from 'kysely';
import type { Change } from '../http/change.js';
import { Problem } from '../http/problem.js';
import type { Queries, Schema } from '../store/schema.js';
import { expiredTicket, invalidTicket } from './ticket.js';

export type UserTicketRow = Selectable<Schema['user_tickets']>;

/** Uses up a ticket that signs somebody in: one statement, so that it serves once. */
export async function useTicket(
  { tx }: Change,
  id: string,
  kind: UserTicketRow['kind'],
  now: number,
): Promise<UserTicketRow> {
  const used = await tx
    .updateTable('user_tickets')
    .set({ status: 'accepted', updated_at: now })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('status', '=', 'pending')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (used) return used;
  throw (await refusalOf(tx, id, kind, now)) ?? invalidTicket();
}

/** Why a ticket does not serve; undefined where there is none. */
export async function refusalOf(
  queries: Queries,
  id: string,
  kind: UserTicketRow['kind'],
  now: number,
): Promise<Problem | undefined> {
  const row = await queries
    .selectFrom('user_tickets')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.status === 'accepted')
    return new Problem(400, `${kind}_already_used_code`, 'the ticket was used before', {
      sentence: 'This link has been used already. Ask for a new one.',
    });
  if (row.status === 'revoked')
    return new Problem(400, `${kind}_revoked_code`, 'the ticket was taken back', {
      sentence: 'This link was taken back. Ask for a new one.',
    });
  return row.expires_at <= now ? expiredTicket() : undefined;
}
