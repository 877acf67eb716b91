import { waitUntil as wait } from '@open-wc/testing';

type Options = Parameters<typeof wait>[2];

/** Waits for a condition, as long as a file of the page may take to be loaded on a busy machine. */
export function waitUntil(condition: () => unknown, what?: string, options: Options = {}): Promise<void> {
  return wait(condition, what, { timeout: 10_000, ...options });
}
