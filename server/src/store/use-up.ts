import type { Queries } from './schema.js';

/** Uses a token up, by one statement: of any number of requests that bring the same one, one is let through. */
export async function useUp(queries: Queries, id: string, expires: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('used_tokens')
    .values({ id, expires_at: expires })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
