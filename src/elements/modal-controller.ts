import type { ReactiveController, ReactiveElement } from 'lit';
import { own } from './own.js';

/**
 * The modal dialog of an element's shadow tree, which has `@cancel` and `@close` from here. It opens once the element has
 * rendered it, keeps the page behind it still, and gives the focus back to what had it.
 */
export class ModalController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #left: () => void;
  #open = false;
  #opener: Element | null = null;
  #held = false;

  /** @param left - The person has closed it, by Escape for example, or it has left the page. */
  constructor(host: ReactiveElement, left: () => void) {
    this.#host = host;
    this.#left = left;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  show(): void {
    if (this.#open) return;
    this.#opener = focused();
    this.#open = true;
    this.#host.requestUpdate();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#hold(false);
    this.#dialog?.close();
    // Not every engine finds the way back into a shadow tree by itself.
    if (this.#opener instanceof HTMLElement) this.#opener.focus({ preventScroll: true });
    this.#opener = null;
    this.#host.requestUpdate();
  }

  /** Escape, or Back where that closes what is open. */
  readonly cancelled = (event: Event): void => {
    // A file input and the like have events of this name, too.
    if (event.target !== this.#dialog) return;
    event.preventDefault();
    this.#left();
  };

  /** Some browsers close it without asking when Escape is pressed twice. */
  readonly closed = (event: Event): void => {
    // What is told late may be of the time before, when it is about to open again.
    const dialog = this.#dialog;
    if (event.target === dialog && this.#held && !dialog?.open) this.#left();
  };

  hostUpdated(): void {
    if (!this.#open) return;
    const dialog = this.#dialog;
    // It went with whoever was signed in.
    if (!dialog) this.#left();
    else if (!dialog.matches(':modal')) {
      // It was moved with its element: the browser leaves it open, and no more modal.
      dialog.open = false;
      dialog.showModal();
      this.#hold(true);
    }
  }

  hostConnected(): void {
    if (this.#open) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    if (!this.#open) return;
    queueMicrotask(() => {
      if (!this.#host.isConnected && this.#open) this.#left();
    });
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  #hold(on: boolean): void {
    if (on === this.#held) return;
    this.#held = on;
    holdPage(on);
  }
}

let holds = 0;
let before: readonly [overflow: string, gutter: string] | undefined;

/** While a dialog is open, the page behind it does not scroll, nor become wider. */
function holdPage(on: boolean): void {
  const { style, clientWidth } = own(document, 'documentElement');
  holds += on ? 1 : -1;
  if (on && holds === 1) {
    before = [style.overflow, style.scrollbarGutter];
    if (innerWidth > clientWidth) style.scrollbarGutter = 'stable';
    style.overflow = 'hidden';
  } else if (!on && holds === 0 && before) [style.overflow, style.scrollbarGutter] = before;
}

function focused(): Element | null {
  let at = own(document, 'activeElement');
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
