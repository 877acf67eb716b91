import type { OneTapRequestJSON } from '../wire/index.js';
import { toCamel } from './camel.js';
import type { OneTapRequest } from './client-api.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import { record } from './record.js';
import type { Store } from './store.js';

/** What the browser is to ask Google. A hosted instance says in its settings for whom, and binds the answer to nobody. */
export async function prepareOneTap(connection: Connection, store: Store): Promise<OneTapRequest> {
  await connection.ready();
  const { authElements, displayConfig } = store.snapshot.environment ?? {};
  const clientId = displayConfig?.googleOneTapClientId;
  if (!clientId)
    throw new AuthError([{ code: 'oauth_provider_not_enabled', message: 'The instance has no Google One Tap.' }]);
  if (!authElements) {
    const configUrl = 'https://accounts.google.com/gsi/fedcm.json';
    return { object: 'one_tap_request', clientId, configUrl, nonce: connection.platform.randomId() };
  }
  const call = { path: '/client/one_tap_requests', method: 'POST', repeatable: true } as const;
  // The path answers a request for Google; it is our own server's.
  return toCamel(record(await connection.send(call)).response as OneTapRequestJSON);
}
