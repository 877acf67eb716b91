import { usersJSON } from '../account/user-json.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { notFound } from '../http/refusals.js';
import { identifierListEndpoints } from './identifier-lists.js';
import { invitationEndpoints } from './invitations.js';
import { userTicketEndpoints } from './user-tickets.js';
import { waitlistEntryEndpoints } from './waitlist-entries.js';

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

/** For the application's own server. */
export const backendApiEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/jwks', backend: true, checks: [], handle: jwks },
  { method: 'GET', path: '/v1/users/:id', backend: true, checks: [], handle: user },
  ...invitationEndpoints,
  ...identifierListEndpoints,
  ...waitlistEntryEndpoints,
  ...userTicketEndpoints,
];
