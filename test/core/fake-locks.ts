/** A page that may close, or stand still, with a lock in its hands. */
export interface Holder {
  /** Runs a task when the page does. */
  run(task: () => void): void;
  /** Calls back after so many milliseconds in which the page runs. */
  timer(milliseconds: number, callback: () => void): () => void;
}

interface Turn {
  readonly holder: Holder;
  readonly grant: () => void;
}

/** Web Locks, as `browser/exclusive.ts` uses them: in the order of asking, and never for ever. */
export class FakeLocks {
  /** Locks that somebody holds for ever. */
  readonly hung = new Set<string>();
  missing = false;
  /** Told of whoever goes on without the lock. */
  impatient: (holder: Holder, name: string) => void = () => {};
  readonly #queues = new Map<string, Turn[]>();

  /** Runs the task in its turn, or when its patience is over. */
  async exclusive<Result>(
    holder: Holder,
    name: string,
    patience: number,
    task: () => Promise<Result>,
  ): Promise<Result> {
    if (this.missing) return task();
    let running: Promise<Result> | undefined;
    const run = (): Promise<Result> => (running ??= task());
    const queue = this.#queue(name);
    await new Promise<void>(resolve => {
      const turn: Turn = {
        holder,
        grant: () =>
          holder.run(() => {
            cancel();
            resolve();
            const over = (): void => this.#leave(name, turn);
            run().then(over, over);
          }),
      };
      const cancel = holder.timer(patience, () => {
        this.#leave(name, turn);
        this.impatient(holder, name);
        resolve();
      });
      queue.push(turn);
      if (queue[0] === turn && !this.hung.has(name)) turn.grant();
    });
    return run();
  }

  /** The page is gone: whatever it held or waited for is free. */
  release(holder: Holder): void {
    for (const [name, queue] of this.#queues)
      for (const turn of queue.filter(each => each.holder === holder)) this.#leave(name, turn);
  }

  #queue(name: string): Turn[] {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    return queue;
  }

  #leave(name: string, turn: Turn): void {
    const queue = this.#queue(name);
    const at = queue.indexOf(turn);
    if (at < 0) return;
    queue.splice(at, 1);
    if (at === 0 && !this.hung.has(name)) queue[0]?.grant();
  }
}
