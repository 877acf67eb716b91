import { isSecondFactorName, isStrategyName } from '../wire/index.js';
import { firstSignInStep } from './first-step.js';
import type { SignInStep } from './next-step.js';
import type { Environment, Factor, SignIn, Snapshot } from './snapshot.js';

/** What a sign-in asks for next. Pure: what the server says, and nothing besides, decides. */
export function signInStep(snapshot: Snapshot): SignInStep {
  const { client, environment } = snapshot;
  const attempt = client?.signIn;
  if (attempt?.firstFactorVerification?.status === 'transferable') return { flow: 'sign-in', kind: 'transfer' };
  if (!attempt || attempt.status === 'abandoned' || attempt.status === 'needs_identifier')
    return firstSignInStep(environment);
  const { status, identifier, createdSessionId } = attempt;
  if (status === 'complete' && createdSessionId)
    return { flow: 'sign-in', kind: 'complete', sessionId: createdSessionId };
  if (status === 'needs_new_password') return { flow: 'sign-in', kind: 'new-password', identifier: identifier ?? '' };
  const step = status === 'needs_first_factor' ? firstFactor(attempt, snapshot) : furtherFactor(attempt, snapshot);
  return step ?? { flow: 'sign-in', kind: 'unsupported', status, identifier };
}

function firstFactor(attempt: SignIn, snapshot: Snapshot): SignInStep | undefined {
  const identifier = attempt.identifier ?? '';
  const [first, ...rest] = inOrder(attempt.supportedFirstFactors ?? [], identifier, snapshot);
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

/** What is asked for after the first factor: one that is enrolled, or a code that confirms a new device. */
function furtherFactor(attempt: SignIn, { passkeys }: Snapshot): SignInStep | undefined {
  const trusting = attempt.status === 'needs_client_trust';
  if (!trusting && attempt.status !== 'needs_second_factor') return undefined;
  const known = (attempt.supportedSecondFactors ?? []).filter(({ strategy }) =>
    trusting ? strategy === 'email_code' : isSecondFactorName(strategy) && (passkeys || strategy !== 'passkey'),
  );
  const [first, ...rest] = [...known].sort((a, b) => Number(b.default ?? false) - Number(a.default ?? false));
  if (!first) return undefined;
  const factors = [first, ...rest] as const;
  const verification = attempt.secondFactorVerification;
  // A hosted server does not say to which of several numbers the code went: then it is the first.
  const factor = factors.find(
    ({ strategy, phoneNumberId: id }) =>
      strategy === verification?.strategy && id === (verification.phoneNumberId ?? id),
  );
  const sent = verification &&
    factor &&
    isSent(verification.strategy) && {
      factor,
      expiresAt: verification.expireAt,
      resendAt: verification.resendAt ?? null,
      failed: verification.status === 'failed' || verification.status === 'expired',
    };
  return {
    flow: 'sign-in',
    kind: trusting ? 'client-trust' : 'second-factor',
    identifier: attempt.identifier ?? '',
    factors,
    sent: sent || undefined,
  };
}

type Mailed = Extract<SignInStep, { readonly kind: 'code' }>['strategy'];

function isMailed(strategy: string | undefined): strategy is Mailed {
  return /^(reset_password_)?(email|phone)_(code|link)$/.test(strategy ?? '');
}

/**
 * A passkey first where there is one for certain, then what the instance prefers, then the address that was typed; a new
 * password is asked for last. A server that hides who has an account offers passkeys to everybody.
 */
function inOrder(
  factors: readonly Factor[],
  identifier: string,
  { environment, client, passkeys }: Snapshot,
): readonly Factor[] {
  const preferred = environment?.displayConfig.preferredSignInStrategy === 'otp' ? /^(email|phone)_/ : /^password$/;
  // A hosted server may leave it out.
  const { attackProtection }: Partial<Environment['userSettings']> = environment?.userSettings ?? {};
  const hidden = attackProtection?.enumerationProtection.enabled ?? true;
  const passkeyFirst = !hidden || client?.lastAuthenticationStrategy === 'passkey';
  const place = (strategy: string): number => {
    if (strategy === 'passkey' && passkeyFirst) return -8;
    if (preferred.test(strategy)) return 0;
    return strategy.startsWith('reset_') ? 16 : 8;
  };
  const rank = ({ strategy, safeIdentifier, primary }: Factor): number =>
    place(strategy) +
    // The mail with a link has a code in it, too.
    (strategy === 'email_code' ? 4 : 0) +
    (safeIdentifier === identifier ? 0 : primary ? 1 : 2);
  return factors
    .filter(({ strategy }) => isStrategyName(strategy) && (passkeys || strategy !== 'passkey'))
    .sort((a, b) => rank(a) - rank(b));
}

/** Whether a factor is proved by a code that a message brings. */
function isSent(strategy: string): boolean {
  return strategy === 'email_code' || strategy === 'phone_code';
}
