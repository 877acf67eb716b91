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

/** Every text that is shown, in the order of the trees; a sentence is one, whatever stands in its middle. */
export function textOfPage(): string {
  const found: string[] = [];
  let inSentence = false;
  const isWithinWords = (element: Element): boolean =>
    getComputedStyle(element).display.startsWith('inline') &&
    [...(element.parentNode?.childNodes ?? [])].some(node => node instanceof Text && node.data.trim());
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.replace(/\s+/g, ' ');
      if (!text.trim()) return;
      found.push(inSentence ? `${found.pop() ?? ''}${text}` : text);
      inSentence = false;
      return;
    }
    if (node instanceof Element) {
      if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.tagName)) return;
      const drawsNothing = getComputedStyle(node).display === 'contents';
      if (!drawsNothing && !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      if (node.shadowRoot) visit(node.shadowRoot);
      if (node instanceof HTMLInputElement && node.type !== 'password' && node.value) found.push(node.value);
    }
    const within = node instanceof Element && (node.localName === 'wbr' || isWithinWords(node));
    // What begins a sentence has nothing before it to go on from.
    if (within) inSentence = hasTextBefore(node);
    node.childNodes.forEach(visit);
    if (within) inSentence = true;
  };
  const hasTextBefore = (node: Node): boolean => {
    for (let at = node.previousSibling; at; at = at.previousSibling) if (at.textContent?.trim()) return true;
    return false;
  };
  visit(document.body);
  return found.map(text => text.trim()).join('\n');
}
