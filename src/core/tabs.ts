import type { Platform } from './platform.js';
import { record } from './record.js';

/** What this browser's tabs tell each other. */
export type TabMessage =
  | { readonly token: { readonly sessionId: string; readonly jwt: string; readonly left: number } }
  /** Sessions came or went; those that went are over here, too. */
  | { readonly ended: readonly string[] };

/** The line between this browser's tabs that use the same frontend API. */
export class Tabs {
  readonly #channel: ReturnType<Platform['channel']>;
  onMessage: (message: TabMessage) => void = () => {};

  constructor(platform: Platform, base: string) {
    this.#channel = platform.channel(`auth-elements ${base}`, message => {
      const read = readMessage(message);
      if (read) this.onMessage(read);
    });
    // What came of the visit is on the server: the window that waits for it looks there.
    if (platform.closeVisit?.()) this.tell({ ended: [] });
  }

  tell(message: TabMessage): void {
    this.#channel.send(message);
  }

  close(): void {
    this.#channel.close();
  }
}

/** Other scripts of the page's origin, and other versions of this one, may speak here. */
function readMessage(message: unknown): TabMessage | undefined {
  const { token, ended } = record(message);
  if (Array.isArray(ended)) return { ended: ended.filter(id => typeof id === 'string') };
  const { sessionId, jwt, left } = record(token);
  const valid = typeof sessionId === 'string' && typeof jwt === 'string' && typeof left === 'number';
  return valid ? { token: { sessionId, jwt, left } } : undefined;
}
