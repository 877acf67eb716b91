import { createRequire } from 'node:module';

/** As much of an element as is read here. */
export interface XmlElement {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly parentNode: object | null;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<{ readonly nodeType: number }>;
  getAttribute(name: string): string;
  hasAttribute(name: string): boolean;
  getElementsByTagNameNS(namespace: string, name: string): ArrayLike<XmlElement>;
}

interface XmlLibrary {
  readonly DOMParser: new (options: { readonly errorHandler: (level: string, message: string) => void }) => {
    parseFromString(text: string, type: 'text/xml'): { readonly documentElement: XmlElement | null };
  };
}

// Its own types bring along everything that a browser's page has, which a server must not seem to have.
const library = () => createRequire(import.meta.url)('@xmldom/xmldom') as XmlLibrary;

export const namespaces = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

/** Why a document is not taken. It stays in the log. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

/**
 * Parses a document that holds elements, attributes and text and nothing else: what two parsers have understood
 * differently before (document types, entities, comments, sections, instructions) has no place in SAML.
 *
 * @throws {XmlFault}
 */
export function parseXml(text: string): XmlElement {
  const body = text.replace(/^\uFEFF?\s*<\?xml [^<>]*\?>/, '');
  if (/<[!?]/.test(body)) throw new XmlFault('The document holds more than elements, attributes and text.');
  const { DOMParser } = library();
  const parser = new DOMParser({
    errorHandler: (level, message) => {
      throw new XmlFault(`${level}: ${message}`);
    },
  });
  const { documentElement: root } = parser.parseFromString(body, 'text/xml');
  if (!root) throw new XmlFault('The document is empty.');
  return root;
}

/** A text without comments, for a document that is trusted as it is. */
export function withoutComments(text: string): string {
  const [first = '', ...others] = text.split('<!--');
  return first + others.map(part => part.slice(part.indexOf('-->') + 3)).join('');
}

/** Every element of a name below one, however deep. */
export function allOf(element: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return Array.from(element.getElementsByTagNameNS(namespace, name));
}

/** The elements of a name that stand right below one. */
export function childrenOf(element: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return allOf(element, namespace, name).filter(({ parentNode }) => parentNode === element);
}

/** The one element of a name right below another; undefined where there is none. */
export function onlyChild(element: XmlElement, namespace: string, name: string): XmlElement | undefined {
  const found = childrenOf(element, namespace, name);
  if (found.length > 1) throw new XmlFault(`There is more than one ${name}.`);
  return found[0];
}

/** The text of an element that holds nothing but text. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const textNode = 3;
  if (!Array.from(element.childNodes).every(({ nodeType }) => nodeType === textNode))
    throw new XmlFault(`${element.localName} holds more than text.`);
  return element.textContent?.trim() ?? undefined;
}
