import type { Attempting } from './attempting.js';
import type { SignInVerbs, SignUpVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import { firstSignInStep, firstSignUpStep } from './first-step.js';
import type { KnownClient } from './known-client.js';
import { LazyPart } from './lazy-part.js';
import type { Store } from './store.js';

/** Signing in and up: the first steps are here, the rest is loaded before the first attempt is in the snapshot. */
export class Flows {
  readonly #attempting: LazyPart<Attempting>;
  readonly signIn: SignInVerbs;
  readonly signUp: SignUpVerbs;

  constructor(connection: Connection, store: Store, known: KnownClient) {
    const attempting = new LazyPart(async () => new (await import('./attempting.js')).Attempting(connection, store));
    this.#attempting = attempting;
    const signIn = async (): Promise<Attempting['signIn']> => (await attempting.load()).signIn;
    const signUp = async (): Promise<Attempting['signUp']> => (await attempting.load()).signUp;
    this.signIn = {
      get step() {
        const { snapshot } = store;
        return attempting.loaded?.signInStep(snapshot) ?? firstSignInStep(snapshot.environment);
      },
      create: async input => (await signIn()).create(input),
      prepare: async input => (await signIn()).prepare(input),
      attempt: async input => (await signIn()).attempt(input),
      authenticateWithPasskey: async options => (await signIn()).authenticateWithPasskey(options),
      preparePasskey: async options => (await signIn()).preparePasskey(options),
      prepareSecondFactor: async input => (await signIn()).prepareSecondFactor(input),
      attemptSecondFactor: async input => (await signIn()).attemptSecondFactor(input),
      resetPassword: async input => (await signIn()).resetPassword(input),
      transfer: async () => (await signIn()).transfer(),
      reload: async () => (await signIn()).reload(),
      awaitLink: async options => (await signIn()).awaitLink(options),
      reset: () => known.forget('signIn'),
    };
    this.signUp = {
      get step() {
        const { snapshot } = store;
        return attempting.loaded?.signUpStep(snapshot) ?? firstSignUpStep(snapshot.environment);
      },
      create: async input => (await signUp()).create(input),
      update: async input => (await signUp()).update(input),
      prepare: async input => (await signUp()).prepare(input),
      attempt: async input => (await signUp()).attempt(input),
      transfer: async () => (await signUp()).transfer(),
      reload: async () => (await signUp()).reload(),
      awaitLink: async options => (await signUp()).awaitLink(options),
      reset: () => known.forget('signUp'),
    };
  }

  /** Has what an attempt needs on its way before it is needed. */
  expect(): void {
    // Whoever makes an attempt loads it again, and is told where it fails.
    this.#attempting.load().catch(() => undefined);
  }

  /** Loads what an attempt needs. */
  load(): Promise<unknown> {
    return this.#attempting.load();
  }
}
