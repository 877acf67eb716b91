import type { TemplateResult } from 'lit';
import type { Environment, User } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';
import { clockIcon, personIcon, shieldIcon } from '../parts/icons.js';
import type { ProfilePage } from './profile.js';

/** A page of ours, as it is listed. */
export interface ListedPage {
  readonly label: (term: AccountTerm) => string;
  readonly icon: TemplateResult;
  readonly load: () => Promise<ProfilePage>;
  /** Whether the instance has what it is about; always, without it. */
  readonly shown?: (environment: Environment, user: User) => boolean;
}

/** Every page of ours in the order of the list, each loaded when it is first shown. The first one's address is the profile's. */
export const pages = {
  account: {
    label: term => term('accountPage'),
    icon: personIcon,
    load: async () => (await import('./account-page.js')).page,
  },
  security: {
    label: term => term('securityPage'),
    icon: shieldIcon,
    load: async () => (await import('./security-page.js')).page,
  },
  activity: {
    label: term => term('activityPage'),
    icon: clockIcon,
    load: async () => (await import('./activity-page.js')).page,
    shown: ({ authElements }) => Boolean(authElements?.activity),
  },
} as const satisfies { readonly [name: string]: ListedPage };

export type PageName = keyof typeof pages;

export const firstPage: PageName = 'account';

export function isPage(name: string): name is PageName {
  return Object.hasOwn(pages, name);
}
