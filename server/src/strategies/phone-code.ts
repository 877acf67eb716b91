import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { mailSignInCode } from './mail-sign-in-code.js';
import { proveByCode } from './prove-by-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

const strategy = 'phone_code';

/** A code that was sent to the number by SMS: the same words for everybody, so that they tell nothing. */
export const phoneCode: SignInStrategy = {
  takes: ['code'],
  prepare: (exchange, row) =>
    mailSignInCode(exchange, row, { strategy, forMember: 'sms_code', forStranger: 'sms_code' }),
  attempt: (exchange, present) =>
    proveByCode(exchange, present, strategy, (change, client, row, user) =>
      completeSignIn(change, exchange, client, row, { userId: user.id, strategy, provedAt: exchange.now }),
    ),
};
