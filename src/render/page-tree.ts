import type { DefaultTreeAdapterTypes as Trees } from 'parse5';

export type Node = Trees.Node;
export type Element = Trees.Element;

/** Everything below a node, in the order of the page. What is in a `<template>` is in no page yet. */
export function* below(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (isElement(child)) yield child;
    yield* below(child);
  }
}

/** The elements around one, the nearest first, itself before them. */
export function* upwards(element: Element): Generator<Element> {
  for (let at: Node | null = element; at; at = 'parentNode' in at ? at.parentNode : null) if (isElement(at)) yield at;
}

export function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(attr => attr.name === name)?.value;
}

/** An attribute of the nearest element that says something in it. */
export function inherited(elements: Iterable<Element>, name: string): string | undefined {
  for (const element of elements) {
    const value = attribute(element, name);
    if (value) return value;
  }
  return undefined;
}
