import type { WaitlistEntryJSON } from '../wire/index.js';
import { Attempts } from './attempts.js';
import { toCamel } from './camel.js';
import type { Captcha } from './captcha.js';
import type { SignUpVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import type { SignUp } from './snapshot.js';
import type { Store } from './store.js';

/** The verbs that ask the server. */
export type SignUpCalls = Omit<SignUpVerbs, 'step' | 'reset'>;

/** Signing up. */
export function signUpVerbs(connection: Connection, store: Store, captcha: Captcha): SignUpCalls {
  const attempts = new Attempts<SignUp>(connection, store, captcha, 'signUp', '/client/sign_ups');
  return {
    create: input => captcha.begin(input, body => attempts.begin(body)),
    update: input => attempts.call('', input, 'PATCH'),
    prepare: input => attempts.call('/prepare_verification', input),
    attempt: input => attempts.prove('/attempt_verification', input),
    joinWaitlist: async input => {
      const call = { path: '/waitlist', method: 'POST', body: input, repeatable: true } as const;
      // The path answers an entry, by the protocol.
      return toCamel((await connection.send(call)) as WaitlistEntryJSON);
    },
    transfer: () => attempts.begin({ transfer: true }),
    reload: () => attempts.reload(),
    awaitLink: options => attempts.awaitLink(options),
  };
}
