import type { Selectable } from 'kysely';
import type { Queries, Schema } from '../store/schema.js';

export type PasskeyRow = Selectable<Schema['passkeys']>;
/** One that a browser has made. */
export type MadePasskey = PasskeyRow & { readonly credential_id: string; readonly public_key: string };

/** The passkeys of users that are in use, oldest first. */
export async function passkeysOf(queries: Queries, userIds: readonly string[]): Promise<readonly MadePasskey[]> {
  const rows = await queries
    .selectFrom('passkeys')
    .selectAll()
    .where('user_id', 'in', userIds)
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.filter(isMade);
}

function isMade(row: PasskeyRow): row is MadePasskey {
  return row.credential_id !== null && row.public_key !== null;
}

/** The passkey that a browser has used. */
export async function passkeyBy(queries: Queries, credentialId: string): Promise<MadePasskey | undefined> {
  const row = await queries
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
  return row && isMade(row) ? row : undefined;
}

/** A passkey as it is named in options. */
export function descriptorOf({ credential_id: id, transports }: MadePasskey) {
  return { type: 'public-key', id, ...(transports && { transports: transports.split(',') }) } as const;
}
