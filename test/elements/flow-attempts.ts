import { AuthError, type Problem, type SignIn, type SignUp } from '../../src/core/index.js';

/** A sign-up as the server answers it. */
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
/** A proof that was asked for. */
export const verification = (strategy: string): Verification =>
  ({ strategy, status: 'unverified', expireAt: null }) as unknown as Verification;

/** A refusal as the client throws it. */
export function refusal(
  code: Problem['code'],
  field?: string,
  options: ConstructorParameters<typeof AuthError>[1] = {},
) {
  return new AuthError([{ code, message: code, ...(field && { field }) }], { status: 422, ...options });
}
