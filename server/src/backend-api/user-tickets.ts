import type { Selectable } from 'kysely';
import { z } from 'zod';
import { placeOf, ticketUrl } from '../access/places.js';
import { ticketFor } from '../access/ticket.js';
import { refusalOf } from '../access/user-ticket.js';
import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import { change } from '../http/change.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { notFound } from '../http/refusals.js';
import type { Schema } from '../store/schema.js';
import { metadata, seconds } from './fields.js';

type Row = Selectable<Schema['user_tickets']>;
type Kind = Row['kind'];

const day = 24 * 60 * 60;
const signInToken = z.strictObject({ user_id: z.string(), expires_in_seconds: seconds.max(365 * day).nullish() });
const actor = metadata.pipe(z.looseObject({ sub: z.string().min(1).max(200) }));
const actorToken = z.strictObject({
  user_id: z.string(),
  actor,
  expires_in_seconds: seconds.max(day).default(60 * 60),
  session_max_duration_in_seconds: seconds.max(day).default(30 * 60),
});

function ticketJSON({ instance }: Exchange, row: Row) {
  const ticket = ticketFor(instance.secrets, row.id);
  const leads = placeOf(instance.settings, 'signIn') !== undefined;
  return {
    object: row.kind,
    id: row.id,
    status: row.status,
    user_id: row.user_id,
    ...(row.actor && { actor: row.actor }),
    ...(row.status === 'pending' && { token: ticket, ...(leads && { url: ticketUrl(instance.settings, ticket) }) }),
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

interface Wanted {
  readonly userId: string;
  readonly lifetime: number;
  readonly actor?: z.output<typeof actor>;
  readonly sessionLifetime?: number;
}

async function create(exchange: Exchange, kind: Kind, wanted: Wanted): Promise<Answer> {
  const { now } = exchange;
  const row = await change(exchange, async ({ tx }) => {
    const user = await tx.selectFrom('users').select('id').where('id', '=', wanted.userId).executeTakeFirst();
    if (!user) throw notFound();
    const made = await tx
      .insertInto('user_tickets')
      .values({
        id: createId(kind === 'actor_token' ? 'act' : 'sit'),
        kind,
        user_id: user.id,
        actor: wanted.actor ? JSON.stringify(wanted.actor) : null,
        session_lifetime: wanted.sessionLifetime === undefined ? null : wanted.sessionLifetime * 1000,
        status: 'pending',
        expires_at: now + wanted.lifetime * 1000,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const reason = wanted.actor ? `${made.id} ${wanted.actor.sub}` : made.id;
    await audit(tx, exchange, { event: `${kind}.created`, userId: user.id, reason });
    return made;
  });
  return { kind: 'bare', body: ticketJSON(exchange, row) };
}

function createSignInToken(exchange: Exchange): Promise<Answer> {
  const given = readBody(exchange.body, signInToken);
  return create(exchange, 'sign_in_token', {
    userId: given.user_id,
    lifetime: given.expires_in_seconds ?? 30 * day,
  });
}

function createActorToken(exchange: Exchange): Promise<Answer> {
  const given = readBody(exchange.body, actorToken);
  return create(exchange, 'actor_token', {
    userId: given.user_id,
    lifetime: given.expires_in_seconds,
    actor: given.actor,
    sessionLifetime: given.session_max_duration_in_seconds,
  });
}

const revoke =
  (kind: Kind) =>
  async (exchange: Exchange): Promise<Answer> => {
    const { now, parameters } = exchange;
    const id = parameters['id'] ?? '';
    const row = await change(exchange, async ({ tx }) => {
      const revoked = await tx
        .updateTable('user_tickets')
        .set({ status: 'revoked', updated_at: now })
        .where('id', '=', id)
        .where('kind', '=', kind)
        .where('status', '=', 'pending')
        .returningAll()
        .executeTakeFirst();
      if (!revoked) throw (await refusalOf(tx, id, kind, now)) ?? notFound();
      await audit(tx, exchange, { event: `${kind}.revoked`, userId: revoked.user_id, reason: id });
      return revoked;
    });
    return { kind: 'bare', body: ticketJSON(exchange, row) };
  };

/** Tickets that sign a user in, as they are or for somebody who helps them. */
export const userTicketEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/sign_in_tokens', backend: true, checks: [], handle: createSignInToken },
  { method: 'POST', path: '/v1/sign_in_tokens/:id/revoke', backend: true, checks: [], handle: revoke('sign_in_token') },
  { method: 'POST', path: '/v1/actor_tokens', backend: true, checks: [], handle: createActorToken },
  { method: 'POST', path: '/v1/actor_tokens/:id/revoke', backend: true, checks: [], handle: revoke('actor_token') },
];
