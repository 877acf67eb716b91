import { identifierKinds, signUpFields, type SignUpField } from '../wire/index.js';
import { camelName } from './camel.js';
import type { SignInStep, SignUpStep } from './next-step.js';
import { record } from './record.js';
import type { Environment } from './snapshot.js';

/** What a sign-in begins with. */
export function firstSignInStep(environment: Environment | undefined): SignInStep {
  // A hosted server may leave any of them out.
  const attributes: Partial<Environment['userSettings']['attributes']> = environment?.userSettings.attributes ?? {};
  const kinds = {
    email_address: attributes.emailAddress,
    phone_number: attributes.phoneNumber,
    username: attributes.username,
  };
  const taken = identifierKinds.filter(kind => kinds[kind]?.enabled && kinds[kind].usedForFirstFactor);
  return { flow: 'sign-in', kind: 'identifier', kinds: taken.length ? taken : ['email_address'] };
}

/** What a sign-up begins with. */
export function firstSignUpStep(environment: Environment | undefined): SignUpStep {
  return { flow: 'sign-up', kind: 'fields', ...fieldsOf(environment), emailAddress: null };
}

function fieldsOf(environment: Environment | undefined): {
  readonly required: readonly SignUpField[];
  readonly optional: readonly SignUpField[];
} {
  if (!environment) return { required: ['email_address', 'password'], optional: [] };
  const { signUp, attributes } = environment.userSettings;
  const legalAccepted = { enabled: signUp.legalConsentEnabled, required: true };
  const set = record({ ...attributes, legalAccepted });
  const enabled = signUpFields.filter(field => record(set[camelName(field)])['enabled']);
  const required = enabled.filter(field => record(set[camelName(field)])['required']);
  return { required, optional: enabled.filter(field => isAskedFor(field) && !required.includes(field)) };
}

/** Names that may be left out are taken where a page sends them, and not asked for. */
export function isAskedFor(field: SignUpField): boolean {
  return field !== 'first_name' && field !== 'last_name';
}
