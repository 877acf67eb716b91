import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { own } from './own.js';
import { SlottedItems } from './slotted-items.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * A menu in a popover: the browser opens it, and closes it by Escape or a click beside it. This places it next to
 * its button, moves the focus with the arrows, and gives it back.
 */
export class MenuController implements ReactiveController {
  readonly #host: Host;
  readonly #slotted = new SlottedItems();
  #open = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  hostDisconnected(): void {
    this.#closed();
  }

  hostUpdated(): void {
    // Whoever signs out by the menu takes it out of the tree, where the browser closes a popover without a word.
    if (this.#open && !this.#popover) this.#closed();
  }

  /** Before the popover is painted. */
  readonly beforeToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') this.#place();
    else this.#giveFocusBack();
  };

  readonly toggled = (event: ToggleEvent): void => {
    if (event.newState !== 'open') {
      this.#closed();
      return;
    }
    this.#open = true;
    this.#listen(true);
    this.#host.requestUpdate();
    this.#focus(0);
  };

  #closed(): void {
    this.#open = false;
    this.#listen(false);
    this.#host.requestUpdate();
  }

  readonly keyOnTrigger = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#popover?.showPopover();
  };

  readonly keyInMenu = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.findIndex(item => item.matches(':focus'));
    const to = moves[event.key]?.(at, items.length) ?? this.#byLetter(event, items, at);
    if (to === undefined) {
      // Tab leaves the menu, as it leaves a select's list.
      if (event.key === 'Tab') this.close();
      return;
    }
    event.preventDefault();
    this.#focus(to);
  };

  /** The page has put items of its own into the menu, or taken them away. */
  readonly slotted = ({ target }: Event): void => {
    if (target instanceof HTMLSlotElement) this.#slotted.adopt(target.assignedElements({ flatten: true }));
  };

  /** Closes the menu when an item of the page's own was chosen. What it does is the page's. */
  readonly clicked = ({ target }: Event): void => {
    const theirs = this.#items().filter(item => this.#host.contains(item));
    if (theirs.some(item => item.contains(target as Node))) this.close();
  };

  close(): void {
    if (this.#popover?.matches(':popover-open')) this.#popover.hidePopover();
  }

  get #popover(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[popover]');
  }

  /** In the order in which they are seen, those of the page among them. */
  #items(): readonly Element[] {
    const found = [...(this.#host.shadowRoot?.querySelectorAll('[role=menuitem], slot') ?? [])];
    const all = found.flatMap(item =>
      item instanceof HTMLSlotElement ? item.assignedElements({ flatten: true }) : item,
    );
    return all.filter(item => item.matches('[role^=menuitem]:not(:disabled)'));
  }

  #focus(index: number): void {
    const item = this.#items()[index];
    if (item instanceof HTMLElement) item.focus();
  }

  #byLetter(
    { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
    items: readonly Element[],
    at: number,
  ): number | undefined {
    if (ctrlKey || metaKey || altKey || !/^[\p{L}\p{N}]$/u.test(key)) return undefined;
    const wanted = key.toLocaleLowerCase();
    const turn = [...items.keys()].map(index => (at + 1 + index) % items.length);
    return turn.find(index => items[index]?.textContent.trim().toLocaleLowerCase().startsWith(wanted));
  }

  // Not every engine finds the way back into a shadow tree by itself. Whoever clicked elsewhere has left already.
  #giveFocusBack(): void {
    const root = this.#host.shadowRoot;
    if (this.#items().some(item => item.matches(':focus')) || this.#popover?.contains(root?.activeElement ?? null)) {
      root?.querySelector<HTMLElement>('[popovertarget]')?.focus();
    }
  }

  /** Under the button, or above it where there is more room; within the window at both sides. */
  readonly #place = (): void => {
    const popover = this.#popover;
    if (!popover) return;
    const { left, right, top, bottom } = this.#host.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = own(document, 'documentElement');
    const size = Math.min(320, width - 16);
    const start = left + right > width ? right - size : left;
    const below = height - bottom > 260 || height - bottom > top;
    const { style } = popover;
    style.left = `${Math.round(Math.max(8, Math.min(start, width - size - 8)))}px`;
    style.top = below ? `${Math.round(bottom + 6)}px` : 'auto';
    style.bottom = below ? 'auto' : `${Math.round(height - top + 6)}px`;
  };

  #listen(on: boolean): void {
    const change = on ? addEventListener : removeEventListener;
    change('resize', this.#place);
    change('scroll', this.#place, { capture: true });
  }
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};
