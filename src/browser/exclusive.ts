import type { Platform } from '../core/index.js';

/** Web Locks, with a way on for whoever waits too long: a tab that hangs must not sign out the others. */
export const exclusive: Platform['exclusive'] = async (name, patience, task) => {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  let running: ReturnType<typeof task> | undefined;
  const run = (): ReturnType<typeof task> => (running ??= task());
  if (!locks) return run();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  try {
    await locks.request(name, { signal: waiting.signal }, () => {
      clearTimeout(timer);
      return run();
    });
  } catch (error) {
    // Waited too long, or locks are blocked here: the task runs all the same. What the task threw is its own.
    if (!running && !(error instanceof DOMException)) throw error;
  } finally {
    clearTimeout(timer);
  }
  return run();
};
