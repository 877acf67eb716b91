import { isLoopback } from 'auth-elements/wire';
import type { Logger } from 'pino';
import { Problem } from '../http/problem.js';
import type { Clock } from '../instance.js';
import { guardedFetch } from '../oauth/guarded-fetch.js';
import type { SamlConnection } from './connection.js';
import { readIdentityProvider } from './identity-provider.js';
import type { SamlIdentityProvider } from './identity-provider.js';

/** What is known of the identity providers of connections. */
export interface IdentityProviders {
  of(connection: SamlConnection): Promise<SamlIdentityProvider>;
}

/** A description is asked for again after this time, so that a new key is known soon. */
const fresh = 10 * 60_000;
/** Where it cannot be had, the one before serves so long. */
const usable = 24 * 60 * 60_000;
const timeout = 5_000;

interface Known {
  readonly idp: SamlIdentityProvider;
  readonly at: number;
}

/** Reads descriptions from where they are, and remembers them. */
export function createIdentityProviders(clock: Clock, log: Logger): IdentityProviders {
  const known = new Map<string, Known>();
  return {
    async of({ id, name, identityProvider }) {
      if (!('metadataUrl' in identityProvider)) return identityProvider;
      const before = known.get(id);
      const age = before ? clock.now() - before.at : Infinity;
      if (before && age < fresh) return before.idp;
      try {
        const idp = await fetchMetadata(identityProvider.metadataUrl);
        known.set(id, { idp, at: clock.now() });
        return idp;
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        log.warn({ connection: id, reason }, "an identity provider's description cannot be had");
        if (before && age < usable) return before.idp;
        throw unreachable(name);
      }
    },
  };
}

async function fetchMetadata(url: string): Promise<SamlIdentityProvider> {
  const response = await guardedFetch(isLoopback(new URL(url).host))(url, {
    method: 'GET',
    headers: { Accept: 'application/samlmetadata+xml, application/xml, text/xml' },
    body: undefined,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`It was answered with ${response.status}.`);
  return readIdentityProvider(await response.text());
}

function unreachable(name: string): Problem {
  return new Problem(503, 'service_unavailable', 'the identity provider cannot be reached', {
    sentence: `${name} cannot be reached right now. Try again in a moment.`,
    retryAfter: 5,
  });
}
