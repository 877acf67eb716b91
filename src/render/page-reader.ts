import { loadParser } from './libraries.js';
import { attribute, below, upwards, type Element } from './page-tree.js';

/** Text that is put into a page. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A page as browsers read it, and what it has that concerns the elements. */
export interface PageReader {
  /** The elements with one of the names, in the order of the page. What is in a template or a comment is none. */
  named(names: readonly string[]): readonly Element[];
  readonly ids: readonly string[];
  /** The elements' script tag. */
  readonly script: Element | undefined;
  /** The address that the page says its paths are meant from. */
  readonly base: string | undefined;
  /** Whether a sheet is linked in the head. */
  links(url: string): boolean;
  /** Where a line of the head belongs: before the elements' script, or at the head's end. */
  readonly forHead: number;
  /** Where the children of an element begin, if these become its first and all around them stays as it was. */
  placeFor(children: string, host: Element): number | undefined;
}

export async function openPage(text: string): Promise<PageReader> {
  const { parse, parseFragment, serialize } = await loadParser();
  const read = (page: string) => parse(page, { sourceCodeLocationInfo: true });
  const tree = read(text);
  const all = [...below(tree)];
  const asItWas = serialize(tree);
  const script = all.find(isOurScript);
  const head = all.find(({ tagName }) => tagName === 'head');
  return {
    named: names => all.filter(({ tagName, namespaceURI }) => isHtml(namespaceURI) && names.includes(tagName)),
    ids: all.flatMap(element => attribute(element, 'id') ?? []),
    script,
    base: all.flatMap(element => (element.tagName === 'base' && attribute(element, 'href')) || []).at(0),
    links: url =>
      head !== undefined && [...below(head)].some(one => one.tagName === 'link' && attribute(one, 'href') === url),
    forHead: placeInHead(text, head, script),
    placeFor: (children, host) => {
      const { startOffset, startTag } = host.sourceCodeLocation ?? {};
      if (!startTag) return undefined;
      const after = read(splice(text, [{ at: startTag.endOffset, text: children }]));
      const again = [...below(after)].find(({ sourceCodeLocation }) => sourceCodeLocation?.startOffset === startOffset);
      const meant = parseFragment(children);
      const made = again?.childNodes.splice(0, meant.childNodes.length) ?? [];
      // HTML takes no form within another, and no division within a paragraph: they would come to stand elsewhere.
      const same = serialize({ ...meant, childNodes: made }) === serialize(meant) && serialize(after) === asItWas;
      return same ? startTag.endOffset : undefined;
    },
  };
}

const isHtml = (namespace: string): boolean => namespace === 'http://www.w3.org/1999/xhtml';

function isOurScript(element: Element): boolean {
  const source = element.tagName === 'script' ? attribute(element, 'src') : undefined;
  return source !== undefined && /(?:^|\/)(?:auth-elements|head)\.js(?:[?#]|$)/.test(source);
}

function placeInHead(text: string, head: Element | undefined, script: Element | undefined): number {
  const inHead = script && head && [...upwards(script)].includes(head) ? script : undefined;
  const last = head?.childNodes.findLast(node => node.sourceCodeLocation)?.sourceCodeLocation;
  const location = head?.sourceCodeLocation;
  const places = [
    inHead?.sourceCodeLocation?.startOffset,
    location?.endTag?.startOffset,
    last?.endOffset,
    location?.startTag?.endOffset,
  ];
  // A page need not say where its head is.
  const before = /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>)?/i.exec(text)?.[0] ?? '';
  return places.find(place => place !== undefined) ?? before.length;
}

/** Puts texts into a page. Nothing of it is lost or changed. */
export function splice(page: string, insertions: readonly Insertion[]): string {
  const ordered = [...insertions].sort((a, b) => b.at - a.at);
  return ordered.reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), page);
}
