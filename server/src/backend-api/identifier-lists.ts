import type { Selectable } from 'kysely';
import { z } from 'zod';
import { readListed } from '../access/identifier.js';
import { invite } from '../access/invite.js';
import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import { change } from '../http/change.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { duplicate, invalidValue, notFound } from '../http/refusals.js';
import type { Schema } from '../store/schema.js';
import { violatedConstraint } from '../store/statement-error.js';
import { listed, readPage } from './paging.js';

type List = 'allow' | 'block';

const identifier = z.string().transform((text, context) => {
  const found = readListed(text);
  if (found) return found;
  context.addIssue({
    code: 'custom',
    message: 'Write an e-mail address, *@ and a domain, a number like +14155550100, or a wallet like 0x…',
  });
  return z.NEVER;
});
const shapes = {
  allow: z.strictObject({ identifier, notify: z.boolean().default(false) }),
  block: z.strictObject({ identifier, notify: z.literal(false).default(false) }),
};

function identifierJSON({ instance }: Exchange, row: Selectable<Schema['access_identifiers']>) {
  return {
    object: `${row.list}list_identifier`,
    id: row.id,
    ...(row.invitation_id !== null && { invitation_id: row.invitation_id }),
    identifier: row.identifier,
    identifier_type: row.identifier_type,
    instance_id: instance.id,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

const read =
  (list: List) =>
  async (exchange: Exchange): Promise<Answer> => {
    const { limit, offset } = readPage(exchange);
    const found = exchange.instance.database.selectFrom('access_identifiers').where('list', '=', list);
    const rows = await found
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute();
    const { total } = await found.select(select => select.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
    const data = rows.map(row => identifierJSON(exchange, row));
    // The protocol answers the one list with a count always, and the other where it is asked for.
    if (list === 'block') return { kind: 'bare', body: { data, total_count: Number(total) } };
    return listed(exchange, data, Number(total));
  };

const add =
  (list: List) =>
  async (exchange: Exchange): Promise<Answer> => {
    const { now } = exchange;
    const { identifier: given, notify } = readBody(exchange.body, shapes[list]);
    const one = given.type === 'email_address' && !given.key.startsWith('*');
    if (notify && !one) throw invalidValue('notify');
    const row = await change(exchange, async work => {
      const invitation = notify ? await invite(work, exchange, { email: given.identifier, key: given.key }) : undefined;
      const added = await work.tx
        .insertInto('access_identifiers')
        .values({
          id: createId(list === 'allow' ? 'alid' : 'blid'),
          list,
          identifier: given.identifier,
          identifier_key: given.key,
          identifier_type: given.type,
          invitation_id: invitation?.id ?? null,
          created_at: now,
          updated_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await audit(work.tx, exchange, { event: 'access_list.added', reason: added.id });
      return added;
    }).catch((error: unknown) => {
      if (violatedConstraint(error) === undefined) throw error;
      throw duplicate('identifier', 'This is on the list already.');
    });
    return { kind: 'bare', body: identifierJSON(exchange, row) };
  };

const remove =
  (list: List) =>
  async (exchange: Exchange): Promise<Answer> => {
    const id = exchange.parameters['id'] ?? '';
    await change(exchange, async ({ tx }) => {
      const removed = await tx
        .deleteFrom('access_identifiers')
        .where('id', '=', id)
        .where('list', '=', list)
        .returning('id')
        .executeTakeFirst();
      if (!removed) throw notFound();
      await audit(tx, exchange, { event: 'access_list.removed', reason: id });
    });
    return { kind: 'bare', body: { object: `${list}list_identifier`, id, deleted: true } };
  };

const endpointsOf = (list: List): readonly Endpoint[] => {
  const path = `/v1/${list}list_identifiers`;
  return [
    { method: 'GET', path, backend: true, checks: [], handle: read(list) },
    { method: 'POST', path, backend: true, checks: [], handle: add(list) },
    { method: 'DELETE', path: `${path}/:id`, backend: true, checks: [], handle: remove(list) },
  ];
};

/** Who may sign up, and who may not. */
export const identifierListEndpoints: readonly Endpoint[] = [...endpointsOf('allow'), ...endpointsOf('block')];
