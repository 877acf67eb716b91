interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that passes when a test says so. */
export class FakeClock {
  /** Milliseconds since the start that the machine was awake, as the clock that only grows tells them. */
  elapsed = 5_000;
  /** How wrong the browser's wall clock is. The server's is right. */
  skew = 0;
  readonly #start = Date.UTC(2026, 10, 1, 12);
  readonly #turns: number;
  #slept = 0;
  #timers: readonly Timer[] = [];

  /** @param turns - How often everything that waits for nothing gets its turn after each timer. */
  constructor(turns = 12) {
    this.#turns = turns;
  }

  /** The right time. */
  get now(): number {
    return this.#start + this.elapsed + this.#slept;
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
    await settle(this.#turns);
    for (;;) {
      const next = this.#next(end);
      if (!next) break;
      this.elapsed = Math.max(this.elapsed, next.at);
      this.#timers = this.#timers.filter(other => other !== next);
      next.callback();
      await settle(this.#turns);
    }
    this.elapsed = end;
    await settle(this.#turns);
  }

  /**
   * The machine sleeps: the time goes on, and no timer runs. Most systems' growing clock stands still meanwhile; where
   * it goes on, everything is due at once on waking.
   */
  sleep(milliseconds: number, { counted = false } = {}): void {
    if (counted) this.elapsed += milliseconds;
    else this.#slept += milliseconds;
  }

  /** The first that is due: of those for one moment, the one that was set first. */
  #next(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
    return next;
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve));
}
