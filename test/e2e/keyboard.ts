import { expect, type Page } from '@playwright/test';
import { pattern, type Name } from './driver.js';

/** What has the focus, as somebody without a mouse meets it. */
export interface Focused {
  /** Empty where nothing that has a name is focused. */
  readonly name: string;
  readonly role: string;
  /** Whether a ring shows where one is. */
  readonly ringed: boolean;
  readonly onScreen: boolean;
}

/** A person who has a keyboard and nothing else. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  focused(): Promise<Focused> {
    return this.#page.evaluate(focusedInPage);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Types in place of what is in the field. */
  async retype(text: string): Promise<void> {
    await this.press('Control+a');
    await this.type(text);
  }

  /** Waits until the page itself has put the focus there, in sight. */
  async arrivesAt(name: Name): Promise<void> {
    await expect
      .poll(async () => (await this.focused()).name, `the focus goes to ${String(name)}`)
      .toMatch(pattern(name));
    await this.#isSeen();
  }

  /** Goes to what has this name, by Tab or by another key. Whatever is passed shows that it has the focus. */
  async goTo(name: Name, key = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let steps = 0; steps < 25; steps++) {
      const { name: here } = await this.focused();
      if (pattern(name).test(here)) return;
      await this.press(key);
      passed.push((await this.#isSeen()).name);
    }
    throw new Error(`${String(name)} is not reached by ${key}. It went over: ${passed.join(', ')}`);
  }

  /** The names of everything that Tab reaches, from the present place on, as many as are wanted. */
  async order(count: number, key = 'Tab'): Promise<readonly string[]> {
    const names = [(await this.#isSeen()).name];
    while (names.length < count) {
      await this.press(key);
      names.push((await this.#isSeen()).name);
    }
    return names;
  }

  async #isSeen(): Promise<Focused> {
    const focused = await this.focused();
    // Between the last thing of the page and the first the focus is at the page itself.
    if (focused.name)
      expect(focused, `the focus at "${focused.name}" is seen`).toMatchObject({ ringed: true, onScreen: true });
    return focused;
  }
}

/** Runs in the page. */
function focusedInPage(): Focused {
  let element: Element | null = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { name: '', role: '', ringed: false, onScreen: false };
  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const field = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element : undefined;
  const labels = [...(field?.labels ?? [])];
  const name =
    element.getAttribute('aria-label') ??
    (tidy(labels.map(label => label.textContent).join(' ')) || tidy(element.textContent));
  const hasRing = (candidate: Element): boolean => {
    const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
    // `auto` is the browser's own ring, around what is the page's.
    return outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  };
  // The code's input lies over drawn cells, and one of them has the ring.
  const drawn = [element, ...(element.closest('.auth-code')?.querySelectorAll('.auth-code-cell') ?? [])];
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return {
    name,
    role: element.getAttribute('role') ?? element.localName,
    ringed: drawn.some(hasRing),
    onScreen: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}
