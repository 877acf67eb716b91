import { normalizeEmail } from 'auth-elements/wire';
import { openInvitation } from '../access/invitation-row.js';
import type { InvitationRow } from '../access/invitation-row.js';
import { invalidTicket, readTicket } from '../access/ticket.js';
import { findUser } from '../account/find-user.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { invalidValue } from '../http/refusals.js';
import type { SignUpRow } from './sign-up-row.js';

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

/** The columns of a sign-up that its invitation fills. The link in a mail is a proof of the address. */
export function filledByInvitation(
  invitation: InvitationRow | undefined,
  now: number,
): Pick<Partial<SignUpRow>, 'invitation_id' | 'email_address' | 'email_key' | 'email_verified_at'> {
  if (!invitation) return {};
  const { id, email_address, email_key } = invitation;
  return { invitation_id: id, email_address, email_key, email_verified_at: now };
}

/** The invited address has an account: the way on is to sign in. */
export function accountExists(): Problem {
  return new Problem(400, 'invitation_account_exists', 'somebody has the invited address already', {
    sentence: 'There is an account for this address already. Sign in.',
  });
}
