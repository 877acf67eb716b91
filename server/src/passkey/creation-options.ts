import { randomBytes } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { primaryAddress } from '../account/find-user.js';
import type { Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';
import { challengeLifetime } from './challenge.js';
import type { ChallengeRow } from './challenge.js';
import { descriptorOf, passkeysOf } from './passkey-row.js';
import { algorithms } from './verify.js';

/** What a browser needs to make a passkey for somebody. */
export async function creationOptions(
  exchange: Exchange,
  userId: string,
  { challenge, rp_id: rpId }: ChallengeRow,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { database, settings } = exchange.instance;
  const present = await passkeysOf(database, [userId]);
  return {
    rp: { id: rpId, name: settings.app.name },
    user: { id: await handleOf(database, userId), ...(await accountNames(exchange, userId)) },
    challenge,
    pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
    timeout: challengeLifetime,
    excludeCredentials: present.filter(passkey => passkey.rp_id === rpId).map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
    attestation: 'none',
  };
}

/** What a manager calls the account. */
export async function accountNames(
  { instance: { database, settings } }: Exchange,
  userId: string,
): Promise<{ readonly name: string; readonly displayName: string }> {
  const user = await database.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
  const name = (await primaryAddress(database, user)) ?? user.username ?? settings.app.name;
  return { name, displayName: [user.first_name, user.last_name].filter(Boolean).join(' ') || name };
}

/** What authenticators know somebody by: random, so that it says nothing of them, and the same in all of theirs. */
export async function handleOf(queries: Queries, userId: string): Promise<string> {
  const { passkey_handle: handle } = await queries
    .updateTable('users')
    .set(set => ({
      passkey_handle: set.fn.coalesce('passkey_handle', set.val(randomBytes(64).toString('base64url'))),
    }))
    .where('id', '=', userId)
    .returning('passkey_handle')
    .executeTakeFirstOrThrow();
  return handle ?? '';
}
