import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { VerificationJSON } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { challengeLifetime, readChallenge } from './challenge.js';
import type { ChallengeRow } from './challenge.js';
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
  const allowed = told.filter(({ rp_id }) => rp_id === challenge.rp_id);
  const options = (): object => requestOptions(challenge, { allowed, userVerification: 'preferred' });
  return challengeJSON(challenge, { now, proved: row.first_factor_at !== null, options });
}

/** What the browser is to ask for. Without `allowed` it offers whatever it has for the domain. */
export function requestOptions(
  { challenge, rp_id }: ChallengeRow,
  {
    allowed,
    userVerification,
  }: { readonly allowed: readonly MadePasskey[]; readonly userVerification: 'preferred' | 'required' },
): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge,
    rpId: rp_id,
    timeout: challengeLifetime,
    userVerification,
    allowCredentials: allowed.map(descriptorOf),
  };
}
