import { Attempts } from './attempts.js';
import type { Captcha } from './captcha.js';
import type { SignInVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import { LazyPart } from './lazy-part.js';
import type { SignIn } from './snapshot.js';
import type { Store } from './store.js';

/** The verbs that ask the server. */
export type SignInCalls = Omit<SignInVerbs, 'step' | 'reset'>;

/** Signing in. */
export function signInVerbs(connection: Connection, store: Store, captcha: Captcha): SignInCalls {
  const attempts = new Attempts<SignIn>(connection, store, captcha, 'signIn', '/client/sign_ins');
  const passkeys = new LazyPart(
    async () => new (await import('./passkeys.js')).PasskeySignIn(connection, store, attempts),
  );
  const oneTap = new LazyPart(() => import('./one-tap.js'));
  return {
    create: input => attempts.begin(input),
    prepare: input => attempts.call('/prepare_first_factor', input),
    attempt: input => attempts.prove('/attempt_first_factor', input),
    authenticateWithPasskey: async options => {
      const since = attempts.begun;
      return (await passkeys.load()).authenticate(options, since);
    },
    preparePasskey: async options => {
      const since = attempts.begun;
      return (await passkeys.load()).prepare(options, since);
    },
    prepareGoogleOneTap: async () => (await oneTap.load()).prepareOneTap(connection, store),
    prepareSecondFactor: input => attempts.call('/prepare_second_factor', input),
    attemptSecondFactor: input => attempts.prove('/attempt_second_factor', input),
    resetPassword: input => attempts.prove('/reset_password', input),
    transfer: () => attempts.begin({ transfer: true }),
    reload: () => attempts.reload(),
    awaitLink: options => attempts.awaitLink(options),
  };
}
