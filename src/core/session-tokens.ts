import { moment } from './arrivals.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Platform } from './platform.js';
import { record } from './record.js';
import type { Store } from './store.js';
import type { Tabs } from './tabs.js';
import type { TokenStore } from './token-store.js';

/** How much life a token has at least that is handed out. */
const useful = 10_000;
/** How long a tab waits for another one that is having a token made. */
const patience = 4_000;

/** Has session tokens made, one request at a time for all tabs, and shares them. */
export class SessionTokens {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #store: Store;
  readonly #held: TokenStore;
  readonly #tabs: Tabs;
  readonly #underWay = new Map<string, Promise<string | null>>();
  /** Until when the server wants no further request, by the clock that only grows. */
  #wait: { readonly until: number; readonly error: AuthError } | undefined;

  constructor(connection: Connection, store: Store, held: TokenStore, tabs: Tabs) {
    this.#connection = connection;
    this.#platform = connection.platform;
    this.#store = store;
    this.#held = held;
    this.#tabs = tabs;
  }

  async get(options: { readonly sessionId?: string; readonly skipCache?: boolean }): Promise<string | null> {
    await this.#connection.ready();
    const sessionId = options.sessionId ?? this.#store.snapshot.session?.id;
    if (!sessionId || !this.#stands(sessionId)) return null;
    const held = options.skipCache ? undefined : this.#held.get(sessionId, useful);
    if (held) return held;
    try {
      return await this.#renew(sessionId);
    } catch (error) {
      const last = options.skipCache ? undefined : this.#held.get(sessionId, 1_000);
      // What is left of the last one is better than nothing while the server cannot be reached.
      if (last && error instanceof AuthError && error.transient) return last;
      throw error;
    }
  }

  /** In how many milliseconds the tab's own token should be replaced; `undefined` when there is none to be had. */
  due(): number | undefined {
    const { session } = this.#store.snapshot;
    return session ? this.#held.due(session.id) : undefined;
  }

  /** Has the tab's token replaced ahead of its end, unless another tab just did. */
  async refresh(): Promise<void> {
    const { session } = this.#store.snapshot;
    if (!session || this.due() !== 0) return;
    await this.#renew(session.id);
    if (this.due() === 0) throw notAToken();
  }

  #stands(sessionId: string): boolean {
    return this.#store.snapshot.client?.sessions.some(({ id }) => id === sessionId) ?? false;
  }

  #renew(sessionId: string): Promise<string | null> {
    let renewal = this.#underWay.get(sessionId);
    if (!renewal) {
      renewal = this.#inTurn(sessionId).finally(() => this.#underWay.delete(sessionId));
      this.#underWay.set(sessionId, renewal);
    }
    return renewal;
  }

  async #inTurn(sessionId: string): Promise<string | null> {
    const asked = this.#platform.monotonic();
    return this.#platform.exclusive(`auth-elements token ${sessionId}`, patience, async () => {
      // Who had to wait did so for a tab that has a token now; its message may be a moment behind the lock.
      if (this.#platform.monotonic() - asked > 20) await this.#moment();
      if (!this.#stands(sessionId)) return null;
      return this.#held.since(sessionId, asked) ?? this.#mint(sessionId);
    });
  }

  #moment(): Promise<void> {
    return new Promise(resolve => this.#platform.timer(40, resolve));
  }

  async #mint(sessionId: string): Promise<string | null> {
    if (this.#wait && this.#platform.monotonic() < this.#wait.until) throw this.#wait.error;
    try {
      const asked = moment(this.#platform);
      const path = `/client/sessions/${encodeURIComponent(sessionId)}/tokens`;
      const json = await this.#connection.send({ path, method: 'POST', repeatable: true, ofSession: true });
      const jwt: unknown = record(json).jwt;
      if (typeof jwt !== 'string') throw notAToken();
      if (!this.#held.accept({ sessionId, jwt, ...asked })) return jwt;
      const left = this.#held.left(sessionId);
      // The page stood still while it was on its way, and it is over.
      if (!left) return await this.#mint(sessionId);
      this.#tabs.tell({ token: { sessionId, jwt, left, wall: this.#platform.now() } });
      return jwt;
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      // The client was read again meanwhile: it no longer has this session.
      if (!this.#stands(sessionId)) return null;
      if (error.retryAfter) this.#wait = { until: this.#platform.monotonic() + error.retryAfter * 1000, error };
      throw error;
    }
  }
}

function notAToken(): AuthError {
  return new AuthError([{ code: 'bad_response', message: 'The answer holds no session token that can be used.' }]);
}
