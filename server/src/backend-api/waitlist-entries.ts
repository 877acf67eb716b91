import type { Selectable } from 'kysely';
import { z } from 'zod';
import { invite } from '../access/invite.js';
import type { InvitationRow } from '../access/invitation-row.js';
import { joinWaitlist } from '../access/waitlist.js';
import { audit } from '../audit.js';
import { change } from '../http/change.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { notFound, wrongState } from '../http/refusals.js';
import type { Queries, Schema } from '../store/schema.js';
import { email } from './fields.js';
import { invitationJSON } from './invitations.js';
import { filterOf, orderOf, patternOf, readPage } from './paging.js';

type Row = Selectable<Schema['waitlist_entries']>;

function entryJSON(exchange: Exchange, row: Row, invitation: InvitationRow | undefined) {
  return {
    object: 'waitlist_entry',
    id: row.id,
    email_address: row.email_address,
    status: row.status,
    is_locked: false,
    created_at: row.created_at,
    updated_at: row.updated_at,
    invitation: invitation ? invitationJSON(exchange, invitation) : null,
  };
}

async function answerWith(exchange: Exchange, row: Row): Promise<Answer> {
  const [body] = await entriesJSON(exchange, [row]);
  return { kind: 'bare', body };
}

async function entriesJSON(exchange: Exchange, rows: readonly Row[]) {
  const ids = rows.flatMap(({ invitation_id: id }) => (id === null ? [] : [id]));
  const invitations = ids.length
    ? await exchange.instance.database.selectFrom('invitations').selectAll().where('id', 'in', ids).execute()
    : [];
  return rows.map(row =>
    entryJSON(
      exchange,
      row,
      invitations.find(({ id }) => id === row.invitation_id),
    ),
  );
}

async function list(exchange: Exchange): Promise<Answer> {
  const { limit, offset } = readPage(exchange);
  const { column, direction } = orderOf(exchange, ['email_address', 'invited_at'] as const);
  const found = matching(exchange, exchange.instance.database);
  const rows = await found.selectAll().orderBy(column, direction).orderBy('id').limit(limit).offset(offset).execute();
  const { total } = await found.select(select => select.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  return { kind: 'bare', body: { data: await entriesJSON(exchange, rows), total_count: Number(total) } };
}

function matching(exchange: Exchange, queries: Queries) {
  const status = filterOf(exchange, 'status', ['pending', 'invited', 'completed', 'rejected'] as const);
  const pattern = patternOf(exchange);
  let found = queries.selectFrom('waitlist_entries');
  if (pattern !== undefined)
    found = found.where(where => where.or([where('email_key', 'like', pattern), where('id', 'ilike', pattern)]));
  return status === undefined ? found : found.where('status', '=', status);
}

async function create(exchange: Exchange): Promise<Answer> {
  const given = readBody(exchange.body, z.strictObject({ email_address: email, notify: z.boolean().nullish() }));
  const { instance, now } = exchange;
  return answerWith(
    exchange,
    await joinWaitlist(instance.database, instance, now, { ...given.email_address, locale: null }),
  );
}

/** The entry, locked: of two who decide about it at once the later one sees what the first has done. */
async function lockEntry(queries: Queries, { parameters }: Exchange): Promise<Row> {
  const row = await queries
    .selectFrom('waitlist_entries')
    .selectAll()
    .where('id', '=', parameters['id'] ?? '')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function inviteEntry(exchange: Exchange): Promise<Answer> {
  const { now } = exchange;
  const { ignore_existing: ignoreExisting } = readBody(
    exchange.body,
    z.strictObject({ ignore_existing: z.boolean().nullish() }),
  );
  const row = await change(exchange, async work => {
    const entry = await lockEntry(work.tx, exchange);
    if (entry.status === 'completed') throw wrongState('This person has an account already.');
    const { id } = await invite(work, exchange, {
      email: entry.email_address,
      key: entry.email_key,
      locale: entry.locale,
      ignoreExisting,
      fromWaitlist: true,
    });
    return work.tx
      .updateTable('waitlist_entries')
      .set({ status: 'invited', invitation_id: id, invited_at: now, updated_at: now })
      .where('id', '=', entry.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return answerWith(exchange, row);
}

async function reject(exchange: Exchange): Promise<Answer> {
  const { now } = exchange;
  const row = await change(exchange, async ({ tx }) => {
    const entry = await lockEntry(tx, exchange);
    if (entry.status !== 'pending' && entry.status !== 'rejected')
      throw wrongState('Only who waits can be turned away.');
    await audit(tx, exchange, { event: 'waitlist.rejected', reason: entry.id });
    return tx
      .updateTable('waitlist_entries')
      .set({ status: 'rejected', updated_at: now })
      .where('id', '=', entry.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return answerWith(exchange, row);
}

async function remove(exchange: Exchange): Promise<Answer> {
  const { database } = exchange.instance;
  const id = exchange.parameters['id'] ?? '';
  const removed = await database
    .deleteFrom('waitlist_entries')
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  if (!removed) throw notFound();
  return { kind: 'bare', body: { object: 'waitlist_entry', id, deleted: true } };
}

/** Who waits for an invitation. */
export const waitlistEntryEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/waitlist_entries', backend: true, checks: [], handle: list },
  { method: 'POST', path: '/v1/waitlist_entries', backend: true, checks: [], handle: create },
  { method: 'DELETE', path: '/v1/waitlist_entries/:id', backend: true, checks: [], handle: remove },
  { method: 'POST', path: '/v1/waitlist_entries/:id/invite', backend: true, checks: [], handle: inviteEntry },
  { method: 'POST', path: '/v1/waitlist_entries/:id/reject', backend: true, checks: [], handle: reject },
];
