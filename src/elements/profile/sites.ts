import type { Environment, User } from '../../core/index.js';
import type { Provider } from '../steps/settings.js';
import type { Profile } from './profile.js';

/** The sites that an account may be connected with here. */
export function sitesOf({ userSettings }: Environment): readonly Provider[] {
  // A hosted server may leave them out.
  const settings: Partial<Environment['userSettings']> = userSettings;
  return Object.values(settings.social ?? {}).filter(({ enabled }) => enabled);
}

/** The person's accounts elsewhere. A hosted server may leave them out. */
export function accountsElsewhere({
  externalAccounts = [],
  enterpriseAccounts = [],
}: Partial<User>): Pick<User, 'externalAccounts' | 'enterpriseAccounts'> {
  return { externalAccounts, enterpriseAccounts };
}

/** What a site is called, by its strategy. */
export function siteName({ environment }: Pick<Profile, 'environment'>, strategy: string): string {
  const site = sitesOf(environment).find(one => one.strategy === strategy);
  return site?.name ?? capitalized(strategy.replace(/^oauth_(custom_)?/, '').replaceAll('_', ' '));
}

/** Some servers name a site by its strategy. */
export function strategyOf(provider: string): `oauth_${string}` {
  return `oauth_${provider.replace(/^oauth_/, '')}`;
}

function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
