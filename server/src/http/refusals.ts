import type { ErrorMetaJSON, IdentifierKind } from 'auth-elements/wire';
import { Problem } from './problem.js';

// The refusals that more than one subject gives, so that the same thing is always said in the same words and bytes.

export function missing(field: string): Problem {
  return new Problem(422, 'form_param_nil', `${field} is missing`, { field, sentence: 'Fill in this field.' });
}

export function malformed(field: string): Problem {
  return new Problem(422, 'form_param_format_invalid', `${field} is malformed`, {
    field,
    sentence: 'This is not in the right form.',
  });
}

export function invalidValue(field: string): Problem {
  return new Problem(422, 'form_param_value_invalid', `${field} has a value that is not allowed`, {
    field,
    sentence: 'This value is not allowed.',
  });
}

export function tooLong(field: string): Problem {
  return new Problem(422, 'form_param_max_length_exceeded', `${field} is too long`, {
    field,
    sentence: 'This is too long.',
  });
}

export function disabled(field: string): Problem {
  return new Problem(400, 'form_param_value_disabled', `${field} is switched off on this instance`, {
    field,
    sentence: 'This is not available here.',
  });
}

export function notFound(): Problem {
  return new Problem(404, 'resource_not_found', 'not found', { sentence: 'This does not exist.' });
}

/** The call needs a session, and the one it names is over. */
export function signedOut(): Problem {
  return new Problem(401, 'signed_out', 'signed out', { sentence: 'You are signed out. Sign in again.' });
}

/** Nothing in the request says which client it comes from. */
export function unauthenticated(): Problem {
  return new Problem(401, 'authentication_invalid', 'no valid identity', {
    sentence: 'You are not signed in. Sign in and try again.',
  });
}

export function tooMany(retryAfter: number): Problem {
  return new Problem(429, 'too_many_requests', 'too many requests', {
    sentence: 'Too many tries. Wait a moment and try again.',
    retryAfter,
  });
}

export function identifierNotFound(): Problem {
  return new Problem(422, 'form_identifier_not_found', 'nobody has this identifier', {
    field: 'identifier',
    sentence: 'There is no account for this yet.',
  });
}

const taken = {
  email_address: 'There is an account with this address already.',
  phone_number: 'There is an account with this number already.',
  username: 'This username is taken.',
  web3_wallet: 'There is an account with this wallet already.',
} as const;

export function identifierExists(field: IdentifierKind): Problem {
  return new Problem(422, 'form_identifier_exists', `${field} is taken`, {
    field,
    sentence: taken[field],
  });
}

/** The same for a wrong password, an unknown person and a locked account. */
export function incorrectCredentials(): Problem {
  return new Problem(422, 'form_password_or_identifier_incorrect', 'password or identifier incorrect', {
    field: 'password',
    sentence: 'The password or the account name is not right.',
  });
}

export function banned(): Problem {
  return new Problem(403, 'user_banned', 'the user is banned', { sentence: 'This account has been closed.' });
}

export function alreadySignedIn(sessionId: string): Problem {
  const meta: ErrorMetaJSON = { session_id: sessionId };
  return new Problem(400, 'identifier_already_signed_in', 'this user is signed in on this client', {
    meta,
    sentence: 'You are already signed in to this account.',
  });
}

export function sessionExists(): Problem {
  return new Problem(400, 'session_exists', 'somebody is signed in and the instance allows one session', {
    sentence: 'Somebody is signed in already. Sign out first.',
  });
}

/** An older attempt of the same client: only the newest can be gone on with. */
export function superseded(): Problem {
  return new Problem(403, 'resource_forbidden', 'a newer attempt has taken the place of this one', {
    sentence: 'This was begun anew somewhere else. Start again.',
  });
}

/** A record that may be there once is there already. */
export function duplicate(field: string, sentence: string): Problem {
  return new Problem(400, 'duplicate_record', `${field}: there is one already`, { field, sentence });
}

export function wrongState(sentence: string): Problem {
  return new Problem(400, 'client_state_invalid', 'the attempt is not in a state for this', { sentence });
}
