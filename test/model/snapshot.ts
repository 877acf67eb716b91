import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Database, Schema } from '../../server/src/store/schema.js';

/** What is looked at after every step. */
const tables = [
  'users',
  'email_addresses',
  'phone_numbers',
  'authenticators',
  'backup_codes',
  'passkeys',
  'external_accounts',
  'web3_wallets',
  'sessions',
  'sign_ins',
  'sign_ups',
  'clients',
  'client_tokens',
  'user_tickets',
  'invitations',
  'codes',
] as const;

type Table = (typeof tables)[number];
export type Row<Name extends keyof Schema> = Selectable<Schema[Name]>;

/** The database as it is: what happened is counted here, and not in the server's own answers. */
export type Snapshot = { readonly [Name in Table]: readonly Row<Name>[] };

export async function readSnapshot(database: Database): Promise<Snapshot> {
  // One statement, so that it is one moment.
  const columns = tables.map(
    table => sql`(select coalesce(json_agg(t), '[]') from ${sql.table(table)} as t) as ${sql.ref(table)}`,
  );
  const { rows } = await sql<Snapshot>`select ${sql.join(columns)}`.execute(database);
  const [snapshot] = rows;
  if (!snapshot) throw new Error('The database says nothing.');
  return snapshot;
}

/** Tables whose rows belong to a user, and how they say to which. */
export const owned = {
  users: (row: Row<'users'>) => row.id,
  email_addresses: (row: Row<'email_addresses'>) => row.user_id,
  phone_numbers: (row: Row<'phone_numbers'>) => row.user_id,
  authenticators: (row: Row<'authenticators'>) => row.user_id,
  backup_codes: (row: Row<'backup_codes'>) => row.user_id,
  passkeys: (row: Row<'passkeys'>) => row.user_id,
  external_accounts: (row: Row<'external_accounts'>) => row.user_id,
  web3_wallets: (row: Row<'web3_wallets'>) => row.user_id,
} as const;

export interface Difference {
  readonly table: keyof typeof owned;
  readonly userId: string;
  /** Those whose values are others; empty for a row that came or went. */
  readonly columns: readonly string[];
  readonly what: 'made' | 'changed' | 'gone';
}

/** What has changed of users. */
export function differences(before: Snapshot, after: Snapshot): readonly Difference[] {
  return (Object.keys(owned) as (keyof typeof owned)[]).flatMap(table => {
    // The owner is told by the table's own function.
    const ownerOf = owned[table] as (row: unknown) => string;
    const earlier = new Map(before[table].map(row => [row.id, row]));
    const later = new Map<string, (typeof after)[typeof table][number]>(after[table].map(row => [row.id, row]));
    const found: Difference[] = [];
    for (const [id, row] of later) {
      const former = earlier.get(id);
      const columns = former ? changed(former, row) : [];
      if (!former) found.push({ table, userId: ownerOf(row), columns: [], what: 'made' });
      else if (columns.length > 0) found.push({ table, userId: ownerOf(row), columns, what: 'changed' });
    }
    for (const [id, row] of earlier)
      if (!later.has(id)) found.push({ table, userId: ownerOf(row), columns: [], what: 'gone' });
    return found;
  });
}

function changed(former: object, row: object): readonly string[] {
  const was = new Map(Object.entries(former).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.entries(row)
    .filter(([name, value]) => JSON.stringify(value) !== was.get(name))
    .map(([name]) => name);
}

/** Whose account it is that has proved an address, a number or a name. */
export function ownerOf(snapshot: Snapshot, identifier: string): string | undefined {
  const typed = identifier.toLowerCase();
  const email = snapshot.email_addresses.find(
    row => row.email_address.toLowerCase() === typed && row.verified_at !== null,
  );
  const phone = snapshot.phone_numbers.find(row => row.phone_number === typed && row.verified_at !== null);
  const wallet = snapshot.web3_wallets.find(row => row.web3_wallet.toLowerCase() === typed && row.verified_at !== null);
  const named = snapshot.users.find(row => row.username?.toLowerCase() === typed);
  return email?.user_id ?? phone?.user_id ?? wallet?.user_id ?? named?.id;
}

/** Who names an address without ever having proved it. */
export function claimantsOf(snapshot: Snapshot, identifier: string): readonly string[] {
  const typed = identifier.toLowerCase();
  return snapshot.email_addresses
    .filter(row => row.email_address.toLowerCase() === typed && row.verified_at === null)
    .map(row => row.user_id);
}

export function isLive(row: Row<'sessions'>, now: number): boolean {
  return row.status === 'active' && row.expire_at > now && row.abandon_at > now;
}
