import type { AuthClient, Factor, SignIn } from '../../core/index.js';

/** Has a code mailed for one of the factors that are proved by one. */
export function prepareCode(client: AuthClient, factor: Factor): Promise<SignIn> {
  const strategy = factor.strategy === 'reset_password_email_code' ? 'reset_password_email_code' : 'email_code';
  return client.signIn.prepare({ strategy, emailAddressId: factor.emailAddressId ?? '' });
}
