import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { exclusively } from '../exclusively.js';
import type { Database, Schema } from '../schema.js';
import { statements as accounts } from './0001-accounts.js';
import { statements as codesByAttempt } from './0002-codes-by-attempt.js';
import { statements as secondFactors } from './0003-second-factors.js';
import { statements as providers } from './0004-providers.js';
import { statements as linksAndPhones } from './0005-links-and-phones.js';
import { statements as passkeys } from './0006-passkeys.js';
import { statements as whoMayComeIn } from './0007-who-may-come-in.js';
import { statements as bots } from './0008-bots.js';
import { statements as enterpriseSso } from './0009-enterprise-sso.js';
import { statements as ownIdentifiers } from './0010-own-identifiers.js';
import { statements as wallets } from './0011-wallets.js';
import { statements as images } from './0012-images.js';
import { statements as forgottenPeople } from './0013-forgotten-people.js';
import { statements as activity } from './0014-activity.js';
import { statements as apiKeys } from './0015-api-keys.js';

/** Every step forward, in order. One that has been released never changes: a change is a further step. */
const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  { name: '0001-accounts', statements: accounts },
  { name: '0002-codes-by-attempt', statements: codesByAttempt },
  { name: '0003-second-factors', statements: secondFactors },
  { name: '0004-providers', statements: providers },
  { name: '0005-links-and-phones', statements: linksAndPhones },
  { name: '0006-passkeys', statements: passkeys },
  { name: '0007-who-may-come-in', statements: whoMayComeIn },
  { name: '0008-bots', statements: bots },
  { name: '0009-enterprise-sso', statements: enterpriseSso },
  { name: '0010-own-identifiers', statements: ownIdentifiers },
  { name: '0011-wallets', statements: wallets },
  { name: '0012-images', statements: images },
  { name: '0013-forgotten-people', statements: forgottenPeople },
  { name: '0014-activity', statements: activity },
  { name: '0015-api-keys', statements: apiKeys },
];

/**
 * Brings the database to the form that this version needs. Each step is one transaction under a lock, so servers may
 * start together; a database that is ahead of this version is refused, because its rows may mean something new.
 */
export async function migrate(database: Database, now: number): Promise<void> {
  for (const migration of migrations) {
    await exclusively(database, async transaction => {
      const applied = await appliedNames(transaction);
      if (applied.has(migration.name)) return;
      for (const statement of migration.statements) await sql.raw(statement).execute(transaction);
      await sql`insert into migrations (name, applied_at) values (${migration.name}, ${now})`.execute(transaction);
    });
  }
  const unknown = await exclusively(database, async transaction => {
    const known = new Set(migrations.map(migration => migration.name));
    return [...(await appliedNames(transaction))].filter(name => !known.has(name));
  });
  if (unknown.length > 0)
    throw new Error(`The database has been migrated by a newer version (${unknown.join(', ')}): start that version.`);
}

async function appliedNames(transaction: Transaction<Schema>): Promise<ReadonlySet<string>> {
  await sql`create table if not exists migrations (name text primary key, applied_at bigint not null)`.execute(
    transaction,
  );
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(transaction);
  return new Set(rows.map(row => row.name));
}
