import type { TextStore } from '../core/index.js';

/**
 * One of the browser's two storages. Where it is blocked, full or missing, texts are kept as long as the page is, so
 * that everything goes on until it is left.
 */
export function textStore(open: () => Storage): TextStore {
  const memory = new Map<string, string>();
  const attempt = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return use(open());
    } catch (error) {
      // Blocked (SecurityError), full (QuotaExceededError), or no such thing here.
      if (error instanceof DOMException || error instanceof ReferenceError) return undefined;
      throw error;
    }
  };
  return {
    get: name => memory.get(name) ?? attempt(storage => storage.getItem(name)) ?? undefined,
    set(name, value) {
      const kept = attempt(storage => {
        storage.setItem(name, value);
        return true;
      });
      if (kept) memory.delete(name);
      else memory.set(name, value);
    },
    remove(name) {
      memory.delete(name);
      attempt(storage => storage.removeItem(name));
    },
  };
}
