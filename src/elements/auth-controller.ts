import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthClient, Snapshot } from '../core/index.js';
// A provider must be defined before the first element that asks for one.
import { defaultClient } from './auth-provider.js';
import { ContextRequestEvent } from './client-context.js';
import type { OwnTexts } from './localize-controller.js';
import type { AuthRouter } from './router.js';

type Host = ReactiveControllerHost & HTMLElement & { client?: AuthClient | undefined; router?: AuthRouter | undefined };

/**
 * Finds the client that an element works with, and renders the element again whenever the client's state changes: the
 * element's own `client`, the nearest `<auth-provider>`'s, or the page's.
 */
export class AuthController implements ReactiveController {
  readonly #host: Host;
  #provided: AuthClient | undefined;
  #router: AuthRouter | undefined;
  /** The nearest `<auth-provider>`'s texts. */
  texts: OwnTexts | undefined;
  #leaveProvider: (() => void) | undefined;
  #subscribed: AuthClient | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get client(): AuthClient {
    return this.#host.client ?? this.#provided ?? defaultClient();
  }

  /** The application's router: the element's own, or the nearest `<auth-provider>`'s. */
  get router(): AuthRouter | undefined {
    return this.#host.router ?? this.#router;
  }

  get snapshot(): Snapshot {
    return this.client.snapshot;
  }

  hostConnected(): void {
    this.#host.dispatchEvent(
      new ContextRequestEvent((client, unsubscribe, router, texts) => {
        if (unsubscribe !== this.#leaveProvider) this.#leaveProvider?.();
        this.#leaveProvider = unsubscribe;
        this.#provided = client;
        this.#router = router;
        this.texts = texts;
        this.#host.requestUpdate();
      }),
    );
    this.#host.requestUpdate();
  }

  // Before each render, because the client may be set after the element is connected, or replaced. What ends after the
  // element has left the page renders it once more, and nothing may hold it from then on.
  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { client } = this;
    if (client === this.#subscribed) return;
    this.#unsubscribe?.();
    this.#subscribed = client;
    this.#unsubscribe = client.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#subscribed = undefined;
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#provided = this.#router = this.texts = undefined;
  }
}
