import type { Selectable } from 'kysely';
import { Problem } from '../http/problem.js';
import { notFound } from '../http/refusals.js';
import type { Queries, Schema } from '../store/schema.js';
import { expiredTicket, invalidTicket } from './ticket.js';

export type InvitationRow = Selectable<Schema['invitations']>;

/** How an invitation stands now: time may have run out without anybody having written it down. */
export function statusOf({ status, expires_at }: InvitationRow, now: number): InvitationRow['status'] {
  return status === 'pending' && expires_at !== null && expires_at <= now ? 'expired' : status;
}

/** The invitation of a ticket, while it holds. */
export async function openInvitation(queries: Queries, id: string, now: number): Promise<InvitationRow> {
  const row = await queries.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw invalidTicket();
  const refusal = refusalOf(row, now);
  if (refusal) throw refusal;
  return row;
}

/** Accepts an invitation: one statement, so that it serves once. */
export async function acceptInvitation(queries: Queries, id: string, now: number): Promise<InvitationRow> {
  const accepted = await queries
    .updateTable('invitations')
    .set({ status: 'accepted', updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where(where => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .returningAll()
    .executeTakeFirst();
  if (accepted) return accepted;
  const row = await queries.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  throw (row && refusalOf(row, now)) ?? invalidTicket();
}

/** Takes an invitation back that nobody has accepted. */
export async function revokeInvitation(queries: Queries, id: string, now: number): Promise<InvitationRow> {
  const revoked = await queries
    .updateTable('invitations')
    .set({ status: 'revoked', updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returningAll()
    .executeTakeFirst();
  if (revoked) return revoked;
  const row = await queries.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  throw (row && refusalOf(row, now)) ?? notFound();
}

function refusalOf(row: InvitationRow, now: number): Problem | undefined {
  switch (statusOf(row, now)) {
    case 'accepted':
      return new Problem(400, 'invitation_already_accepted', 'the invitation was accepted before', {
        sentence: 'This invitation has been used already. Sign in.',
      });
    case 'revoked':
      return new Problem(400, 'revoked_invitation', 'the invitation was taken back', {
        sentence: 'This invitation was taken back. Ask for a new one.',
      });
    case 'expired':
      return expiredTicket();
    default:
      return undefined;
  }
}
