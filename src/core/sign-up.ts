import { Attempts } from './attempts.js';
import type { SignUpVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import type { KnownClient } from './known-client.js';
import { signUpStep } from './sign-up-step.js';
import type { SignUp } from './snapshot.js';
import type { Store } from './store.js';

/** Signing up. */
export function signUpVerbs(connection: Connection, store: Store, known: KnownClient): SignUpVerbs {
  const attempts = new Attempts<SignUp>(connection, store, 'signUp', '/client/sign_ups');
  return {
    get step() {
      return signUpStep(store.snapshot);
    },
    create: input => attempts.begin(input),
    update: input => attempts.call('', input, 'PATCH'),
    prepare: input => attempts.call('/prepare_verification', input),
    attempt: input => attempts.prove('/attempt_verification', input),
    transfer: () => attempts.begin({ transfer: true }),
    reload: () => attempts.reload(),
    reset: () => known.forget('signUp'),
  };
}
