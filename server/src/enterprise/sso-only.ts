import type { FactorJSON } from 'auth-elements/wire';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { Settings } from '../settings.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { connectionFor, connectionForIdentifier } from './connection.js';
import type { Connection } from './connection.js';

// Who has an address of an organization's domain signs in by its identity provider, and by nothing else: whoever is
// signed out of there for good shall find no other way in: decisions/0007-people-of-an-organization.md.

/** The connection that the one who was named comes by. Whether there is such a person makes no difference. */
export function connectionOfSignIn(settings: Settings, row: SignInRow): Connection | undefined {
  return connectionForIdentifier(settings, { kind: row.identifier_kind, key: row.identifier_key });
}

/** The one way in that there is then. */
export function connectionFactor({ id, name }: Connection): FactorJSON {
  return { strategy: 'enterprise_sso', enterprise_connection_id: id, enterprise_connection_name: name };
}

/** Refuses every other way in for who was named, and this one for everybody else. */
export function requireOffered(settings: Settings, row: SignInRow, strategy: string): void {
  const connection = connectionOfSignIn(settings, row);
  if ((connection !== undefined) !== (strategy === 'enterprise_sso')) throw notOffered(connection?.name);
}

interface By {
  readonly userId: string;
  readonly strategy: string;
  readonly connection?: string | undefined;
}

/**
 * Refuses a proof that is not the organization's, whatever the person was named by: a username, a number and a passkey
 * say nothing of addresses. A ticket is the application's own word, and stands.
 */
export async function requireOwnConnection(
  { tx }: Change,
  { instance: { settings } }: Exchange,
  { userId, strategy, connection }: By,
): Promise<void> {
  if (strategy === 'ticket' || !settings.connections.some(({ active }) => active)) return;
  const addresses = await tx
    .selectFrom('email_addresses')
    .select('email_key')
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .execute();
  const own = addresses.flatMap(({ email_key }) => connectionFor(settings, email_key) ?? []);
  if (own.length > 0 && !own.some(({ id }) => id === connection)) throw notOffered(own[0]?.name);
}

/** Refuses to prove an organization's address by anything else. */
export function requireNoConnection(
  { instance }: Exchange,
  { email_key: key }: { readonly email_key: string | null },
): void {
  const connection = connectionFor(instance.settings, key);
  if (connection) throw notOffered(connection.name);
}

export function notOffered(name: string | undefined): Problem {
  return new Problem(400, 'strategy_for_user_invalid', 'this way is not offered for this account', {
    sentence: name === undefined ? 'This way is not offered here.' : `This account signs in by ${name}.`,
  });
}
