import { AuthError } from './error.js';
import type { Platform } from './platform.js';

const pace = 1_000;
const slowest = 30_000;

/** A tab that was opened by the link says so here. `browser/arrival.ts` does. */
const linkChannel = 'auth-elements link';

/**
 * Asks until something has come of a link: about once a second while somebody sees the page, and at once when it is
 * looked at again or another tab says that it knows more. A page that nobody sees asks nothing.
 *
 * @param isMoved - Whether anything has come of it: it was pressed, or it is over.
 */
export async function awaitLink<Asked>(
  platform: Platform,
  ask: () => Promise<Asked>,
  isMoved: (asked: Asked) => boolean,
  signal?: AbortSignal,
): Promise<Asked> {
  let pause = pace;
  for (;;) {
    await beat(platform, pause, signal);
    if (signal?.aborted) throw new AuthError([{ code: 'aborted', message: 'Nobody waits for the link any more.' }]);
    try {
      const asked = await ask();
      if (isMoved(asked)) return asked;
      pause = pace;
    } catch (error) {
      if (!(error instanceof AuthError) || !error.transient) throw error;
      pause = Math.max(error.retryAfter ?? 0, Math.min(slowest, pause * 2));
    }
  }
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
