import { AuthError, type AuthClient, type SignIn, type StrategyName } from '../../core/index.js';
import { sendSecondCode } from './send-second-code.js';
import type { Flow } from './step.js';

/** Goes on as somebody who turns out to be signed in here already: proved twice, they are where they wanted to be. */
export async function orSignedIn({ client }: Flow, strategy: StrategyName, attempt: Promise<SignIn>): Promise<SignIn> {
  const { signIn } = client.snapshot.client ?? {};
  try {
    return await withCode(client, await attempt);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const [{ code, sessionId }] = error.problems;
    if (code !== 'identifier_already_signed_in' || !sessionId) throw error;
    await client.session.setActive(sessionId);
    client.signIn.reset();
    const verification = {
      object: `verification_${strategy === 'password' || strategy === 'passkey' ? strategy : 'otp'}`,
      strategy,
      status: 'verified',
      attempts: null,
      expireAt: null,
    } as const;
    return {
      ...(signIn ?? unnamed),
      status: 'complete',
      createdSessionId: sessionId,
      firstFactorVerification: verification,
    };
  }
}

/** What is asked for first may be a code, which confirms a new device or is the second step: it is sent in the same breath. */
async function withCode({ signIn }: AuthClient, attempt: SignIn): Promise<SignIn> {
  const { step } = signIn;
  if ((step.kind !== 'client-trust' && step.kind !== 'second-factor') || step.sent) return attempt;
  const [factor] = step.factors;
  return /^(email|phone)_code$/.test(factor.strategy) ? sendSecondCode(signIn, factor) : attempt;
}

/** The attempt of somebody whom a passkey has named. */
const unnamed: SignIn = {
  object: 'sign_in_attempt',
  id: '',
  status: 'needs_first_factor',
  supportedIdentifiers: [],
  identifier: null,
  userData: null,
  supportedFirstFactors: null,
  supportedSecondFactors: null,
  firstFactorVerification: null,
  secondFactorVerification: null,
  createdSessionId: null,
  abandonAt: 0,
};
