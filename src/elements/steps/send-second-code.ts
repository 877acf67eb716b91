import type { AuthClient, Factor, SignIn } from '../../core/index.js';

/** Has the code sent that a second step needs, or the check of a new device. */
export function sendSecondCode(
  signIn: AuthClient['signIn'],
  { strategy, phoneNumberId, emailAddressId }: Factor,
): Promise<SignIn> {
  return signIn.prepareSecondFactor(
    strategy === 'phone_code'
      ? { strategy, ...(phoneNumberId && { phoneNumberId }) }
      : { strategy: 'email_code', ...(emailAddressId && { emailAddressId }) },
  );
}
