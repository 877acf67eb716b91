import { AuthError, type SignIn } from 'auth-elements/core';
import { pageClient } from 'auth-elements/browser';

/** Signs somebody in by a link that is mailed to them. The signal ends the waiting, such as when a code is typed. */
export async function signInByLink(identifier: string, signal: AbortSignal): Promise<SignIn> {
  const { signIn } = pageClient();
  const { supportedFirstFactors } = await signIn.create({ identifier });
  const factor = supportedFirstFactors?.find(({ strategy }) => strategy === 'email_link');
  if (!factor?.emailAddressId)
    throw new AuthError([{ code: 'strategy_for_user_invalid', message: 'No link can be mailed.' }]);
  const { emailAddressId } = factor;
  await signIn.prepare({ strategy: 'email_link', emailAddressId, redirectUrl: location.href });
  return signIn.awaitLink({ signal });
}
