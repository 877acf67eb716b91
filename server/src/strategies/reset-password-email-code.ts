import { disabled } from '../http/refusals.js';
import { mailSignInCode } from './mail-sign-in-code.js';
import { proveByCode } from './prove-by-code.js';
import type { SignInStrategy } from './sign-in-strategy.js';

type Messages = Pick<Parameters<typeof mailSignInCode>[2], 'forMember' | 'forStranger'>;

/** A code that leads to a new password. */
const resetBy = (
  strategy: 'reset_password_email_code' | 'reset_password_phone_code',
  messages: Messages,
): SignInStrategy => ({
  takes: ['code'],
  prepare: async (exchange, row) => {
    if (exchange.instance.settings.users.passwords === 'off') throw disabled('strategy');
    await mailSignInCode(exchange, row, { strategy, ...messages });
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
});

export const resetPasswordEmailCode = resetBy('reset_password_email_code', {
  forMember: 'reset_password_code',
  forStranger: 'reset_password_code_no_account',
});

export const resetPasswordPhoneCode = resetBy('reset_password_phone_code', {
  forMember: 'sms_code',
  forStranger: 'sms_code',
});
