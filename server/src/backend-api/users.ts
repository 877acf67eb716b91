import { usersJSON } from '../account/user-json.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';

/** An account as the application's own server sees it: what browsers see, and the private metadata. */
export async function userJSON({ instance }: Exchange, id: string) {
  const found = (await usersJSON(instance, [id])).get(id);
  if (!found) throw notFound();
  const row = await instance.database
    .selectFrom('users')
    .select('private_metadata')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...found, private_metadata: row.private_metadata };
}

async function read(exchange: Exchange): Promise<Answer> {
  return { kind: 'bare', body: await userJSON(exchange, exchange.parameters['id'] ?? '') };
}

/** Accounts. */
export const userEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/users/:id', backend: true, checks: [], handle: read },
];
