import type { FactorJSON } from 'auth-elements/wire';
import { verifiedPrimaryAddress } from '../account/find-user.js';
import { maskAddress } from '../account/mask-address.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';
import type { CodePurpose } from '../strategies/mailed-code.js';
import type { SignInRow } from './sign-in-row.js';

// A password may be known to others. On a client that its owner has not been on, a mailed code confirms it. That is no
// second factor: nothing is enrolled, and the session says so.

/** Whether somebody has been on a client, where that matters: after a password, where the instance checks it. */
export async function trustStateOf(
  queries: Queries,
  { instance }: Exchange,
  client: ClientRow,
  { userId, strategy }: { readonly userId: string; readonly strategy: string },
): Promise<SignInRow['trust_state']> {
  if (!instance.settings.newDeviceCheck || strategy !== 'password') return null;
  return (await hasBeenOn(queries, client.id, userId)) ? 'known' : 'new';
}

/** Whether somebody has been signed in on a client, themselves. */
export async function hasBeenOn(queries: Queries, clientId: string, userId: string): Promise<boolean> {
  const before = await queries
    .selectFrom('sessions')
    .select('id')
    .where('client_id', '=', clientId)
    .where('user_id', '=', userId)
    .where('actor', 'is', null)
    // A device that somebody has signed out from another one is not trusted again.
    .where('status', '!=', 'revoked')
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}

/** How a new client is confirmed: a code to the person's own address. */
export async function trustFactorsOf(queries: Queries, row: SignInRow): Promise<readonly FactorJSON[]> {
  const address = await verifiedPrimaryAddress(queries, row.user_id ?? '');
  if (!address) return [];
  const typed = row.identifier_kind === 'email_address' && row.identifier_key === address.email_key;
  return [
    {
      strategy: 'email_code',
      email_address_id: address.id,
      safe_identifier: typed && row.identifier !== null ? row.identifier : maskAddress(address.email_address),
      primary: true,
    },
  ];
}

/** A code for this is worth nothing as a first factor, and the reverse. */
export function trustCode(row: SignInRow): CodePurpose {
  return { attemptKind: 'sign_in', attemptId: row.id, purpose: 'client_trust', key: row.identifier_key ?? '' };
}
