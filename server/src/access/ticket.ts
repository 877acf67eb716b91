import { sameSecret } from '../crypto/token.js';
import type { Secrets } from '../instance.js';
import { Problem } from '../http/problem.js';

const kinds = { inv: 'invitation', sit: 'sign_in_token', act: 'actor_token' } as const;

export type TicketKind = (typeof kinds)[keyof typeof kinds];

/**
 * What stands in the link of an invitation or of a token: the row's id, and an HMAC of it. Nothing of it is kept, so that
 * the rows let nobody in, and a ticket of one kind is none of another, because ids of different kinds differ.
 */
export function ticketFor(secrets: Secrets, id: string): string {
  return `${id}.${secrets.hmac('ticket', id)}`;
}

/** What a ticket is for. It says nothing of whether the row is still there, and good. */
export function readTicket(secrets: Secrets, ticket: string): { readonly kind: TicketKind; readonly id: string } {
  const [, id = '', prefix = '', proof = ''] = /^((inv|sit|act)_[A-Za-z\d]{27})\.([\w-]{43})$/.exec(ticket) ?? [];
  const kind = Object.hasOwn(kinds, prefix) ? kinds[prefix as keyof typeof kinds] : undefined;
  if (!kind || !sameSecret(proof, secrets.hmac('ticket', id))) throw invalidTicket();
  return { kind, id };
}

export function invalidTicket(): Problem {
  return new Problem(400, 'ticket_invalid_code', 'the ticket is none of this instance', {
    field: 'ticket',
    sentence: 'This link is not valid. Ask for a new one.',
  });
}

export function expiredTicket(): Problem {
  return new Problem(400, 'ticket_expired_code', 'the ticket has expired', {
    field: 'ticket',
    sentence: 'This link has expired. Ask for a new one.',
  });
}
