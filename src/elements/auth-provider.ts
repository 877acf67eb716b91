import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { createBrowserClient, createBrowserPlatform, pageClient } from '../browser/index.js';
import type { AuthClient } from '../core/index.js';
import { ClientContext } from './client-context.js';
import { customElement, property } from './element-decorator.js';
import type { OwnTexts } from './localize-controller.js';
import type { AuthRouter } from './router.js';
import type { SessionCookie } from './session-cookie.js';

/** The page's own client, from what the script tag says. */
export const defaultClient = pageClient;

/**
 * Gives the elements inside it their client.
 *
 * @summary The client of everything inside.
 * @slot - The page.
 */
@customElement('auth-provider')
export class AuthProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The instance's publishable key, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey?: string;
  /** The frontend API's address, in place of the one that the key names. */
  @property({ attribute: 'frontend-api' }) frontendApi?: string;
  /** Keeps the session token in the cookie `__session` of the page's host, for pages that a server renders. */
  @property({ type: Boolean, attribute: 'server-cookies' }) serverCookies = false;
  /** A client that the page made itself. */
  @property({ attribute: false }) client?: AuthClient;
  /** The application's own router: the elements inside go to steps and pages through it. */
  @property({ attribute: false }) router?: AuthRouter;
  /** Texts in place of ours, by language, for the elements inside. In HTML it is JSON. */
  @property() texts?: OwnTexts;

  readonly #context = new ClientContext(this);
  #made: { readonly client: AuthClient; readonly from: string } | undefined;
  #cookie: SessionCookie | undefined;
  #cookieOf: AuthClient | undefined;

  constructor() {
    super();
    this.addController({
      // At once and not with the first render: the elements inside ask as soon as they are connected.
      hostConnected: () => {
        this.#provide();
        this.requestUpdate();
      },
      hostDisconnected: () => void this.#keepCookie(undefined),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size) this.#provide();
    void this.#keepCookie(this.serverCookies && this.isConnected ? this.#context.client : undefined);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #provide(): void {
    this.#context.provide(this.#client(), this.router, this.texts);
  }

  #client(): AuthClient {
    const { client, publishableKey, frontendApi } = this;
    if (client) return client;
    if (!publishableKey && !frontendApi) return pageClient();
    const from = `${publishableKey ?? ''} ${frontendApi ?? ''}`;
    if (this.#made?.from !== from) {
      this.#made?.client.close();
      const settings = { ...(publishableKey && { publishableKey }), ...(frontendApi && { frontendApi }) };
      this.#made = { client: createBrowserClient(settings), from };
    }
    return this.#made.client;
  }

  /** The few pages that want the cookie load what keeps it. */
  async #keepCookie(client: AuthClient | undefined): Promise<void> {
    if (this.#cookieOf === client) return;
    this.#cookieOf = client;
    this.#cookie?.stop();
    this.#cookie = undefined;
    if (!client) return;
    const { SessionCookie } = await import('./session-cookie.js');
    // Meanwhile another may have been asked for, or none.
    if (this.#cookieOf === client) this.#cookie = new SessionCookie(client, createBrowserPlatform());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-provider': AuthProvider;
  }
}
