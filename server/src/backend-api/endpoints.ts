import { usersJSON } from '../account/user-json.js';
import { sameSecret } from '../crypto/token.js';
import type { Answer, Check, Endpoint, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { notFound } from '../http/refusals.js';

/** The caller is the application's own server, which holds the secret key. A browser never is: its requests name an Origin. */
const secretKey: Check = ({ instance, request }) => {
  const { secretKey: expected } = instance.settings;
  const given = /^Bearer (\S{1,256})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (request.headers.has('origin')) throw invalidKey();
  if (expected === undefined || given === undefined || !sameSecret(given, expected)) throw invalidKey();
};

async function jwks({ instance }: Exchange): Promise<Answer> {
  return { kind: 'bare', body: { keys: await instance.keys.published() } };
}

async function user({ instance, parameters }: Exchange): Promise<Answer> {
  const id = parameters['id'] ?? '';
  const found = (await usersJSON(instance, [id])).get(id);
  if (!found) throw notFound();
  const row = await instance.database
    .selectFrom('users')
    .select('private_metadata')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { kind: 'bare', body: { ...found, private_metadata: row.private_metadata } };
}

function invalidKey(): Problem {
  return new Problem(401, 'clerk_key_invalid', 'the secret key is missing or wrong', {
    sentence: 'The secret key is missing or wrong.',
  });
}

/** For the application's own server. */
export const backendApiEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/jwks', open: true, checks: [secretKey], handle: jwks },
  { method: 'GET', path: '/v1/users/:id', open: true, checks: [secretKey], handle: user },
];
