import { sql } from 'kysely';
import { findUser } from '../account/find-user.js';
import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { duplicate, identifierExists } from '../http/refusals.js';
import { revokeInvitation } from './invitation-row.js';
import type { InvitationRow } from './invitation-row.js';
import { allowedPlace, invalidPlace, placeOf, ticketUrl } from './places.js';
import { ticketFor } from './ticket.js';

export interface Invitation {
  /** As it was written. */
  readonly email: string;
  readonly key: string;
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
  readonly redirectUrl?: string | null | undefined;
  readonly notify?: boolean | null | undefined;
  /** Invites again, in place of an invitation that there is, and also who has an account. */
  readonly ignoreExisting?: boolean | null | undefined;
  readonly days?: number | null | undefined;
  readonly locale?: string | null | undefined;
  readonly fromWaitlist?: boolean;
}

const day = 24 * 60 * 60_000;

/** Invites somebody, by mail unless told otherwise. Of invitations to one address one is pending. */
export async function invite(work: Change, exchange: Exchange, invitation: Invitation): Promise<InvitationRow> {
  const { tx } = work;
  const { instance, now } = exchange;
  const { email, key, metadata, redirectUrl, ignoreExisting, days, locale } = invitation;
  const place = redirectUrl ? allowedPlace(redirectUrl, instance.settings) : placeOf(instance.settings, 'signUp');
  if (place === undefined)
    throw invalidPlace(
      redirectUrl ? undefined : 'Say in redirect_url where the invitation leads, or set AUTH_SIGN_UP_URL.',
    );
  await makeRoom(work, exchange, key, ignoreExisting ?? false);
  const row = await tx
    .insertInto('invitations')
    .values({
      id: createId('inv'),
      email_address: email,
      email_key: key,
      public_metadata: JSON.stringify(metadata ?? {}),
      redirect_url: redirectUrl ? place : null,
      status: 'pending',
      locale: locale ?? null,
      expires_at: now + (days ?? 30) * day,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(tx, exchange, { event: 'invitation.created', reason: row.id });
  if (invitation.notify ?? true) await mail(work, exchange, row, invitation.fromWaitlist ?? false);
  return row;
}

async function makeRoom({ tx }: Change, { now }: Exchange, key: string, ignoreExisting: boolean): Promise<void> {
  // Two that invite the same person at once take turns: the index has the last word, and this the better sentence.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitation:${key}`}, 0))`.execute(tx);
  if (!ignoreExisting && (await findUser(tx, 'email_address', key))) throw identifierExists('email_address');
  await tx
    .updateTable('invitations')
    .set({ status: 'expired', updated_at: now })
    .where('email_key', '=', key)
    .where('status', '=', 'pending')
    .where('expires_at', '<=', now)
    .execute();
  const present = await tx
    .selectFrom('invitations')
    .select('id')
    .where('email_key', '=', key)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  if (present && ignoreExisting) await revokeInvitation(tx, present.id, now);
  else if (present) throw duplicate('email_address', 'There is an invitation for this address already.');
}

function mail({ tx }: Change, { instance }: Exchange, row: InvitationRow, fromWaitlist: boolean): Promise<void> {
  return instance.outbox.enqueue(tx, {
    to: row.email_address,
    locale: row.locale,
    template: fromWaitlist ? 'waitlist_invitation' : 'invitation',
    link: ticketUrl(instance.settings, ticketFor(instance.secrets, row.id)),
    until: row.expires_at,
  });
}
