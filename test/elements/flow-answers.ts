import { AuthError, type Factor, type Problem, type SignIn, type SignUp } from '../../src/core/index.js';

/** A sign-up that has begun. */
export function signUpAttempt(given: object): SignUp {
  return {
    id: 'sign-up',
    status: 'missing_requirements',
    missingFields: [],
    optionalFields: [],
    unverifiedFields: ['email_address'],
    emailAddress: null,
    username: null,
    hasPassword: true,
    verifications: { emailAddress: { ...verification('email_code'), nextAction: 'needs_prepare' } },
    unsafeMetadata: {},
    createdSessionId: null,
    createdUserId: null,
    ...given,
  } as unknown as SignUp;
}

type Verification = NonNullable<SignIn['firstFactorVerification']>;

/** A proof that has not come yet. */
export const verification = (strategy: string): Verification =>
  ({ strategy, status: 'unverified', expireAt: null }) as unknown as Verification;

/** An attempt that waits for another site, whose address is a place of this page. */
export function atProvider(strategy: string) {
  const externalVerificationRedirectUrl = `${document.location.href.replace(/#.*/, '')}#${strategy}`;
  const externalAccount = { status: 'unverified', strategy, externalVerificationRedirectUrl, error: null };
  return {
    signIn: { status: 'needs_identifier', firstFactorVerification: externalAccount } as unknown as SignIn,
    signUp: { verifications: { emailAddress: null, externalAccount } },
  };
}

/** A refusal as the client throws it. */
export function refusal(
  code: Problem['code'],
  field?: string,
  options: ConstructorParameters<typeof AuthError>[1] = {},
) {
  return new AuthError([{ code, message: code, ...(field && { field }) }], { status: 422, ...options });
}

/** What may be asked for after the first factor: a number is one that codes are sent to. */
export function furtherFactor(name: string, identifier: string): Factor {
  if (name === 'email_code') return { strategy: name, emailAddressId: 'address', safeIdentifier: identifier };
  return name.startsWith('+')
    ? { strategy: 'phone_code', phoneNumberId: name, safeIdentifier: name }
    : { strategy: name };
}

/** What a browser is to ask Google. */
export const oneTapRequest = {
  object: 'one_tap_request',
  clientId: 'an-app.apps.example',
  configUrl: 'https://accounts.google.com/gsi/fedcm.json',
  nonce: 'a nonce of this client',
} as const;

/** The code that is mailed to everybody. */
export const mailedCode = '424242';
