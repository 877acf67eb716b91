import type { SessionActivityJSON } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import { languageOf } from '../http/language.js';
import { describeAgent } from './user-agent.js';

interface Seen {
  readonly user_agent: string | null;
  readonly ip: string | null;
}

/** What a browser calls itself, and where it was, in words for its owner. */
export function describeDevice(
  { instance, request }: Exchange,
  { user_agent: agent, ip }: Seen,
): Omit<SessionActivityJSON, 'object' | 'id'> {
  return {
    ...describeAgent(agent),
    ...(ip !== null && { ip_address: ip }),
    ...instance.places.find(ip, languageOf(undefined, request)),
  };
}
