import { AuthError } from './error.js';
import type { Platform } from './platform.js';
import type { SignIn, SignUp } from './snapshot.js';

const pace = 1_000;
const slowest = 30_000;

/** A tab that was opened by the link says so here. `browser/arrival.ts` does. */
const linkChannel = 'auth-elements link';

/**
 * Asks until something has come of an attempt's link: about once a second while somebody sees the page, and at once when
 * it is looked at again or another tab says that it knows more. A page that nobody sees asks nothing.
 */
export async function awaitLink<Attempt extends SignIn | SignUp>(
  platform: Platform,
  ask: () => Promise<Attempt>,
  signal?: AbortSignal,
): Promise<Attempt> {
  let pause = pace;
  for (;;) {
    await beat(platform, pause, signal);
    if (signal?.aborted) throw new AuthError([{ code: 'aborted', message: 'Nobody waits for the link any more.' }]);
    try {
      const attempt = await ask();
      if (isMoved(attempt)) return attempt;
      pause = pace;
    } catch (error) {
      if (!(error instanceof AuthError) || !error.transient) throw error;
      pause = Math.max(error.retryAfter ?? 0, Math.min(slowest, pause * 2));
    }
  }
}

/** Whether anything has come of it: it was pressed, or it is over. */
function isMoved(attempt: SignIn | SignUp): boolean {
  if (attempt.status !== 'needs_first_factor' && attempt.status !== 'missing_requirements') return true;
  const verification =
    'verifications' in attempt ? attempt.verifications.emailAddress : attempt.firstFactorVerification;
  return verification?.status !== 'unverified';
}

function beat(platform: Platform, pause: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    let cancel = (): void => {};
    const done = (): void => {
      cancel();
      stop();
      channel.close();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const plan = (): void => {
      cancel();
      if (platform.isVisible()) cancel = platform.timer(pause, done);
    };
    const channel = platform.channel(linkChannel, done);
    const stop = platform.onChange(change => (change === 'visible' ? done() : plan()));
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
    else plan();
  });
}
