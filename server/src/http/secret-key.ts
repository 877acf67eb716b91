import { sameSecret } from '../crypto/token.js';
import type { Settings } from '../settings.js';
import { Problem } from './problem.js';

/** The caller is the application's own server, which holds the secret key. A browser never is: its requests name an Origin. */
export function requireSecretKey(request: Request, { secretKey: expected }: Settings): void {
  const given = /^Bearer (\S{1,256})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (request.headers.has('origin')) throw invalidKey();
  if (expected === undefined || given === undefined || !sameSecret(given, expected)) throw invalidKey();
}

function invalidKey(): Problem {
  return new Problem(401, 'clerk_key_invalid', 'the secret key is missing or wrong', {
    sentence: 'The secret key is missing or wrong.',
  });
}
