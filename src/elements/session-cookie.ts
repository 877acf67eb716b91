import { AuthError, type AuthClient, type Platform } from '../core/index.js';

const name = '__session';
// A token lives for 60 seconds, and the client answers none with less than 10 left.
const lifetime = 60;
const pace = 45_000;

/**
 * Keeps the session token in a cookie of the page's own host, so that a server that renders the page knows who asks.
 * The cookie lives no longer than its token, and is that of the tab looked at last: another one leaves it alone. While
 * the page is hidden it is left to run out: no request from there.
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
    let former: string | undefined;
    this.#stops = [
      client.subscribe(({ session }) => {
        if (session === undefined || session?.id === this.#sessionId) return;
        former = this.#sessionId;
        this.#sessionId = session?.id;
        this.#write(!former || this.#holder === former);
      }),
      platform.onChange(change => {
        if (change === 'visible' || change === 'restored') this.#write(true);
        else if (change === 'online') this.#write(false);
      }),
    ];
  }

  stop(): void {
    this.#cancel?.();
    for (const stop of this.#stops) stop();
  }

  /** The session whose token the cookie holds. */
  get #holder(): string | undefined {
    const [, claims] = this.#platform.readCookie(name)?.split('.') ?? [];
    return claims && /"sid":"(\w+)"/.exec(atob(claims.replaceAll('-', '+').replaceAll('_', '/')))?.[1];
  }

  #write(looked: boolean): void {
    this.#cancel?.();
    if (!this.#sessionId) {
      this.#platform.writeCookie(name, '', 0);
      return;
    }
    if (!this.#platform.isVisible()) return;
    this.#cancel = this.#platform.timer(pace, () => this.#write(false));
    const others = this.#holder && this.#holder !== this.#sessionId;
    if (others && !looked) return;
    // A page that is asked for meanwhile is rendered for nobody, and not for somebody else.
    if (others) this.#platform.writeCookie(name, '', 0);
    void this.#renew(this.#sessionId);
  }

  async #renew(sessionId: string): Promise<void> {
    try {
      const token = await this.client.session.getToken({ sessionId });
      // Meanwhile somebody may have looked at another tab.
      const free = !this.#holder || this.#holder === sessionId;
      if (token && free && sessionId === this.#sessionId) this.#platform.writeCookie(name, token, lifetime);
    } catch (error) {
      // Without the network there is no new token: the cookie runs out, and the next turn tries again.
      if (!(error instanceof AuthError)) throw error;
    }
  }
}
