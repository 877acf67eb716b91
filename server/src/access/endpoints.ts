import { normalizeEmail } from 'auth-elements/wire';
import { findUser } from '../account/find-user.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { languageOf } from '../http/language.js';
import { Problem } from '../http/problem.js';
import { disabled, malformed } from '../http/refusals.js';
import { requireAllowed } from './rules.js';
import { entryId, joinWaitlist } from './waitlist.js';
import { allowedPlace, placeOf } from './places.js';
import { invalidTicket, readTicket } from './ticket.js';

interface Landing {
  readonly place: string | undefined;
  readonly status: 'sign_in' | 'sign_up' | 'complete';
}

/**
 * Where the link in a mail leads: to the application, with the ticket and what it is for. It uses up nothing, because
 * programs that look through mails follow links too. A ticket that is not good is brought to the application all the
 * same, which has words for it.
 */
async function accept(exchange: Exchange): Promise<Answer> {
  const ticket = exchange.url.searchParams.get('ticket') ?? '';
  if (!/^[\w.-]{1,200}$/.test(ticket)) throw invalidTicket();
  const { place, status } = await landingOf(exchange, ticket);
  if (place === undefined) throw invalidTicket();
  const to = new URL(place);
  if (status !== 'complete') to.searchParams.set('__clerk_ticket', ticket);
  to.searchParams.set('__clerk_status', status);
  return { kind: 'redirect', to: to.href };
}

async function landingOf(exchange: Exchange, ticket: string): Promise<Landing> {
  const { settings, secrets } = exchange.instance;
  const elsewhere: Landing = { place: placeOf(settings, 'signIn'), status: 'sign_in' };
  let read;
  try {
    read = readTicket(secrets, ticket);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return elsewhere;
  }
  if (read.kind === 'invitation') return invitationLanding(exchange, read.id);
  return (await isSignedIn(exchange, read.id)) ? { ...elsewhere, status: 'complete' } : elsewhere;
}

async function invitationLanding({ instance }: Exchange, id: string): Promise<Landing> {
  const { database, settings } = instance;
  const row = await database.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  const has = row && (await findUser(database, 'email_address', row.email_key));
  const page = has ? 'signIn' : 'signUp';
  const place = row?.redirect_url ? allowedPlace(row.redirect_url, settings) : placeOf(settings, page);
  return { place, status: has ? 'sign_in' : 'sign_up' };
}

/** Whether the browser has a session of the ticket's user already: then there is nothing to do. */
async function isSignedIn({ instance, device, now }: Exchange, ticketId: string): Promise<boolean> {
  const found = await instance.database
    .selectFrom('user_tickets')
    .innerJoin('sessions', 'sessions.user_id', 'user_tickets.user_id')
    .select('sessions.id')
    .where('user_tickets.id', '=', ticketId)
    .where('user_tickets.kind', '=', 'sign_in_token')
    .where('sessions.client_id', '=', device.client?.id ?? '')
    .where('sessions.status', '=', 'active')
    .where('sessions.expire_at', '>', now)
    .where('sessions.abandon_at', '>', now)
    .executeTakeFirst();
  return found !== undefined;
}

/** Somebody asks to be invited. The answer is the same whether they have asked before, or have an account. */
async function join({ form, instance, now, request }: Exchange): Promise<Answer> {
  const { settings, database, secrets } = instance;
  const email = form.required('email_address').trim();
  const key = normalizeEmail(email);
  if (settings.access.mode !== 'waitlist') throw disabled('email_address');
  if (key === undefined) throw malformed('email_address');
  // Who waits is on no allow list yet.
  const rules = { ...settings, access: { ...settings.access, allowlist: false } };
  await requireAllowed(database, rules, { type: 'email_address', key }, false);
  const locale = languageOf(form.optional('locale'), request);
  await joinWaitlist(database, instance, now, { email, key, locale });
  return {
    kind: 'bare',
    body: { object: 'waitlist_entry', id: entryId(secrets, key), created_at: now, updated_at: now },
  };
}

/** How people come in who were asked to. */
export const accessEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/waitlist',
    checks: [limitedPerAddress('waitlist', 5), takes('email_address')],
    handle: join,
  },
  { method: 'GET', path: '/v1/tickets/accept', checks: [limitedPerAddress('ticket', 20)], handle: accept },
];
