import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { VerificationJSON } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { challengeLifetime, readChallenge } from './challenge.js';
import { challengeJSON } from './passkey-json.js';
import { descriptorOf } from './passkey-row.js';
import type { MadePasskey } from './passkey-row.js';

/** How far a sign-in's proof by passkey has come, with what the browser needs for it. */
export async function passkeyVerification(
  { instance, now }: Exchange,
  row: SignInRow,
  passkeys: readonly MadePasskey[],
): Promise<VerificationJSON | null> {
  const challenge = await readChallenge(instance.database, { subject_id: row.id, purpose: 'first_factor' });
  if (!challenge) return null;
  // Which keys somebody has tells that there is somebody. All of them can be found without being named.
  const told = instance.settings.users.enumerationProtection ? [] : passkeys;
  const options = (): PublicKeyCredentialRequestOptionsJSON => ({
    challenge: challenge.challenge,
    rpId: challenge.rp_id,
    timeout: challengeLifetime,
    userVerification: 'preferred',
    allowCredentials: told.filter(({ rp_id }) => rp_id === challenge.rp_id).map(descriptorOf),
  });
  return challengeJSON(challenge, { now, proved: row.first_factor_at !== null, options });
}
