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
      throw new AuthError([{ code: 'network_error', message: 'A part of the client could not be loaded.' }], { cause });
    }
  }
}
