/**
 * Items of the page's own in a menu: the arrow keys reach them, and Tab does not. What the page has said of them itself
 * stays, and what is said here is taken back from an item that leaves.
 */
export class SlottedItems {
  readonly #given = new Map<Element, readonly string[]>();

  adopt(elements: readonly Element[]): void {
    for (const [element, names] of this.#given) {
      if (elements.includes(element)) continue;
      for (const name of names) element.removeAttribute(name);
      this.#given.delete(element);
    }
    for (const element of elements) {
      if (this.#given.has(element) || !element.matches('a, button, [role^=menuitem]')) continue;
      const names = Object.keys(attributes).filter(name => !element.hasAttribute(name));
      for (const name of names) element.setAttribute(name, attributes[name] ?? '');
      this.#given.set(element, names);
    }
  }
}

const attributes: Readonly<Record<string, string>> = { role: 'menuitem', tabindex: '-1' };
