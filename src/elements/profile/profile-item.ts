import { LitElement, type PropertyValues, type ReactiveElement } from 'lit';
import { property } from '../element-decorator.js';

/** What a page adds to the list of `<auth-user-profile>`, as a child of it. */
export abstract class ProfileItem extends LitElement {
  /** What it is called in the list. */
  @property() label = '';
  /** The address of a picture beside that. It is drawn in the colour of the words, as far as it is not transparent. */
  @property() icon?: string;

  // One that is not defined yet looks at its children once it is.
  #profile: Partial<ReactiveElement> | null = null;

  constructor() {
    super();
    this.addController({
      hostConnected: () => (this.#profile = this.closest('auth-user-profile')),
      hostDisconnected: () => this.#tell(),
    });
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#tell();
  }

  #tell(): void {
    this.#profile?.requestUpdate?.();
  }
}
