import type { PropertyDeclaration, ReactiveElement } from 'lit';

/**
 * Defines the class under its tag where that is free. A page that loads the library twice, or in two versions, keeps
 * the first, and nothing throws. In Node there is no registry, and importing an element does nothing.
 */
export function customElement(tag: string) {
  return (constructor: CustomElementConstructor): void => {
    // Node has none, which the DOM's types do not say.
    const registry = (globalThis as { readonly customElements?: CustomElementRegistry }).customElements;
    if (registry && !registry.get(tag)) registry.define(tag, constructor);
  };
}

/** Declares a reactive property, as Lit's decorator of this name does; Lit's carries a second kind of decorator along. */
export function property(options: PropertyDeclaration = {}) {
  return (prototype: ReactiveElement, name: string): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}
