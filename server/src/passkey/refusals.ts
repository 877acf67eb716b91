import { Problem } from '../http/problem.js';

/** The same for a credential that nobody has, one of somebody else, and a signature that is wrong. */
export function authenticationFailure(): Problem {
  return new Problem(400, 'passkey_authentication_failure', 'the passkey does not sign in here', {
    sentence: 'This passkey did not work. It may have been removed. Try again, or use another way.',
  });
}

export function invalidVerification(): Problem {
  return new Problem(400, 'passkey_invalid_verification', 'the passkey was not accepted', {
    sentence: 'The passkey could not be added. Try again.',
  });
}

/** The person has none that this page may ask for. */
export function notRegistered(): Problem {
  return new Problem(400, 'passkey_not_registered', 'no passkey of the person belongs to this domain', {
    sentence: 'No passkey of this account works on this page. Use another way.',
  });
}

/** The challenge is used up, or too old, or another one has taken its place. */
export function expired(): Problem {
  return new Problem(400, 'verification_expired', 'there is no challenge that this could answer', {
    sentence: 'This took too long. Try again.',
  });
}
