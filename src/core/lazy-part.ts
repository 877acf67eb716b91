import { AuthError } from './error.js';

/** A part of the client in a file of its own, loaded with the first call that needs it. */
export class LazyPart<Part> {
  readonly #import: () => Promise<Part>;
  #loading: Promise<Part> | undefined;
  /** The part, once it is there. */
  loaded: Part | undefined;

  constructor(load: () => Promise<Part>) {
    this.#import = load;
  }

  /** Rejects with `AuthError`; the next call tries again. */
  async load(): Promise<Part> {
    try {
      this.#loading ??= this.#import();
      return (this.loaded ??= await this.#loading);
    } catch (cause) {
      this.#loading = undefined;
      throw new AuthError([{ code: 'network_error', message: 'A file did not load.' }], { cause });
    }
  }
}

type Verb = (...given: never[]) => Promise<unknown>;

/**
 * The verbs of a part that comes with the first call of one of them.
 *
 * @param names - Each verb that there is: a name costs the first script a few bytes, a function for each many more.
 */
export function lazyVerbs<Verbs extends { readonly [Name in keyof Verbs]: Verb }>(
  load: () => Promise<Verbs>,
  names: { readonly [Name in keyof Verbs]: true },
): Verbs {
  const verbs: Record<string, unknown> = {};
  for (const name in names) verbs[name] = async (...given: never[]) => (await load())[name](...given);
  // Every verb of the type has its name in the list, which the compiler sees to.
  return verbs as Verbs;
}

/**
 * The same where a part has many verbs and nothing but verbs: what they are called is known once it is there. Each is one
 * function for as long as the page stands. `then` is none, or whoever awaits them would call it.
 */
export function lazyVerbsOf<Verbs extends { readonly [Name in keyof Verbs]: Verb }>(load: () => Promise<Verbs>): Verbs {
  const verbs: Partial<Record<PropertyKey, Verb>> = {};
  // A name that is no verb makes a function, too, which rejects.
  const get = (_: object, name: PropertyKey): Verb | undefined =>
    name === 'then' || typeof name === 'symbol'
      ? undefined
      : (verbs[name] ??= async (...given) => (await load())[name as keyof Verbs](...given));
  // Whatever name of the type is asked for, it is there.
  return new Proxy({}, { get }) as Verbs;
}
