/** What the script tag's first half has left for the client. */
export interface Page {
  readonly publishableKey?: string | undefined;
  readonly frontendApi?: string | undefined;
  /** Answers that are on their way, by address. */
  readonly requests: Map<string, Promise<Response>>;
}

export function readPage(): Page | undefined {
  // Written by `head.ts`, under a name that nothing else has.
  return (globalThis as { readonly [name: symbol]: unknown })[Symbol.for('auth-elements.page')] as Page | undefined;
}
