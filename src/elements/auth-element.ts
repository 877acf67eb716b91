import { LitElement } from 'lit';
import type { AuthClient } from '../core/index.js';
import { AuthController } from './auth-controller.js';
import { property } from './element-decorator.js';

/** What every element has: its client, and states that a page's CSS can see. */
export abstract class AuthElement extends LitElement {
  /** The client to work with, in place of the provider's or the page's. */
  @property({ attribute: false }) client?: AuthClient;

  protected readonly auth = new AuthController(this);
  readonly #internals = this.attachInternals();

  /** Shows or hides a state to CSS: `auth-user-button:state(open)`. */
  protected setState(name: string, on: boolean): void {
    // An engine without custom states lacks the set; pages then cannot style by state, and nothing else is lost.
    const states = this.#internals.states as CustomStateSet | undefined;
    if (on) states?.add(name);
    else states?.delete(name);
  }
}
