import { signUpFields, type SignUpField } from '../wire/index.js';
import { camelName } from './camel.js';
import { firstSignUpStep, isAskedFor } from './first-step.js';
import type { SignUpStep, Unproved } from './next-step.js';
import { record } from './record.js';
import type { SignUp, Snapshot } from './snapshot.js';

/** What a sign-up asks for next. Pure: what the server says, and nothing besides, decides. */
export function signUpStep({ client, environment }: Snapshot): SignUpStep {
  const attempt = client?.signUp;
  if (!attempt || attempt.status === 'abandoned') return firstSignUpStep(environment);
  const { status, createdSessionId, emailAddress, phoneNumber, web3Wallet, unverifiedFields } = attempt;
  if (status === 'complete' && createdSessionId)
    return { flow: 'sign-up', kind: 'complete', sessionId: createdSessionId };
  if (attempt.verifications.externalAccount?.status === 'transferable') return { flow: 'sign-up', kind: 'transfer' };
  if (web3Wallet && unverifiedFields.includes('web3_wallet')) return { flow: 'sign-up', kind: 'wallet', web3Wallet };
  // "email_address_or_phone_number" is one of the two, and this project asks for the first.
  const missing = attempt.missingFields.map(field => field.replace(/_or_.*/, ''));
  const required = signUpFields.filter(field => missing.includes(field));
  if (required.length) return { flow: 'sign-up', kind: 'fields', required, optional: notGiven(attempt), emailAddress };
  const unproved = (field: string): boolean => !missing.length && unverifiedFields.includes(field);
  if (emailAddress && unproved('email_address')) return proof(attempt, { emailAddress, phoneNumber: null });
  if (phoneNumber && unproved('phone_number')) return proof(attempt, { emailAddress: null, phoneNumber });
  return { flow: 'sign-up', kind: 'unsupported', missing: [...missing, ...unverifiedFields] };
}

function proof({ verifications }: SignUp, named: Unproved): SignUpStep {
  const verification = named.emailAddress === null ? verifications.phoneNumber : verifications.emailAddress;
  const failed = verification?.status === 'failed' || verification?.status === 'expired';
  if (!verification || (verification.nextAction === 'needs_prepare' && !failed))
    return { flow: 'sign-up', kind: 'prepare', ...named };
  const { expireAt, resendAt = null } = verification;
  const mailed = verification.strategy === 'email_link' ? 'email_link' : 'email_code';
  const strategy = named.emailAddress === null ? 'phone_code' : mailed;
  return { flow: 'sign-up', kind: 'code', ...named, strategy, expiresAt: expireAt, resendAt, failed };
}

function notGiven(attempt: SignUp): readonly SignUpField[] {
  const { optionalFields, hasPassword: password, legalAcceptedAt: legalAccepted } = attempt;
  const given = record({ ...attempt, password, legalAccepted });
  return signUpFields.filter(field => isAskedFor(field) && optionalFields.includes(field) && !given[camelName(field)]);
}
