import type { VerificationJSON } from 'auth-elements/wire';
import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { makeChallenge, readChallenge, useChallenge } from '../passkey/challenge.js';
import type { Ceremony } from '../passkey/challenge.js';
import { readAssertion } from '../passkey/credential.js';
import { challengeJSON } from '../passkey/passkey-json.js';
import { passkeysOf } from '../passkey/passkey-row.js';
import type { MadePasskey } from '../passkey/passkey-row.js';
import { authenticationFailure, expired, notRegistered } from '../passkey/refusals.js';
import { placeOf } from '../passkey/relying-party.js';
import { requestOptions } from '../passkey/request-options.js';
import { rememberUse, usedPasskey } from '../passkey/used-passkey.js';
import type { Queries } from '../store/schema.js';
import type { ProofOf } from './proof.js';
import { countSecondFactorTry, giveSecondFactorTryBack } from './second-factor-tries.js';
import type { SecondFactor } from './second-factor.js';

/**
 * A passkey of the person, after another kind of first factor: decisions/0009-passkeys-as-a-second-step.md. Having it is
 * enough there, for what was proved before is something else.
 */
export const passkeySecondFactor: SecondFactor = {
  takes: ['public_key_credential'],
  standsAlone: true,

  async enrolled(queries, userId, { secondFactors }) {
    if (!secondFactors.passkey) return [];
    // Those of another domain count as well: nobody gets around them by coming from another page.
    return (await passkeysOf(queries, [userId])).length > 0 ? [{ strategy: 'passkey' }] : [];
  },

  async prepare(exchange, of) {
    const { rpId } = placeOf(exchange);
    const usable = await usableOn(exchange.instance.database, of, rpId);
    // Naming no key would let the browser offer any.
    if (usable.length === 0) throw notRegistered();
    await change(exchange, async work => {
      await claim(work, exchange, of.id);
      await makeChallenge(work.tx, ceremonyOf(exchange, of), rpId, exchange.now);
    });
  },

  async prove(exchange, of) {
    const { instance, form, now } = exchange;
    const { origin } = placeOf(exchange);
    const assertion = readAssertion(form);
    await countSecondFactorTry(exchange, of.userId);
    // By itself: it is used up by a wrong answer, too.
    const challenge = await useChallenge(instance.database, ceremonyOf(exchange, of), now);
    if (!challenge) throw expired();
    const used = await usedPasskey(instance.database, { challenge, origin, assertion });
    if (used?.passkey.user_id !== of.userId) throw authenticationFailure();
    if (of.passkeys === 'unlocked' && !used.authenticated.userVerified) throw authenticationFailure();
    return async work => {
      // It may have been removed since it was looked for.
      if (!(await rememberUse(work, exchange, used))) throw authenticationFailure();
      await giveSecondFactorTryBack(work, of.userId);
    };
  },
};

/** How far the proof has come, with what the browser needs for it. */
export async function secondPasskeyVerification(
  { instance, now }: Exchange,
  of: ProofOf,
  provedAt: number | null,
): Promise<VerificationJSON | null> {
  const { database } = instance;
  const challenge = await readChallenge(database, { subject_id: of.id, purpose: 'second_factor' });
  if (!challenge) return null;
  const allowed = await usableOn(database, of, challenge.rp_id);
  const userVerification = of.passkeys === 'unlocked' ? 'required' : 'preferred';
  const options = (): object => requestOptions(challenge, { allowed, userVerification });
  return challengeJSON(challenge, { now, proved: provedAt !== null, options });
}

async function usableOn(queries: Queries, { userId }: ProofOf, rpId: string): Promise<readonly MadePasskey[]> {
  return (await passkeysOf(queries, [userId])).filter(({ rp_id }) => rp_id === rpId);
}

/** The challenge of one attempt's second step, on one client. That of its first factor is another one. */
function ceremonyOf({ device }: Exchange, { id }: ProofOf): Ceremony {
  return { subject_id: id, purpose: 'second_factor', client_id: device.client?.id ?? '' };
}
