import { Problem } from '../http/problem.js';

/** Runs expensive work a few at a time; whoever would wait too long is sent away at once instead. */
export interface WorkQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** A queue that works on `concurrency` things at once and lets `waiting` more wait. */
export function createWorkQueue(concurrency: number, waiting: number): WorkQueue {
  const queue: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running >= concurrency) {
        if (queue.length >= waiting)
          throw new Problem(503, 'service_unavailable', 'Too much of this work is waiting.', { retryAfter: 2 });
        await new Promise<void>(resolve => queue.push(resolve));
      } else {
        running++;
      }
      try {
        return await work();
      } finally {
        // The place goes to the next in the queue without becoming free between.
        const next = queue.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
