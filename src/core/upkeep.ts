import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import { readHint } from './hint.js';
import { choiceName } from './known-client.js';
import type { Platform, PlatformChange } from './platform.js';
import type { Members } from './members.js';
import type { Store } from './store.js';

/** A page that is looked at again reads the client anew when what it knows is older. */
const stale = 60_000;

/**
 * Keeps the snapshot true while somebody looks at the page: tokens are replaced ahead of their end, a line that broke
 * is tried again, and a page that comes back looks who is there. A page that nobody sees does nothing at all.
 */
export class Upkeep {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #store: Store;
  readonly #members: Members;
  readonly #stopListening: () => void;
  #cancel: (() => void) | undefined;
  #failures = 0;
  /** Until when is waited after the last failure. */
  #until = 0;
  /** Another tab has signed in or out while nobody saw this one. */
  #outdated = false;

  constructor(connection: Connection, store: Store, members: Members) {
    this.#connection = connection;
    this.#platform = connection.platform;
    this.#store = store;
    this.#members = members;
    store.onWatched = () => this.look();
    this.#stopListening = this.#platform.onChange(change => this.#hear(change));
  }

  close(): void {
    this.#stopListening();
    this.#cancel?.();
    this.#store.onWatched = () => {};
    this.#cancel = undefined;
  }

  /** Something changed elsewhere: look at once, or when somebody looks here. */
  outdate(): void {
    this.#outdated = true;
    this.look();
  }

  /** Brings up to date what is not, if somebody sees it. */
  look(): void {
    const { status, error } = this.#store.snapshot;
    const ready = status === 'ready';
    if (!this.#seen) this.plan();
    else if (ready && (this.#outdated || this.#connection.age > stale)) {
      this.#outdated = false;
      void this.#attempt(() => this.#connection.read());
    } else if (!ready && (!error || (error.transient && !error.retryAfter)))
      void this.#attempt(() => this.#connection.load());
    else this.plan();
  }

  /** Sets the one timer for what is to be done next. */
  plan(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const { status, error } = this.#store.snapshot;
    if (!this.#seen || status === 'loading') return;
    if (status === 'ready') {
      const due = this.#members.due();
      // Never at once: a server whose tokens are worth nothing is not to be asked without end.
      if (due !== undefined)
        this.#later(Math.max(due, this.#failures ? this.#pause() : 1_000), () =>
          this.#attempt(() => this.#members.refresh()),
        );
    } else if (error && error.code !== 'offline' && (error.transient || error.status)) {
      // Decided when it failed: whatever else makes it plan anew must not put the next attempt off.
      this.#later(this.#until - this.#platform.monotonic(), () => this.#attempt(() => this.#connection.load()));
    }
  }

  get #seen(): boolean {
    return this.#store.watched && this.#platform.isVisible();
  }

  #hear(change: PlatformChange): void {
    this.#store.replace({ online: this.#platform.isOnline() });
    const { session } = this.#store.snapshot;
    // A tab that is opened from here begins as who is here.
    if (session && change === 'visible') this.#platform.local.set(choiceName, session.id);
    if (change === 'restored') {
      this.#outdated = true;
      // Signed out on the page that was left to: nothing of a member's is painted until it is known who is there.
      if (!readHint(this.#platform))
        this.#store.replace({ session: undefined, user: undefined, expectsSession: false });
    }
    if (change === 'hidden' || change === 'offline') this.plan();
    else this.look();
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (this.#members.due() !== 0) this.#failures = 0;
      if (this.#store.snapshot.status !== 'ready') this.#connection.settle();
      else this.plan();
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      if (error.code === 'aborted') return;
      this.#failures++;
      this.#until = this.#platform.monotonic() + this.#pause(error.retryAfter);
      this.#connection.settle(error);
    }
  }

  /** Longer with each failure, and not the same for all who lost the server at one moment. */
  #pause(retryAfter = 0): number {
    const wanted = retryAfter ? retryAfter * 1000 : Math.min(60_000, 2_000 * 2 ** this.#failures);
    return wanted * (1 + this.#platform.random() / 2);
  }

  #later(milliseconds: number, work: () => Promise<void>): void {
    this.#cancel = this.#platform.timer(milliseconds, () => {
      this.#cancel = undefined;
      void work();
    });
  }
}
