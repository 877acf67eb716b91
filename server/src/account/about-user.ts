import type { Queries } from '../store/schema.js';

/** What others may know of somebody, and try first as the password. */
export interface About {
  readonly identifiers: readonly (string | null | undefined)[];
  readonly names: readonly (string | null | undefined)[];
}

/** The same for somebody who has an account. */
export async function aboutUser(queries: Queries, userId: string): Promise<About> {
  const user = await queries
    .selectFrom('users')
    .select(['username', 'first_name', 'last_name'])
    .where('id', '=', userId)
    .executeTakeFirst();
  const addresses = await queries
    .selectFrom('email_addresses')
    .select('email_address')
    .where('user_id', '=', userId)
    .execute();
  return {
    identifiers: [user?.username, ...addresses.map(address => address.email_address)],
    names: [user?.first_name, user?.last_name],
  };
}
