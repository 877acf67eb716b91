import { normalizeEmail } from 'auth-elements/wire';
import { openInvitation } from '../access/invitation-row.js';
import type { InvitationRow } from '../access/invitation-row.js';
import { invalidTicket, readTicket } from '../access/ticket.js';
import { findUser } from '../account/find-user.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { invalidValue } from '../http/refusals.js';

/** The invitation that a sign-up is begun with; undefined where there is none. It is bound to its address. */
export async function invitationOf({ form, instance, now }: Exchange): Promise<InvitationRow | undefined> {
  if (form.optional('strategy') !== 'ticket') return undefined;
  const { kind, id } = readTicket(instance.secrets, form.required('ticket'));
  if (kind !== 'invitation') throw invalidTicket();
  const invitation = await openInvitation(instance.database, id, now);
  const typed = form.optional('email_address');
  if (typed !== undefined && normalizeEmail(typed) !== invitation.email_key) throw invalidValue('email_address');
  if (await findUser(instance.database, 'email_address', invitation.email_key)) throw accountExists();
  return invitation;
}

/** The invited address has an account: the way on is to sign in. */
export function accountExists(): Problem {
  return new Problem(400, 'invitation_account_exists', 'somebody has the invited address already', {
    sentence: 'There is an account for this address already. Sign in.',
  });
}
