import { html, type ReactiveElement, type TemplateResult } from 'lit';
import './auth-user-profile.js';
import type { AuthUserProfile } from './auth-user-profile.js';
import type { AuthClient } from '../core/index.js';
import { DialogHistory } from './dialog-history.js';
import type { LocalizeController, OwnTexts } from './localize-controller.js';
import { ModalController } from './modal-controller.js';
import { closeIcon } from './parts/icons.js';
import type { AuthRouter } from './router.js';

type Host = ReactiveElement & {
  readonly client?: AuthClient | undefined;
  readonly router?: AuthRouter | undefined;
  readonly texts?: OwnTexts | undefined;
};

let dialogs = 0;

/**
 * The profile in a dialog of another element: a child of that element in the page's own tree, so that its forms and parts
 * are where they always are. A page that has put one there itself has that one shown.
 */
export class ProfileDialog {
  readonly #host: Host;
  readonly #modal: ModalController;
  readonly #history: DialogHistory;
  /** With a router of the application's own, nothing is written into the history. */
  readonly #router: () => AuthRouter | undefined;
  #made: AuthUserProfile | undefined;
  #unfollow: (() => void) | undefined;

  constructor(host: Host, router: () => AuthRouter | undefined) {
    this.#host = host;
    this.#router = router;
    this.#modal = new ModalController(host, () => this.close());
    this.#history = new DialogHistory(`auth-dialog-${++dialogs}`, () => this.close());
  }

  open(): void {
    if (this.#modal.open) return;
    const present = this.#host.querySelector<AuthUserProfile>(':scope > auth-user-profile');
    if (!present) this.#made = this.#make();
    else present.slot = 'profile';
    const router = this.#router();
    if (router) this.#unfollow = router.subscribe(() => this.close());
    else this.#history.open();
    this.#modal.show();
  }

  close(): void {
    if (!this.#modal.open) return;
    this.#modal.close();
    this.#made?.remove();
    this.#made = undefined;
    if (this.#unfollow) this.#unfollow();
    else this.#history.close();
    this.#unfollow = undefined;
  }

  #make(): AuthUserProfile {
    const { client, router, texts } = this.#host;
    const made = document.createElement('auth-user-profile');
    made.slot = 'profile';
    if (client) made.client = client;
    if (router) made.router = router;
    if (texts) made.texts = texts;
    this.#host.append(made);
    return made;
  }

  render({ term, direction, language }: Pick<LocalizeController, 'term' | 'direction' | 'language'>): TemplateResult {
    return html`<dialog
      class="dialog"
      part="dialog"
      lang=${language}
      dir=${direction}
      aria-label=${term('manageAccount')}
      @cancel=${this.#modal.cancelled}
      @close=${this.#modal.closed}
    >
      <div class="dialog-frame">
        <slot name="profile"></slot>
        <button
          class="dialog-close"
          part="dialog-close"
          type="button"
          aria-label=${term('close')}
          @click=${() => this.close()}
        >
          ${closeIcon}
        </button>
      </div>
    </dialog>`;
  }
}
