import type { FactorJSON, SecondFactorName } from 'auth-elements/wire';
import { secondStepNumbers } from '../account/own-numbers.js';
import type { Settings } from '../settings.js';
import type { Queries } from '../store/schema.js';
import { backupCode } from './backup-code.js';
import { passkeySecondFactor } from './passkey-second-factor.js';
import { phoneSecondFactor } from './phone-second-factor.js';
import type { ProofOf } from './proof.js';
import type { SecondFactor } from './second-factor.js';
import { totp } from './totp.js';

/** Every second factor, by its name on the wire, in the order in which they are offered. */
export const secondFactors: Readonly<Record<SecondFactorName, SecondFactor>> = {
  passkey: passkeySecondFactor,
  totp,
  phone_code: phoneSecondFactor,
  backup_code: backupCode,
};

/**
 * What somebody has enrolled, whatever the settings offer to others: a factor that was enrolled is asked for on every
 * way in. Empty: the first factor is all. The one that the person has chosen stands first. Of passkeys the settings say
 * whether they are second factors at all.
 */
export async function secondFactorsOf(
  queries: Queries,
  userId: string,
  settings: Settings,
): Promise<readonly FactorJSON[]> {
  const found: FactorJSON[] = [];
  let alone = false;
  for (const factor of Object.values(secondFactors)) {
    const enrolled = await factor.enrolled(queries, userId, settings);
    found.push(...enrolled);
    alone ||= factor.standsAlone && enrolled.length > 0;
  }
  const first = ({ default: chosen }: FactorJSON): number => (chosen ? 0 : 1);
  return alone ? found.sort((a, b) => first(a) - first(b)) : [];
}

/** Those of them that are left once a first factor is proved: what has proved it proves no second one. */
export async function secondFactorsLeft(
  queries: Queries,
  { userId, provedNumber, passkeys }: Pick<ProofOf, 'userId' | 'provedNumber' | 'passkeys'>,
  settings: Settings,
): Promise<readonly FactorJSON[]> {
  const all = await secondFactorsOf(queries, userId, settings);
  const enrolled = passkeys === 'none' ? all.filter(({ strategy }) => strategy !== 'passkey') : all;
  if (provedNumber === undefined) return enrolled;
  const numbers = await secondStepNumbers(queries, userId);
  const used = numbers.find(({ phone_number }) => phone_number === provedNumber);
  return enrolled.filter(({ phone_number_id: id }) => id === undefined || id !== used?.id);
}
