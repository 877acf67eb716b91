import type { DevIdentity } from './dev-identity.js';
import { AuthError } from './error.js';
import type { Http } from './http.js';
import type { Platform } from './platform.js';
import { record } from './record.js';

/**
 * Gets a development identity in place of the present one. Tabs that need one at the same time get the same. A file of
 * its own: only development pages on another site than the API need it.
 */
export async function identify(platform: Platform, identity: DevIdentity, http: Http): Promise<void> {
  const { name, token: refused } = identity;
  await platform.exclusive(name, 5_000, async () => {
    const kept = platform.local.get(name);
    identity.take(kept && kept !== refused ? kept : await make(http));
  });
}

async function make(http: Http): Promise<string> {
  const json = await http.send({ path: '/dev_browser', method: 'POST', anonymous: true, repeatable: true });
  const { id } = record(json);
  if (typeof id === 'string') return id;
  throw new AuthError([{ code: 'bad_response', message: 'No development identity came.' }]);
}
