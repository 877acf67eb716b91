import { openInvitation } from '../access/invitation-row.js';
import { readTicket } from '../access/ticket.js';
import { useTicket } from '../access/user-ticket.js';
import type { UserTicketRow } from '../access/user-ticket.js';
import { findUser, primaryAddress } from '../account/find-user.js';
import type { UserRow } from '../account/find-user.js';
import { audit } from '../audit.js';
import { ensureClient } from '../client/ensure-client.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { startSession } from '../session/start-session.js';
import { completeSignIn } from './complete-sign-in.js';
import { startSignIn } from './insert-sign-in.js';
import type { SignInRow } from './sign-in-row.js';

/**
 * Begins a sign-in with a ticket. A token signs its user in, with whatever else the account asks for; a token of an actor
 * begins the actor's own session; an invitation proves nothing here, and only says who is to sign in.
 *
 * @returns the attempt's id.
 */
export async function signInByTicket(exchange: Exchange): Promise<string> {
  const { form, instance } = exchange;
  const { kind, id: ticketId } = readTicket(instance.secrets, form.required('ticket'));
  const id = createId('sia');
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const client = await ensureClient(work, exchange);
    if (kind === 'invitation') {
      const user = await invitedUser(work, exchange, ticketId);
      await begin(work, exchange, client, id, user);
      return;
    }
    const ticket = await useTicket(work, ticketId, kind, exchange.now);
    const row = await begin(work, exchange, client, id, await ownerOf(work, ticket));
    if (ticket.actor) await impersonate(work, exchange, client, row, ticket);
    else
      await completeSignIn(work, exchange, client, row, {
        userId: ticket.user_id,
        strategy: 'ticket',
        provedAt: exchange.now,
      });
  });
  return id;
}

async function invitedUser({ tx }: Change, { now }: Exchange, id: string): Promise<UserRow> {
  const invitation = await openInvitation(tx, id, now);
  const user = await findUser(tx, 'email_address', invitation.email_key);
  if (user) return user;
  throw new Problem(400, 'invitation_account_not_exists', 'nobody has the invited address yet', {
    sentence: 'There is no account for this yet. Sign up.',
  });
}

function ownerOf({ tx }: Change, { user_id: id }: UserTicketRow): Promise<UserRow> {
  return tx.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function begin(
  change: Change,
  exchange: Exchange,
  client: ClientRow,
  id: string,
  user: UserRow,
): Promise<SignInRow> {
  const { tx } = change;
  const address = await primaryAddress(tx, user);
  const kind = address === undefined ? 'username' : 'email_address';
  const key = address === undefined ? user.username_key : await keyOf(tx, user);
  return startSignIn(change, exchange, client, {
    id,
    status: 'needs_first_factor',
    identifier: address ?? user.username,
    identifier_kind: kind,
    identifier_key: key,
    user_id: user.id,
  });
}

async function keyOf(tx: Change['tx'], { primary_email_address_id: id }: UserRow): Promise<string | null> {
  const row = await tx.selectFrom('email_addresses').select('email_key').where('id', '=', id).executeTakeFirst();
  return row?.email_key ?? null;
}

/**
 * Begins a session as a user for somebody else, who has proved nothing of the user's and needs not: the application's own
 * server answers for them. It is short, names the actor in every token, and changes nothing of the account.
 */
async function impersonate(
  work: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignInRow,
  { user_id: userId, actor, session_lifetime: lifetime }: UserTicketRow,
): Promise<void> {
  const { tx } = work;
  const { now } = exchange;
  await tx.updateTable('clients').set({ sign_in_id: null, sign_up_id: null }).where('id', '=', client.id).execute();
  const impersonation = { actor: actor ?? { sub: '' }, lifetime: lifetime ?? 0 };
  const strategy = 'ticket';
  const session = await startSession(work, exchange, { client, userId, strategy, firstFactorAt: now, impersonation });
  await tx
    .updateTable('sign_ins')
    .set({
      status: 'complete',
      first_factor_strategy: strategy,
      first_factor_at: now,
      created_session_id: session.id,
      updated_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  await audit(tx, exchange, {
    event: 'impersonation.started',
    userId,
    clientId: client.id,
    sessionId: session.id,
    reason: impersonation.actor.sub,
  });
}
