import { Attempts } from './attempts.js';
import type { SignInVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import type { KnownClient } from './known-client.js';
import { signInStep } from './sign-in-step.js';
import type { SignIn } from './snapshot.js';
import type { Store } from './store.js';

/** Signing in. */
export function signInVerbs(connection: Connection, store: Store, known: KnownClient): SignInVerbs {
  const attempts = new Attempts<SignIn>(connection, store, 'signIn', '/client/sign_ins');
  return {
    get step() {
      return signInStep(store.snapshot);
    },
    create: input => attempts.begin(input),
    prepare: input => attempts.call('/prepare_first_factor', input),
    attempt: input => attempts.prove('/attempt_first_factor', input),
    resetPassword: input => attempts.prove('/reset_password', input),
    transfer: () => attempts.begin({ transfer: true }),
    reload: () => attempts.reload(),
    reset: () => known.forget('signIn'),
  };
}
