import type { Selectable } from 'kysely';
import { notFound } from '../http/refusals.js';
import type { Queries, Schema } from '../store/schema.js';

export type NumberRow = Selectable<Schema['phone_numbers']>;

/** The numbers of somebody to which the codes of their second step go: the one that they have chosen first. */
export async function secondStepNumbers(queries: Queries, userId: string): Promise<readonly NumberRow[]> {
  return queries
    .selectFrom('phone_numbers')
    .selectAll()
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .where('reserved_for_second_factor', '=', true)
    .orderBy('default_second_factor', 'desc')
    .orderBy('verified_at')
    .orderBy('id')
    .execute();
}

/** The number by which somebody signs in, and which codes that ask again who they are go to. */
export function verifiedPrimaryNumber(queries: Queries, userId: string): Promise<NumberRow | undefined> {
  return queries
    .selectFrom('phone_numbers')
    .innerJoin('users', 'users.primary_phone_number_id', 'phone_numbers.id')
    .selectAll('phone_numbers')
    .where('users.id', '=', userId)
    .where('phone_numbers.verified_at', 'is not', null)
    .where('phone_numbers.reserved_for_second_factor', '=', false)
    .executeTakeFirst();
}

/** Refuses as the primary number what does not sign somebody in. */
export async function requireIdentifier(queries: Queries, userId: string, id: string): Promise<void> {
  const found = await queries
    .selectFrom('phone_numbers')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .where('reserved_for_second_factor', '=', false)
    .executeTakeFirst();
  if (!found) throw notFound();
}
