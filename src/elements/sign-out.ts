import { safeRedirect, type AuthClient } from '../core/index.js';
import { AuthSignedOutEvent } from './events.js';
import { goTo } from './go-to.js';
import { pageAddress } from './own.js';
import type { AuthRouter } from './router.js';

export interface SignOutOptions {
  /** All sessions of this browser where it is missing. */
  readonly sessionId?: string | undefined;
  /** Where to go afterwards, in place of what the instance says. */
  readonly target?: string | undefined;
  readonly router: AuthRouter | undefined;
}

/** Signs out, says so, and goes where the element or the instance wants people to go afterwards. */
export async function signOut(host: HTMLElement, client: AuthClient, options: SignOutOptions): Promise<void> {
  const { sessionId, target, router } = options;
  const display = client.snapshot.environment?.displayConfig;
  await client.session.signOut(sessionId ? { sessionId } : {});
  const others = (client.snapshot.client?.sessions.length ?? 0) > 0;
  const event = new AuthSignedOutEvent(sessionId);
  // The element itself may be gone: it often stands where only members see it.
  const goOn = (host.isConnected ? host : document).dispatchEvent(event);
  await event.settled();
  if (!goOn) return;
  const url = safeRedirect(
    target ?? (others ? display?.afterSignOutOneUrl : display?.afterSignOutAllUrl),
    pageAddress(),
  );
  if (url) goTo(url, router);
}
