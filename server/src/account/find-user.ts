import type { IdentifierKind } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import type { Queries, Schema } from '../store/schema.js';

export type UserRow = Selectable<Schema['users']>;

/** Who has an identifier: the owner of a proved address, number or wallet, or the bearer of a username. */
export async function findUser(queries: Queries, kind: IdentifierKind, key: string): Promise<UserRow | undefined> {
  const users = queries.selectFrom('users').selectAll('users');
  if (kind === 'username') return users.where('username_key', '=', key).executeTakeFirst();
  if (kind === 'phone_number')
    return users
      .innerJoin('phone_numbers', 'phone_numbers.user_id', 'users.id')
      .where('phone_numbers.phone_number', '=', key)
      .where('phone_numbers.verified_at', 'is not', null)
      .where('phone_numbers.reserved_for_second_factor', '=', false)
      .executeTakeFirst();
  if (kind === 'web3_wallet')
    return users
      .innerJoin('web3_wallets', 'web3_wallets.user_id', 'users.id')
      .where('web3_wallets.wallet_key', '=', key)
      .where('web3_wallets.verified_at', 'is not', null)
      .executeTakeFirst();
  return users
    .innerJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .where('email_addresses.email_key', '=', key)
    .where('email_addresses.verified_at', 'is not', null)
    .executeTakeFirst();
}

/** The address that mails to a user go to. For nobody it is looked for all the same, so that the work is. */
export async function primaryAddress(queries: Queries, user: UserRow | undefined): Promise<string | undefined> {
  const row = await queries
    .selectFrom('email_addresses')
    .select('email_address')
    .where('id', '=', user?.primary_email_address_id ?? '')
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
  return row?.email_address;
}

/** The same by the user's id, with what it is called. */
export function verifiedPrimaryAddress(
  queries: Queries,
  userId: string,
): Promise<{ id: string; email_address: string; email_key: string } | undefined> {
  return queries
    .selectFrom('email_addresses')
    .innerJoin('users', 'users.primary_email_address_id', 'email_addresses.id')
    .select(['email_addresses.id', 'email_addresses.email_address', 'email_addresses.email_key'])
    .where('users.id', '=', userId)
    .where('email_addresses.verified_at', 'is not', null)
    .executeTakeFirst();
}

/** A proved address as its owner wrote it, which may differ from what somebody types in what normalising removes. */
export async function storedAddress(queries: Queries, key: string): Promise<string | undefined> {
  const row = await queries
    .selectFrom('email_addresses')
    .select('email_address')
    .where('email_key', '=', key)
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
  return row?.email_address;
}
