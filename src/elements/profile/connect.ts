import { AuthError, type ExternalAccount, type ProviderStrategy } from '../../core/index.js';
import { plainAddress } from '../steps/link-wait.js';
import { comesBack, inWindow, visit } from '../steps/visit.js';
import { focusIn } from './rows.js';
import { accountsElsewhere, siteName, strategyOf } from './sites.js';
import type { Profile } from './profile.js';

export const section = 'connections';

/** Marks the address that another site leads back to. It goes as soon as it was read. */
const mark = '__clerk_connected';

/** Which site the person has just come back from, by its strategy. */
export function returnedFrom(): string | undefined {
  const url = new URL(document.location.href);
  const strategy = url.searchParams.get(mark) ?? undefined;
  if (strategy === undefined) return undefined;
  url.searchParams.delete(mark);
  history.replaceState(history.state, '', url);
  return strategy;
}

/** Has a site say who the person is, who signs in by it from then on. */
export function connect(profile: Profile, strategy: ProviderStrategy): void {
  go(profile, strategy, redirectUrl =>
    profile.client.account.connectExternalAccount({ strategy, redirectUrl, actionCompleteRedirectUrl: redirectUrl }),
  );
}

/** The same for an account that is connected and has to be renewed. */
export function reconnect(profile: Profile, { id, provider }: ExternalAccount): void {
  go(profile, strategyOf(provider), redirectUrl =>
    profile.client.account.reauthorizeExternalAccount(id, { redirectUrl, actionCompleteRedirectUrl: redirectUrl }),
  );
}

type Begin = (redirectUrl: string) => Promise<ExternalAccount>;

function go(profile: Profile, strategy: ProviderStrategy, begin: Begin): void {
  if (profile.pending) return;
  const address = (inPopup: boolean): string => {
    const here = plainAddress();
    if (inPopup) return inWindow(here).href;
    here.searchParams.set(mark, strategy);
    return here.href;
  };
  profile.run(section, async () => {
    await visit<ExternalAccount>({
      popup: profile.host.popup,
      begin: inPopup => begin(address(inPopup)),
      urlOf: ({ verification }) => verification?.externalVerificationRedirectUrl,
      finish: (opened, { id }, leave) => awaitVisit(profile, opened, id, leave),
    });
  });
}

/** Says what has come of the visit in the other window. */
async function awaitVisit(profile: Profile, opened: Window, id: string, leave: () => void): Promise<void> {
  const now = (): ExternalAccount | undefined =>
    accountsElsewhere(profile.user).externalAccounts.find(account => account.id === id);
  const before = JSON.stringify(now());
  leave();
  const isSettled = (): boolean => {
    const account = now();
    return account?.verification?.status !== 'unverified' && JSON.stringify(account) !== before;
  };
  await comesBack(profile.client, opened, isSettled);
  const account = now();
  const error = account?.verification?.error;
  if (error) {
    const { code, message, longMessage } = error;
    throw new AuthError([{ code, message, longMessage }]);
  }
  if (account?.verification?.status !== 'verified')
    throw new AuthError([{ code: 'aborted', message: 'The window was closed.' }]);
  profile.close();
  profile.announce(profile.term('connectedNow', siteName(profile, strategyOf(account.provider))));
  focusIn(profile, section, id);
}
