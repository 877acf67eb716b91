import type { Arrival } from './arrivals.js';
import type { Platform } from './platform.js';
import { record } from './record.js';

/** What this browser's tabs tell each other. */
export type TabMessage =
  | { readonly token: Omit<Arrival, 'monotonic'> }
  /** Sessions came or went; those that went are over here, too. */
  | { readonly ended: readonly string[] };

/** The same as it is heard. Other scripts of the page's origin, and other versions of this one, may speak here. */
export interface Said {
  readonly token?: unknown;
  readonly ended?: unknown;
}

/** The line between this browser's tabs that use the same frontend API. */
export class Tabs {
  readonly #channel: ReturnType<Platform['channel']>;
  onMessage: (message: Said) => void = () => {};

  constructor(platform: Platform, base: string) {
    this.#channel = platform.channel(`auth-elements ${base}`, message => this.onMessage(record(message)));
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
