import { Problem } from '../http/problem.js';
import type { Settings } from '../settings.js';
import type { Queries } from '../store/schema.js';

/**
 * Refuses to take the last thing away by which somebody signs in, as the settings are now. Call it after the change, in
 * its transaction, with the user locked: it looks at what is left.
 */
export async function requireWayIn(queries: Queries, settings: Settings, userId: string): Promise<void> {
  if (await hasWayIn(queries, settings, userId)) return;
  throw new Problem(400, 'identification_deletion_failed', 'nothing would be left to sign in with', {
    sentence: 'This is the only way into this account. Add another one first.',
  });
}

async function hasWayIn(queries: Queries, settings: Settings, userId: string): Promise<boolean> {
  const { users, passkeys, wallets, providers } = settings;
  const owned = async (table: 'email_addresses' | 'phone_numbers' | 'web3_wallets' | 'passkeys'): Promise<boolean> => {
    const row = await queries
      .selectFrom(table)
      .select('id')
      .where('user_id', '=', userId)
      .where('verified_at', 'is not', null)
      .executeTakeFirst();
    return row !== undefined;
  };
  if (users.email !== 'off' && (await owned('email_addresses'))) return true;
  if (wallets.length > 0 && (await owned('web3_wallets'))) return true;
  if (passkeys.enabled && (await owned('passkeys'))) return true;
  if (users.phone !== 'off' && (await hasNumber(queries, userId))) return true;
  if (await hasSite(queries, providers, userId)) return true;
  return users.username !== 'off' && users.passwords !== 'off' && hasNameAndPassword(queries, userId);
}

/** One that is for the second step alone lets nobody in. */
async function hasNumber(queries: Queries, userId: string): Promise<boolean> {
  const row = await queries
    .selectFrom('phone_numbers')
    .select('id')
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .where('reserved_for_second_factor', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasSite(queries: Queries, providers: Settings['providers'], userId: string): Promise<boolean> {
  const rows = await queries.selectFrom('external_accounts').select('provider').where('user_id', '=', userId).execute();
  return rows.some(({ provider }) => providers.some(({ key }) => key === provider));
}

async function hasNameAndPassword(queries: Queries, userId: string): Promise<boolean> {
  const user = await queries
    .selectFrom('users')
    .select(['username_key', 'password_hash'])
    .where('id', '=', userId)
    .executeTakeFirst();
  return Boolean(user?.username_key && user.password_hash);
}
