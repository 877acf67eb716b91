import type { Attempting } from './attempting.js';
import type { CaptchaVerbs, SignInVerbs, SignUpVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import { firstSignInStep, firstSignUpStep } from './first-step.js';
import type { KnownClient } from './known-client.js';
import { LazyPart, lazyVerbs } from './lazy-part.js';
import type { Store } from './store.js';

function attemptingPart(connection: Connection, store: Store): LazyPart<Attempting> {
  return new LazyPart(async () => new (await import('./attempting.js')).Attempting(connection, store));
}

const signInNames = {
  create: true,
  prepare: true,
  attempt: true,
  authenticateWithPasskey: true,
  preparePasskey: true,
  prepareGoogleOneTap: true,
  prepareSecondFactor: true,
  attemptSecondFactor: true,
  resetPassword: true,
  transfer: true,
  reload: true,
  awaitLink: true,
} as const;

const signUpNames = {
  create: true,
  update: true,
  prepare: true,
  joinWaitlist: true,
  attempt: true,
  transfer: true,
  reload: true,
  awaitLink: true,
} as const;

/** Signing in and up: the first steps are here, the rest is loaded before the first attempt is in the snapshot. */
export class Flows {
  readonly #attempting: LazyPart<Attempting>;
  readonly signIn: SignInVerbs;
  readonly signUp: SignUpVerbs;

  constructor(connection: Connection, store: Store, known: KnownClient) {
    const attempting = (this.#attempting = attemptingPart(connection, store));
    this.signIn = {
      get step() {
        const { snapshot } = store;
        return attempting.loaded?.signInStep(snapshot) ?? firstSignInStep(snapshot.environment);
      },
      ...lazyVerbs<Attempting['signIn']>(async () => (await attempting.load()).signIn, signInNames),
      reset: () => known.forget('signIn'),
    };
    this.signUp = {
      get step() {
        const { snapshot } = store;
        return attempting.loaded?.signUpStep(snapshot) ?? firstSignUpStep(snapshot.environment);
      },
      ...lazyVerbs<Attempting['signUp']>(async () => (await attempting.load()).signUp, signUpNames),
      reset: () => known.forget('signUp'),
    };
  }

  get captcha(): CaptchaVerbs {
    const load = async (): Promise<CaptchaVerbs> => (await this.#attempting.load()).captcha;
    return lazyVerbs<CaptchaVerbs>(load, { prepare: true, onAsk: true });
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
