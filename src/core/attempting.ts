import { Captcha } from './captcha.js';
import type { Connection } from './connection.js';
import { signInVerbs, type SignInCalls } from './sign-in.js';
import { signInStep } from './sign-in-step.js';
import { signUpVerbs, type SignUpCalls } from './sign-up.js';
import { signUpStep } from './sign-up-step.js';
import type { Store } from './store.js';

/** What is needed once an attempt is made: a file of its own, so that no first step waits for it. */
export class Attempting {
  readonly captcha: Captcha;
  readonly signIn: SignInCalls;
  readonly signUp: SignUpCalls;
  readonly signInStep = signInStep;
  readonly signUpStep = signUpStep;

  constructor(connection: Connection, store: Store) {
    this.captcha = new Captcha(connection, store);
    this.signIn = signInVerbs(connection, store, this.captcha);
    this.signUp = signUpVerbs(connection, store, this.captcha);
  }
}
