import type { FactorJSON, SecondFactorName } from 'auth-elements/wire';
import type { Queries } from '../store/schema.js';
import { backupCode } from './backup-code.js';
import type { SecondFactor } from './second-factor.js';
import { totp } from './totp.js';

/** Every second factor, by its name on the wire, in the order in which they are offered. */
export const secondFactors: Readonly<Record<SecondFactorName, SecondFactor>> = {
  totp,
  backup_code: backupCode,
};

/**
 * What somebody has enrolled, whatever the settings offer to others: a factor that was enrolled is asked for on every
 * way in. Empty: the first factor is all.
 */
export async function secondFactorsOf(queries: Queries, userId: string): Promise<readonly FactorJSON[]> {
  const found: FactorJSON[] = [];
  let alone = false;
  for (const factor of Object.values(secondFactors)) {
    const enrolled = await factor.enrolled(queries, userId);
    found.push(...enrolled);
    alone ||= factor.standsAlone && enrolled.length > 0;
  }
  return alone ? found : [];
}
