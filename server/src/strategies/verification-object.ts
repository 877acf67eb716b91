import type { VerificationJSON } from 'auth-elements/wire';

/** What the protocol calls a verification, by what proves it. */
export function verificationObject(strategy: string): VerificationJSON['object'] {
  if (strategy === 'email_link' || strategy === 'password' || strategy === 'ticket' || strategy === 'saml')
    return `verification_${strategy}`;
  return strategy.startsWith('from_oauth_') ? 'verification_from_oauth' : 'verification_otp';
}
