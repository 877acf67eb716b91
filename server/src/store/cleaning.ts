import type { Clock } from '../instance.js';
import type { Database } from './schema.js';

const day = 24 * 60 * 60_000;

/** Deletes what has expired and can never matter again. */
export async function clean(database: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  for (const table of ['counters', 'idempotency', 'client_tokens', 'used_tokens', 'saml_assertions'] as const)
    await database.deleteFrom(table).where('expires_at', '<=', now).execute();
  for (const table of ['passkey_challenges', 'wallet_challenges'] as const)
    await database
      .deleteFrom(table)
      .where('expires_at', '<=', now - day)
      .execute();
  for (const table of ['passkeys', 'web3_wallets'] as const)
    await database
      .deleteFrom(table)
      .where('verified_at', 'is', null)
      .where('created_at', '<=', now - day)
      .execute();
  for (const over of ['revoked_at', 'expires_at'] as const)
    await database
      .deleteFrom('api_keys')
      .where(over, '<=', now - 90 * day)
      .execute();
  // What another site said of somebody is kept for as long as an attempt may need it.
  await database
    .updateTable('provider_trips')
    .set({ identity: null })
    .where('identity', 'is not', null)
    .where('expires_at', '<=', now - 2 * day)
    .execute();
  await database
    .deleteFrom('outbox')
    .where('message', 'is', null)
    .where('created_at', '<', now - 30 * day)
    .execute();
  await database
    .deleteFrom('inbox')
    .where('created_at', '<', now - 7 * day)
    .execute();
}
