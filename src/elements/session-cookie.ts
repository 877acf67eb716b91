import { AuthError, type AuthClient, type Platform } from '../core/index.js';

const name = '__session';
// A token lives for 60 seconds, and the client answers none with less than 10 left.
const lifetime = 60;
const pace = 45_000;

/**
 * Keeps the session token in a cookie of the page's own host, so that a server that renders the page knows who asks.
 * The cookie lives no longer than its token. While the page is hidden it is left to run out: no request from there.
 */
export class SessionCookie {
  readonly client: AuthClient;
  readonly #platform: Platform;
  readonly #stops: (() => void)[];
  #cancel: (() => void) | undefined;
  #sessionId: string | undefined;

  constructor(client: AuthClient, platform: Platform) {
    this.client = client;
    this.#platform = platform;
    this.#stops = [
      client.subscribe(({ session }) => {
        if (session === undefined || session?.id === this.#sessionId) return;
        this.#sessionId = session?.id;
        this.#write();
      }),
      platform.onChange(change => {
        if (change === 'visible' || change === 'online' || change === 'restored') this.#write();
      }),
    ];
  }

  stop(): void {
    this.#cancel?.();
    for (const stop of this.#stops) stop();
  }

  #write(): void {
    this.#cancel?.();
    if (!this.#sessionId) {
      this.#platform.writeCookie(name, '', 0);
      return;
    }
    if (!this.#platform.isVisible()) return;
    this.#cancel = this.#platform.timer(pace, () => this.#write());
    void this.#renew(this.#sessionId);
  }

  async #renew(sessionId: string): Promise<void> {
    try {
      const token = await this.client.session.getToken({ sessionId });
      if (token && sessionId === this.#sessionId) this.#platform.writeCookie(name, token, lifetime);
    } catch (error) {
      // Without the network there is no new token: the cookie runs out, and the next turn tries again.
      if (!(error instanceof AuthError)) throw error;
    }
  }
}
