import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';
import type { ChallengeRow } from './challenge.js';
import type { Assertion } from './credential.js';
import { passkeyBy } from './passkey-row.js';
import type { MadePasskey } from './passkey-row.js';
import { verifyAssertion } from './verify.js';
import type { Authenticated } from './verify.js';

/** What a browser has answered to a challenge, and on which page. */
export interface Answered {
  readonly challenge: ChallengeRow;
  readonly origin: string;
  readonly assertion: Assertion;
}

/** A passkey that has signed. */
export interface UsedPasskey {
  readonly passkey: MadePasskey;
  readonly authenticated: Authenticated;
}

/**
 * The passkey that has signed the challenge, if everything about it is right: the same work whatever is not. Whose it has
 * to be is the caller's to judge.
 */
export async function usedPasskey(
  queries: Queries,
  { challenge, origin, assertion }: Answered,
): Promise<UsedPasskey | undefined> {
  const { userHandle, ...credential } = assertion;
  const passkey = await passkeyBy(queries, credential.id);
  const handle = await handleOf(queries, passkey);
  const authenticated = await verifyAssertion(credential, passkey?.public_key, {
    challenge: challenge.challenge,
    origin,
    rpId: challenge.rp_id,
  });
  if (!passkey || !authenticated) return undefined;
  // W3C WebAuthn Level 3 §7.2, step 6: where the handle says who it is, that has to be the key's owner.
  if (userHandle !== undefined && userHandle !== handle) return undefined;
  return { passkey, authenticated };
}

async function handleOf(queries: Queries, used: MadePasskey | undefined): Promise<string | null> {
  const owner = await queries
    .selectFrom('users')
    .select('passkey_handle')
    .where('id', '=', used?.user_id ?? '')
    .executeTakeFirst();
  return owner?.passkey_handle ?? null;
}

/** Keeps what the authenticator says of itself. Answers whether it may be the same key still, and is there. */
export async function rememberUse(
  { tx }: Change,
  { instance, now }: Exchange,
  { passkey, authenticated: { newCounter, credentialDeviceType, credentialBackedUp } }: UsedPasskey,
): Promise<boolean> {
  // Whether a key may be synced is part of what it is, and never changes.
  if ((credentialDeviceType === 'multiDevice') !== passkey.backup_eligible) return false;
  // A copy of a key counts apart from it. Many that are copied on purpose do not count right: it is noted, and no more.
  if (newCounter < passkey.counter || (newCounter === passkey.counter && newCounter > 0))
    instance.log.warn(
      { passkey: passkey.id, counter: newCounter, known: passkey.counter },
      'a passkey counts backwards',
    );
  const kept = await tx
    .updateTable('passkeys')
    .set({ counter: newCounter, backed_up: credentialBackedUp, last_used_at: now })
    .where('id', '=', passkey.id)
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}
