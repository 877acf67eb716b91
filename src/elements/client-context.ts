import type { AuthClient } from '../core/index.js';
import type { OwnTexts } from './localize-controller.js';
import type { AuthRouter } from './router.js';

/*
 * The context protocol of the Web Components Community Group, for one value: an element asks by an event that bubbles,
 * and the nearest provider answers, at once and whenever its answer changes. A package for it would weigh three times
 * as much on every page.
 */

/** The same key in every copy of the library on a page. */
export const authContext = Symbol.for('auth-elements.context');

// Beyond the protocol, the application's router and its texts come along.
type Answer = (client: AuthClient, unsubscribe?: () => void, router?: AuthRouter, texts?: OwnTexts) => void;

/** Asks for the client. */
export class ContextRequestEvent extends Event {
  readonly context = authContext;
  readonly subscribe = true;
  readonly callback: Answer;

  constructor(callback: Answer) {
    super('context-request', { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/** Answers for an element, to those inside it, with whatever client it has at the time. */
export class ClientContext {
  readonly #answers = new Map<Answer, () => void>();
  #client: AuthClient | undefined;
  #router: AuthRouter | undefined;
  #texts: OwnTexts | undefined;

  constructor(host: HTMLElement) {
    host.addEventListener('context-request', event => {
      // Any library may speak the protocol, and ask for anything: only our key is ours.
      const { context, callback, subscribe } = event as Event & Partial<ContextRequestEvent>;
      const [origin] = event.composedPath();
      if (context !== authContext || !callback || origin === host || !this.#client) return;
      event.stopPropagation();
      const unsubscribe = (): void => void this.#answers.delete(callback);
      if (subscribe) this.#answers.set(callback, unsubscribe);
      callback(this.#client, subscribe ? unsubscribe : undefined, this.#router, this.#texts);
    });
  }

  get client(): AuthClient | undefined {
    return this.#client;
  }

  provide(client: AuthClient, router: AuthRouter | undefined, texts: OwnTexts | undefined): void {
    if (client === this.#client && router === this.#router && texts === this.#texts) return;
    this.#client = client;
    this.#router = router;
    this.#texts = texts;
    for (const [answer, unsubscribe] of [...this.#answers]) answer(client, unsubscribe, router, texts);
  }
}
