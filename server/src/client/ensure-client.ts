import { createId } from '../crypto/token.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { rotateToken } from './client-token.js';

/** The client that the request comes from, locked until the transaction ends; made, with its token, where there is none. */
export async function ensureClient(change: Change, exchange: Exchange): Promise<ClientRow> {
  const { client } = exchange.device;
  const present = client && (await lockClient(change, client.id));
  if (present) return present;
  const { now, device, instance } = exchange;
  const made = await change.tx
    .insertInto('clients')
    .values({
      id: createId('client'),
      cookie_expires_at: now + instance.settings.cookie.lifetime,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (device.carrier === 'dev_browser' && device.tokenHash !== undefined) {
    const { tokenHash } = device;
    await change.tx
      .updateTable('client_tokens')
      .set({ client_id: made.id })
      .where('token_hash', '=', tokenHash)
      .execute();
    change.afterCommit(() => (exchange.device = { ...exchange.device, client: made }));
    return made;
  }
  // The foreign cookie stays in the browser. Worthless, it is in the way of the new one no more.
  if (device.conflicting.length > 0)
    await change.tx.deleteFrom('client_tokens').where('token_hash', 'in', device.conflicting).execute();
  await rotateToken(change, exchange, made);
  return made;
}

/** The row, locked: what a request decides about a client is decided by one request at a time. */
export async function lockClient({ tx }: Change, id: string): Promise<ClientRow | undefined> {
  return tx.selectFrom('clients').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
