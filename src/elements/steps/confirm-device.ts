import type { SignIn, SignInStep, AuthClient } from '../../core/index.js';

/** Has the code mailed that confirms a new device. */
export function confirmDevice(
  signIn: AuthClient['signIn'],
  { factors: [{ emailAddressId }] }: Extract<SignInStep, { readonly kind: 'client-trust' }>,
): Promise<SignIn> {
  return signIn.prepareSecondFactor({ strategy: 'email_code', ...(emailAddressId && { emailAddressId }) });
}
