import { isStrategyName } from '../wire/index.js';
import { firstSignInStep } from './first-step.js';
import type { SignInStep } from './next-step.js';
import type { Environment, Factor, SignIn, Snapshot } from './snapshot.js';

/** What a sign-in asks for next. Pure: what the server says, and nothing besides, decides. */
export function signInStep({ client, environment }: Snapshot): SignInStep {
  const attempt = client?.signIn;
  if (!attempt || attempt.status === 'abandoned' || attempt.status === 'needs_identifier')
    return firstSignInStep(environment);
  const { status, identifier, createdSessionId } = attempt;
  if (status === 'complete' && createdSessionId)
    return { flow: 'sign-in', kind: 'complete', sessionId: createdSessionId };
  if (status === 'needs_new_password') return { flow: 'sign-in', kind: 'new-password', identifier: identifier ?? '' };
  const step = status === 'needs_first_factor' ? firstFactor(attempt, environment) : undefined;
  return step ?? { flow: 'sign-in', kind: 'unsupported', status, identifier };
}

function firstFactor(attempt: SignIn, environment: Environment | undefined): SignInStep | undefined {
  const identifier = attempt.identifier ?? '';
  const [first, ...rest] = inOrder(attempt.supportedFirstFactors ?? [], identifier, environment);
  if (!first) return undefined;
  const factors = [first, ...rest] as const;
  const verification = attempt.firstFactorVerification;
  const strategy = verification?.strategy;
  const factor = factors.find(other => other.strategy === strategy);
  if (!verification || !factor || !isMailed(strategy) || verification.status === 'verified')
    return { flow: 'sign-in', kind: 'first-factor', identifier, factors };
  return {
    flow: 'sign-in',
    kind: 'code',
    identifier,
    strategy,
    factor,
    factors,
    expiresAt: verification.expireAt,
    resendAt: verification.resendAt ?? null,
    failed: verification.status === 'failed' || verification.status === 'expired',
  };
}

type Mailed = Extract<SignInStep, { readonly kind: 'code' }>['strategy'];

function isMailed(strategy: string | undefined): strategy is Mailed {
  return /^(reset_password_)?(email|phone)_(code|link)$/.test(strategy ?? '');
}

/** What the instance prefers first, then the address that was typed; a new password is asked for last. */
function inOrder(
  factors: readonly Factor[],
  identifier: string,
  environment: Environment | undefined,
): readonly Factor[] {
  const preferred = environment?.displayConfig.preferredSignInStrategy === 'otp' ? /^(email|phone)_/ : /^password$/;
  const rank = ({ strategy, safeIdentifier, primary }: Factor): number =>
    (preferred.test(strategy) ? 0 : strategy.startsWith('reset_') ? 16 : 8) +
    // The mail with a link has a code in it, too.
    (strategy === 'email_code' ? 4 : 0) +
    (safeIdentifier === identifier ? 0 : primary ? 1 : 2);
  return factors.filter(({ strategy }) => isStrategyName(strategy)).sort((a, b) => rank(a) - rank(b));
}
