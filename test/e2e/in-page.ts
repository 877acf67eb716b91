/*
 * These functions run in the page: their source is handed to the browser, so they use nothing from outside themselves.
 * They see what a person sees: the page with every shadow tree in it, less what is not shown.
 */

/** What a person would point at: a field by its label, anything to be pressed by its name. */
export function findInPage(kind: 'field' | 'button', source: string, flags: string): Element | null {
  const wanted = new RegExp(source, flags);
  const walk = function* (root: Document | ShadowRoot): Generator<Element> {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* walk(element.shadowRoot);
    }
  };
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const byLabel = labels.map(label => tidy(label.textContent)).join(' ');
    return element.getAttribute('aria-label') ?? (byLabel || tidy(element.textContent));
  };
  const selector = kind === 'field' ? 'input, textarea' : 'button, a[href], [role=menuitem], [role=button]';
  for (const element of walk(document)) {
    if (element.matches(selector) && wanted.test(nameOf(element)) && isShown(element)) return element;
  }
  return null;
}

/** Every text that is shown, in the order of the trees. */
export function textOfPage(): string {
  const found: string[] = [];
  let withinWord = false;
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.replace(/\s+/g, ' ').trim();
      if (text) found.push(withinWord ? `${found.pop() ?? ''}${text}` : text);
      withinWord &&= !text;
      return;
    }
    if (node instanceof Element && node.localName === 'wbr') withinWord = true;
    if (node instanceof Element) {
      if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.tagName)) return;
      const drawsNothing = getComputedStyle(node).display === 'contents';
      if (!drawsNothing && !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      if (node.shadowRoot) visit(node.shadowRoot);
      if (node instanceof HTMLInputElement && node.type !== 'password' && node.value) found.push(node.value);
    }
    node.childNodes.forEach(visit);
  };
  visit(document.body);
  return found.join('\n');
}
