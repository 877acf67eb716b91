import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { apiKeyBackendEndpoints } from './api-keys.js';
import { identifierListEndpoints } from './identifier-lists.js';
import { invitationEndpoints } from './invitations.js';
import { userMetadataEndpoints } from './user-metadata.js';
import { userTicketEndpoints } from './user-tickets.js';
import { userEndpoints } from './users.js';
import { waitlistEntryEndpoints } from './waitlist-entries.js';

async function jwks({ instance }: Exchange): Promise<Answer> {
  return { kind: 'bare', body: { keys: await instance.keys.published() } };
}

/** For the application's own server. */
export const backendApiEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/jwks', backend: true, checks: [], handle: jwks },
  ...userEndpoints,
  ...userMetadataEndpoints,
  ...invitationEndpoints,
  ...identifierListEndpoints,
  ...waitlistEntryEndpoints,
  ...userTicketEndpoints,
  ...apiKeyBackendEndpoints,
];
