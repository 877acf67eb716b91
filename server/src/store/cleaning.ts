import type { Clock } from '../instance.js';
import type { Database } from './schema.js';

const day = 24 * 60 * 60_000;

/** Deletes what has expired and can never matter again. */
export async function clean(database: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  await database.deleteFrom('counters').where('expires_at', '<=', now).execute();
  await database.deleteFrom('idempotency').where('expires_at', '<=', now).execute();
  await database.deleteFrom('client_tokens').where('expires_at', '<=', now).execute();
  await database.deleteFrom('used_tokens').where('expires_at', '<=', now).execute();
  await database.deleteFrom('saml_assertions').where('expires_at', '<=', now).execute();
  await database
    .deleteFrom('passkey_challenges')
    .where('expires_at', '<=', now - day)
    .execute();
  await database
    .deleteFrom('passkeys')
    .where('verified_at', 'is', null)
    .where('created_at', '<=', now - day)
    .execute();
  await database
    .deleteFrom('wallet_challenges')
    .where('expires_at', '<=', now - day)
    .execute();
  await database
    .deleteFrom('web3_wallets')
    .where('verified_at', 'is', null)
    .where('created_at', '<=', now - day)
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
