import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthClient, Snapshot } from '../core/index.js';
// A provider must be defined before the first element that asks for one.
import { authContext, defaultClient } from './auth-provider.js';

type Host = ReactiveControllerHost & HTMLElement & { client?: AuthClient | undefined };

/**
 * Finds the client that an element works with, and renders the element again whenever the client's state changes: the
 * element's own `client`, the nearest `<auth-provider>`'s, or the page's.
 */
export class AuthController implements ReactiveController {
  readonly #host: Host;
  readonly #consumer: ContextConsumer<typeof authContext, Host>;
  #subscribed: AuthClient | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#consumer = new ContextConsumer(host, { context: authContext, subscribe: true });
    host.addController(this);
  }

  get client(): AuthClient {
    return this.#host.client ?? this.#consumer.value ?? defaultClient();
  }

  get snapshot(): Snapshot {
    return this.client.snapshot;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  // Before each render, because the client may be set after the element is connected, or replaced.
  hostUpdate(): void {
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
  }
}
