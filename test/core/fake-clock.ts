interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that passes when a test says so. */
export class FakeClock {
  /** Milliseconds since the start, as the clock that only grows tells them. */
  elapsed = 5_000;
  /** How wrong the browser's wall clock is. The server's is right. */
  skew = 0;
  readonly #start = Date.UTC(2026, 10, 1, 12);
  #timers: readonly Timer[] = [];

  /** The right time. */
  get now(): number {
    return this.#start + this.elapsed;
  }

  get wall(): number {
    return this.now + this.skew;
  }

  get pending(): number {
    return this.#timers.length;
  }

  timer(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.elapsed + milliseconds, callback };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }

  /** Lets time pass, timer by timer, and everything happen that follows from each. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.elapsed + milliseconds;
    await settle();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.elapsed = Math.max(this.elapsed, next.at);
      this.#timers = this.#timers.filter(other => other !== next);
      next.callback();
      await settle();
    }
    this.elapsed = end;
    await settle();
  }

  /** The machine sleeps: the wall clock goes on, and no timer runs. */
  sleep(milliseconds: number): void {
    this.skew += milliseconds;
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise(resolve => setImmediate(resolve));
}
