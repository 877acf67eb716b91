import { signUpFields, type SignUpField } from '../wire/index.js';
import { camelName } from './camel.js';
import type { SignUpStep } from './next-step.js';
import { record } from './record.js';
import type { Environment, SignUp, Snapshot } from './snapshot.js';

/** What a sign-up asks for next. Pure: what the server says, and nothing besides, decides. */
export function signUpStep({ client, environment }: Snapshot): SignUpStep {
  const attempt = client?.signUp;
  if (!attempt || attempt.status === 'abandoned')
    return { flow: 'sign-up', kind: 'fields', ...fieldsOf(environment), emailAddress: null };
  const { status, createdSessionId, emailAddress, unverifiedFields } = attempt;
  if (status === 'complete' && createdSessionId)
    return { flow: 'sign-up', kind: 'complete', sessionId: createdSessionId };
  // "email_address_or_phone_number" is one of the two, and this project asks for the first.
  const missing = attempt.missingFields.map(field => field.replace(/_or_.*/, ''));
  const required = signUpFields.filter(field => missing.includes(field));
  if (required.length) return { flow: 'sign-up', kind: 'fields', required, optional: notGiven(attempt), emailAddress };
  const provable = emailAddress && unverifiedFields.includes('email_address');
  if (missing.length || !provable)
    return { flow: 'sign-up', kind: 'unsupported', missing: [...missing, ...unverifiedFields] };
  return proof(attempt, emailAddress);
}

function proof({ verifications }: SignUp, emailAddress: string): SignUpStep {
  const verification = verifications.emailAddress;
  const failed = verification?.status === 'failed' || verification?.status === 'expired';
  if (!verification || (verification.nextAction === 'needs_prepare' && !failed))
    return { flow: 'sign-up', kind: 'prepare', emailAddress };
  const { expireAt, resendAt = null } = verification;
  return { flow: 'sign-up', kind: 'code', emailAddress, expiresAt: expireAt, resendAt, failed };
}

function notGiven(attempt: SignUp): readonly SignUpField[] {
  const { optionalFields, hasPassword: password, legalAcceptedAt: legalAccepted } = attempt;
  const given = record({ ...attempt, password, legalAccepted });
  return signUpFields.filter(field => isAskedFor(field) && optionalFields.includes(field) && !given[camelName(field)]);
}

function fieldsOf(environment: Environment | undefined): {
  readonly required: readonly SignUpField[];
  readonly optional: readonly SignUpField[];
} {
  if (!environment) return { required: ['email_address', 'password'], optional: [] };
  const { signUp, attributes } = environment.userSettings;
  const legalAccepted = { enabled: signUp.legalConsentEnabled, required: true };
  // A hosted server may leave any of them out.
  const set = record({ ...attributes, legalAccepted });
  const enabled = signUpFields.filter(field => record(set[camelName(field)])['enabled']);
  const required = enabled.filter(field => record(set[camelName(field)])['required']);
  return { required, optional: enabled.filter(field => isAskedFor(field) && !required.includes(field)) };
}

/** Names that may be left out are taken where a page sends them, and not asked for. */
function isAskedFor(field: SignUpField): boolean {
  return field !== 'first_name' && field !== 'last_name';
}
