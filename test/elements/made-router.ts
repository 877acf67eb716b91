import type { AuthRouter } from '../../src/elements/router.js';

/**
 * A router in memory, as an application's own: it notes where it was sent, and may take its time to go there. Sent
 * elsewhere meanwhile it gives the first up, and tells of that, too, as Vue's does.
 */
export class MadeRouter implements AuthRouter {
  readonly entries: string[];
  readonly sent: string[] = [];
  readonly #slow: boolean;
  readonly #listeners = new Set<() => void>();
  #index = 0;
  #begun = 0;

  constructor(path: string, { slow = false } = {}) {
    this.entries = [path];
    this.#slow = slow;
  }

  current(): string {
    return this.entries[this.#index] ?? '';
  }

  navigate(to: string, { replace }: { readonly replace: boolean }): void {
    this.sent.push(`${replace ? 'replace' : 'push'} ${to}`);
    const go = (): void => {
      if (!replace) this.#index++;
      this.entries.splice(this.#index, this.entries.length, to);
      this.#tell();
    };
    const turn = ++this.#begun;
    if (this.#slow) setTimeout(() => (turn === this.#begun ? go() : this.#tell()));
    else go();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  go(steps: number): void {
    this.#index += steps;
    this.#tell();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
