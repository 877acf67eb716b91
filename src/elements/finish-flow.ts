import { safeRedirect, type SignIn, type SignUp, type Snapshot } from '../core/index.js';
import { AuthSignedInEvent, AuthSignedUpEvent, type SignedIn } from './events.js';
import { pageAddress } from './own.js';

/** Where the page wants people to go, in place of what the instance says. */
export interface Targets {
  readonly afterSignInUrl?: string;
  readonly afterSignUpUrl?: string;
  /** Whether other sites open in a window of their own. */
  readonly popup?: boolean;
}

/** Says that somebody is signed in. Answers once everybody who listens is done: where to go then, if anywhere. */
export async function finishFlow(
  host: HTMLElement & Targets,
  snapshot: Snapshot,
  attempt: SignIn | SignUp,
): Promise<string | undefined> {
  const isNew = 'createdUserId' in attempt;
  const session = snapshot.client?.sessions.find(({ id }) => id === attempt.createdSessionId);
  if (!session) return undefined;
  const strategy = isNew ? provedBy(attempt) : attempt.firstFactorVerification?.strategy;
  const details: SignedIn = { session, user: session.user, isNew, strategy };
  const events = [...(isNew ? [new AuthSignedUpEvent(details)] : []), new AuthSignedInEvent(details)];
  // The element itself may be gone: it often stands where only guests see it.
  const allowed = events.map(event => (host.isConnected ? host : document).dispatchEvent(event));
  for (const event of events) await event.settled();
  return allowed.every(Boolean) ? destination(host, snapshot, isNew) : undefined;
}

/** How a new person was proved to be who they say: by what was verified, else by nothing but their password. */
function provedBy({ verifications, hasPassword }: SignUp): string | undefined {
  const verified = Object.values(verifications).find(one => one?.status === 'verified');
  return verified?.strategy ?? (hasPassword ? 'password' : undefined);
}

/** Where to go afterwards; nowhere, when it is here. */
export function destination(targets: Targets, { environment }: Snapshot, isNew: boolean): string | undefined {
  const display = environment?.displayConfig;
  const target = isNew
    ? (targets.afterSignUpUrl ?? display?.afterSignUpUrl)
    : (targets.afterSignInUrl ?? display?.afterSignInUrl);
  const url = safeRedirect(target, pageAddress());
  return url === document.location.href ? undefined : url;
}
