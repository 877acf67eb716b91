import { disabled } from '../http/refusals.js';
import { mailSignInCode } from './mail-sign-in-code.js';
import { proveByCode } from './prove-by-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

const strategy = 'reset_password_email_code';

/** A mailed code that leads to a new password. */
export const resetPasswordEmailCode: SignInStrategy = {
  takes: ['code'],
  prepare: async (exchange, row) => {
    if (exchange.instance.settings.users.passwords === 'off') throw disabled('strategy');
    await mailSignInCode(exchange, row, {
      strategy,
      forMember: 'reset_password_code',
      forStranger: 'reset_password_code_no_account',
    });
  },
  attempt: (exchange, present) =>
    proveByCode(exchange, present, strategy, async ({ tx }, _client, row, user) => {
      await tx
        .updateTable('sign_ins')
        .set({
          status: 'needs_new_password',
          user_id: user.id,
          first_factor_strategy: strategy,
          first_factor_at: exchange.now,
          updated_at: exchange.now,
        })
        .where('id', '=', row.id)
        .execute();
    }),
};
