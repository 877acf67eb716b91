/** How the steps of an element stand in the page's address: below a path, in the hash, or not at all. */
export type Routing = 'none' | 'path' | 'hash';

/**
 * An application's own router, as elements use it. With one, no element touches `history` or `location` by itself: steps,
 * links and what comes after signing in all go through it. Paths begin at the root of the origin; where a router adds a
 * base path by itself, the adapter takes it off.
 *
 * @example
 *   provider.router = {
 *     navigate: (to, { replace }) => (replace ? router.replace(to) : router.push(to)),
 *     current: () => router.currentRoute.value.fullPath,
 *     subscribe: listener => router.afterEach(() => listener()),
 *   };
 */
export interface AuthRouter {
  /** Goes to a path of this origin, with its query and hash. With `replace` the history does not grow. */
  navigate(to: string, options: { readonly replace: boolean }): void;
  /** The path that is shown now, with its query and hash. */
  current(): string;
  /** Calls the listener after every navigation. Answers how to stop. */
  subscribe(listener: () => void): () => void;
}
