import { attribute } from '../steps/settings.js';
import type { SectionFactory } from './profile.js';

/** The wallets by which somebody signs in. What speaks with them is loaded where the instance has them. */
export const walletsSection: SectionFactory = async profile => {
  if (!attribute(profile.environment, 'web3Wallet')?.enabled) return undefined;
  return (await import('./wallets.js')).wallets(profile);
};
