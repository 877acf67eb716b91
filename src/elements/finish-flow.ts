import { safeRedirect, type SignIn, type SignUp, type Snapshot } from '../core/index.js';
import { AuthSignedInEvent, AuthSignedUpEvent, type SignedIn } from './events.js';

/** Where the page wants people to go, in place of what the instance says. */
export interface Targets {
  readonly afterSignInUrl?: string;
  readonly afterSignUpUrl?: string;
}

/** Says that somebody is signed in. Answers once everybody who listens is done: whether to go on to another page. */
export async function tellSignedIn(
  host: HTMLElement,
  { client }: Snapshot,
  attempt: SignIn | SignUp,
): Promise<{ readonly goOn: boolean; readonly isNew: boolean }> {
  const isNew = 'createdUserId' in attempt;
  const session = client?.sessions.find(({ id }) => id === attempt.createdSessionId);
  if (!session) return { goOn: false, isNew };
  const strategy = isNew ? 'email_code' : attempt.firstFactorVerification?.strategy;
  const details: SignedIn = { session, user: session.user, isNew, strategy };
  const events = [...(isNew ? [new AuthSignedUpEvent(details)] : []), new AuthSignedInEvent(details)];
  const allowed = events.map(event => host.dispatchEvent(event));
  for (const event of events) await event.settled();
  return { goOn: allowed.every(Boolean), isNew };
}

/** Where to go afterwards; nowhere, when it is here. */
export function destination(targets: Targets, { environment }: Snapshot, isNew: boolean): string | undefined {
  const display = environment?.displayConfig;
  const target = isNew
    ? (targets.afterSignUpUrl ?? display?.afterSignUpUrl)
    : (targets.afterSignInUrl ?? display?.afterSignInUrl);
  const url = safeRedirect(target, document.baseURI);
  return url === document.location.href ? undefined : url;
}
