import { property } from './element-decorator.js';
import type { AuthRouter, Routing } from './router.js';
import { TextElement } from './text-element.js';

let elements = 0;

/** What shows one step or page after another: Back and Forward move between them, and each may have an address. */
export abstract class AuthStepped extends TextElement {
  /**
   * Where the steps have addresses: `path`, `hash`, or `none`. With `none` the page's address stays as it is.
   *
   * @type {'path' | 'hash' | 'none'}
   */
  @property() routing: Routing = 'none';
  /** The address of the first step, with the others below it. Without it, the element's name: `/sign-in`. */
  @property() path?: string;
  /** The application's own router, in place of the provider's. */
  @property({ attribute: false }) router?: AuthRouter;

  /** A name that no other element on the page has. Its ids begin with it. */
  readonly uid = `auth-${++elements}`;

  /** What a server rendered of the first step. It stays until there is something better to show. */
  protected readonly former = this.shadowRoot?.firstElementChild;

  constructor() {
    super();
    this.localize.needsAll = false;
  }
}
