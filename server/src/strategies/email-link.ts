import { readLink } from '../email-link/link-targets.js';
import { emailCode } from './email-code.js';
import { mailSignInCode } from './mail-sign-in-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

const strategy = 'email_link';

/** A link that was mailed to the address, with a code beside it for who cannot open it where they sign in. */
export const emailLink: SignInStrategy = {
  takes: ['code'],
  prepare: (exchange, row) =>
    mailSignInCode(exchange, row, {
      strategy,
      forMember: 'sign_in_code',
      forStranger: 'sign_in_code_no_account',
      link: readLink(exchange),
    }),
  attempt: emailCode.attempt,
};
