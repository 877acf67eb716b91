import { share } from './share.js';
import type { Snapshot } from './snapshot.js';

/** Holds the snapshot and tells the listeners. Starts what keeps it fresh with the first of them, stops with the last. */
export class Store {
  #snapshot: Snapshot;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();
  /** Called with `true` when the first listener comes and `false` when the last one goes. */
  onWatched: (watched: boolean) => void = () => {};

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    // The same function may be given twice, so the set holds an entry of its own for each.
    const entry = (snapshot: Snapshot): void => listener(snapshot);
    this.#listeners.add(entry);
    if (this.#listeners.size === 1) this.onWatched(true);
    listener(this.#snapshot);
    return () => {
      if (this.#listeners.delete(entry) && !this.watched) this.onWatched(false);
    };
  }

  /** Listeners are called only when something is different, and what is not keeps its identity. */
  replace(change: Partial<Snapshot>): void {
    const next = share(this.#snapshot, { ...this.#snapshot, ...change });
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    for (const listener of [...this.#listeners]) this.#tell(listener, next);
  }

  #tell(listener: (snapshot: Snapshot) => void, snapshot: Snapshot): void {
    try {
      listener(snapshot);
    } catch (error) {
      // One listener's mistake is reported as its own and keeps no other from being told.
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
