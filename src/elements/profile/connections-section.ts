import { accountsElsewhere, sitesOf } from './sites.js';
import type { SectionFactory } from './profile.js';

/** The accounts at other sites by which somebody signs in. Pictures and all are loaded where the instance has such sites. */
export const connectionsSection: SectionFactory = async profile => {
  const { externalAccounts } = accountsElsewhere(profile.user);
  if (sitesOf(profile.environment).length === 0 && externalAccounts.length === 0) return undefined;
  return (await import('./connections.js')).connections(profile);
};
