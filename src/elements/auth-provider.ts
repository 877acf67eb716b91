import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { createBrowserClient, createBrowserPlatform, pageClient } from '../browser/index.js';
import type { AuthClient } from '../core/index.js';
import { ClientContext } from './client-context.js';
import { customElement } from './element-decorator.js';
import { SessionCookie } from './session-cookie.js';

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

  readonly #context = new ClientContext(this);
  #made: { readonly client: AuthClient; readonly from: string } | undefined;
  #cookie: SessionCookie | undefined;

  constructor() {
    super();
    this.addController({
      // At once and not with the first render: the elements inside ask as soon as they are connected.
      hostConnected: () => {
        this.#provide();
        this.requestUpdate();
      },
      hostDisconnected: () => this.#keepCookie(undefined),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') || changed.has('publishableKey') || changed.has('frontendApi')) this.#provide();
    this.#keepCookie(this.serverCookies && this.isConnected ? this.#context.client : undefined);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #provide(): void {
    this.#context.client = this.#client();
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

  #keepCookie(client: AuthClient | undefined): void {
    if (this.#cookie?.client === client) return;
    this.#cookie?.stop();
    this.#cookie = client && new SessionCookie(client, createBrowserPlatform());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-provider': AuthProvider;
  }
}
