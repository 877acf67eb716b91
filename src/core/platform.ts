/** A small store of texts. Reads answer `undefined` and writes do nothing where storage is blocked. */
export interface TextStore {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/**
 * Everything that the client needs of the place it runs in. `browser/` has the page's; tests have one with a fake
 * clock and network. Nothing here throws where a browser lacks or blocks the feature.
 */
export interface Platform {
  /** The page's origin and address, for the URL policy and the loopback rule. */
  readonly location: { readonly origin: string; readonly hostname: string; readonly href: string };
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  /** An answer that was asked for before the client was there (by the script tag's entry), once per URL. */
  prefetched(url: string): Promise<Response> | undefined;
  /** Wall clock in milliseconds, which may be wrong and may jump. */
  now(): number;
  /** Milliseconds that only grow, sleep not counted on some systems. */
  monotonic(): number;
  /** Calls back once after so many milliseconds; answers how to cancel it. */
  timer(milliseconds: number, callback: () => void): () => void;
  /** A number in [0, 1) for jitter. */
  random(): number;
  randomId(): string;
  /** Kept by the browser for this origin, all tabs. */
  readonly local: TextStore;
  /** Kept for this tab, over reloads. */
  readonly tab: TextStore;
  /** The value of a cookie that scripts may read. */
  readCookie(name: string): string | undefined;
  /** Writes a cookie of the page's own host that scripts may read. `maxAge` in seconds; 0 removes it. */
  writeCookie(name: string, value: string, maxAge: number): void;
  /** Messages between this browser's tabs. Answers how to stop listening; `send` does nothing where channels are missing. */
  channel(name: string, listener: (message: unknown) => void): { send(message: unknown): void; close(): void };
  /**
   * Runs the task while no other tab does. Where the holder hangs, it runs after `patience` milliseconds all the same;
   * where locks are missing it runs at once.
   */
  exclusive<Result>(name: string, patience: number, task: () => Promise<Result>): Promise<Result>;
  /** The browser's passkeys, in a file of their own; missing where it has none. */
  readonly passkeys?: (() => Promise<PasskeyPort>) | undefined;
  isOnline(): boolean;
  isVisible(): boolean;
  /**
   * Calls on online, offline, visible, hidden, and when the page comes back from the back/forward cache. A visible page
   * that gets the focus is visible once more.
   */
  onChange(listener: (change: PlatformChange) => void): () => void;
  /** Leaves the page. */
  redirect(url: string): void;
  /** Closes the window if it was opened for another site, which has led it back to the page. Answers whether it was. */
  closeVisit?(): boolean;
}

/**
 * A browser's passkeys. One ceremony at a time: a new one ends the one before. Options and answers are those of
 * WebAuthn in their JSON form. What goes wrong is an `AuthError` whose code begins with `passkey_`.
 */
export interface PasskeyPort {
  /** Whether the browser can offer passkeys at a field. */
  autofills(): Promise<boolean>;
  create(options: object, how: { readonly signal?: AbortSignal | undefined }): Promise<object>;
  /** Tells the browser's manager what there is, and what the account is called, where it listens. */
  signal(account: PasskeyAccount): Promise<void>;
  get(options: object, how: { readonly autofill: boolean; readonly signal?: AbortSignal | undefined }): Promise<object>;
}

/** What a manager may know of an account. */
export interface PasskeyAccount {
  readonly rpId: string;
  readonly userHandle: string;
  readonly name: string;
  readonly displayName: string;
  /** Every passkey that there is. */
  readonly credentialIds: readonly string[];
}

export type PlatformChange = 'online' | 'offline' | 'visible' | 'hidden' | 'restored';
