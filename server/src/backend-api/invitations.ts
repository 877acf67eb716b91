import { z } from 'zod';
import { statusOf } from '../access/invitation-row.js';
import { revokeInvitation } from '../access/invitation-row.js';
import type { InvitationRow } from '../access/invitation-row.js';
import { invite } from '../access/invite.js';
import { ticketUrl } from '../access/places.js';
import { ticketFor } from '../access/ticket.js';
import { audit } from '../audit.js';
import { change } from '../http/change.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { identifierExists } from '../http/refusals.js';
import type { Queries } from '../store/schema.js';
import { email, metadata } from './fields.js';
import { filterOf, listed, orderOf, patternOf, readPage } from './paging.js';

const fields = {
  email_address: email,
  public_metadata: metadata.nullish(),
  redirect_url: z.string().max(2000).nullish(),
  notify: z.boolean().nullish(),
  ignore_existing: z.boolean().nullish(),
  expires_in_days: z.number().int().min(1).max(365).nullish(),
  template_slug: z.enum(['invitation', 'waitlist_invitation']).nullish(),
  /** An addition of ours: the language of the mail. */
  locale: z.string().max(35).nullish(),
};
const one = z.strictObject(fields);
const several = z.array(one).min(1).max(10);

/** An invitation as it travels. */
export function invitationJSON({ instance, now }: Exchange, row: InvitationRow) {
  const status = statusOf(row, now);
  return {
    object: 'invitation',
    id: row.id,
    email_address: row.email_address,
    public_metadata: row.public_metadata,
    revoked: status === 'revoked',
    status,
    ...(status === 'pending' && { url: ticketUrl(instance.settings, ticketFor(instance.secrets, row.id)) }),
    expires_at: row.expires_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

async function inviteAll(exchange: Exchange, given: z.output<typeof several>): Promise<readonly InvitationRow[]> {
  const keys = given.map(({ email_address: { key } }) => key);
  if (new Set(keys).size < keys.length) throw identifierExists('email_address');
  return change(exchange, async work => {
    const rows = [];
    for (const { email_address: address, ...rest } of given)
      rows.push(
        await invite(work, exchange, {
          ...address,
          metadata: rest.public_metadata,
          redirectUrl: rest.redirect_url,
          notify: rest.notify,
          ignoreExisting: rest.ignore_existing,
          days: rest.expires_in_days,
          locale: rest.locale,
          fromWaitlist: rest.template_slug === 'waitlist_invitation',
        }),
      );
    return rows;
  });
}

async function create(exchange: Exchange): Promise<Answer> {
  const rows = await inviteAll(exchange, [readBody(exchange.body, one)]);
  return { kind: 'bare', body: rows.map(row => invitationJSON(exchange, row))[0] };
}

async function createSeveral(exchange: Exchange): Promise<Answer> {
  const rows = await inviteAll(exchange, readBody(exchange.body, several));
  return { kind: 'bare', body: rows.map(row => invitationJSON(exchange, row)) };
}

async function list(exchange: Exchange): Promise<Answer> {
  const { database } = exchange.instance;
  const { limit, offset } = readPage(exchange);
  const { column, direction } = orderOf(exchange, ['email_address', 'expires_at'] as const);
  const found = matching(exchange, database);
  const rows = await found.selectAll().orderBy(column, direction).orderBy('id').limit(limit).offset(offset).execute();
  const { total } = await found.select(select => select.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  return listed(
    exchange,
    rows.map(row => invitationJSON(exchange, row)),
    Number(total),
  );
}

/** Without a filter, all that were not taken back. */
function matching(exchange: Exchange, queries: Queries) {
  const { now } = exchange;
  const status = filterOf(exchange, 'status', ['pending', 'accepted', 'revoked', 'expired'] as const);
  const pattern = patternOf(exchange);
  let found = queries.selectFrom('invitations');
  if (pattern !== undefined)
    found = found.where(where => where.or([where('email_key', 'like', pattern), where('id', 'ilike', pattern)]));
  if (status === 'pending')
    return found
      .where('status', '=', 'pending')
      .where(where => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]));
  if (status === 'expired')
    return found.where(where =>
      where.or([
        where('status', '=', 'expired'),
        where.and([where('status', '=', 'pending'), where('expires_at', '<=', now)]),
      ]),
    );
  return status === undefined ? found.where('status', '!=', 'revoked') : found.where('status', '=', status);
}

async function revoke(exchange: Exchange): Promise<Answer> {
  const { now, parameters } = exchange;
  const row = await change(exchange, async ({ tx }) => {
    const revoked = await revokeInvitation(tx, parameters['id'] ?? '', now);
    await audit(tx, exchange, { event: 'invitation.revoked', reason: revoked.id });
    return revoked;
  });
  return { kind: 'bare', body: invitationJSON(exchange, row) };
}

/** Inviting people to the application. */
export const invitationEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/invitations', backend: true, checks: [], handle: list },
  { method: 'POST', path: '/v1/invitations', backend: true, checks: [], handle: create },
  { method: 'POST', path: '/v1/invitations/bulk', backend: true, checks: [], handle: createSeveral },
  { method: 'POST', path: '/v1/invitations/:id/revoke', backend: true, checks: [], handle: revoke },
];
