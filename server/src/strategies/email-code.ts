import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { mailSignInCode } from './mail-sign-in-code.js';
import { proveByCode } from './prove-by-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

const strategy = 'email_code';

/** A code that was mailed to the address. */
export const emailCode: SignInStrategy = {
  takes: ['code'],
  prepare: (exchange, row) =>
    mailSignInCode(exchange, row, { strategy, forMember: 'sign_in_code', forStranger: 'sign_in_code_no_account' }),
  attempt: (exchange, present) =>
    proveByCode(exchange, present, strategy, (change, client, row, user) =>
      completeSignIn(change, exchange, client, row, { userId: user.id, strategy, provedAt: exchange.now }),
    ),
};
