/*
 * What is compared of a form that stands before the script and of one that an element makes. These functions run in the
 * page: they use nothing from outside.
 */

/** An element's card and form as lines: tags, attributes, states and texts. What only the making differs in is left out. */
export function treeInPage(tag: string): readonly string[] {
  const lines: string[] = [];
  const describe = (element: Element): string => {
    const attributes = [...element.attributes]
      // Where the form goes without a script; a value is compared as what the input holds.
      .filter(({ name }) => name !== 'value' && !(element instanceof HTMLFormElement && name === 'method'))
      .map(({ name, value }) => `${name}=${value.replace(/\bauth-(?:page|\d+)-/g, 'auth-x-')}`);
    const holds = element instanceof HTMLInputElement ? [`holds ${element.value}`, String(element.checked)] : [];
    return [element.localName, ...attributes.sort(), ...holds].join(' ');
  };
  const walk = (node: Node, depth: number): void => {
    const indent = ' '.repeat(depth);
    // What a template's own marks divide is one text.
    let text = '';
    const endText = (): void => {
      const said = text.replace(/\s+/g, ' ').trim();
      if (said) lines.push(`${indent}"${said}"`);
      text = '';
    };
    for (const child of node.childNodes) {
      if (child instanceof Text) text += child.data;
      if (!(child instanceof Element) || child instanceof HTMLLinkElement) continue;
      endText();
      lines.push(indent + describe(child));
      walk(child, depth + 1);
    }
    endText();
  };
  const host = document.querySelector(tag);
  if (host?.shadowRoot) walk(host.shadowRoot, 1);
  if (host) walk(host, 0);
  return lines;
}

/** The rules that the card and the form are drawn by, from links or adopted. */
export function rulesInPage(tag: string): { readonly card: readonly string[]; readonly form: readonly string[] } {
  // The value of a custom property keeps the white space that it was written with.
  const said = ({ cssText }: CSSRule): string => cssText.replace(/\s*([(),:;{}])\s*/g, '$1');
  const rulesOf = (root: DocumentOrShadowRoot): string[] =>
    [...root.styleSheets, ...root.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules].map(said));
  const shadow = document.querySelector(tag)?.shadowRoot;
  // The script has a sheet of its own for what is not defined yet; the form's rules are in a layer.
  return { card: shadow ? rulesOf(shadow) : [], form: rulesOf(document).filter(rule => rule.startsWith('@layer')) };
}
