import { malformed, notFound } from '../http/refusals.js';
import { Problem } from '../http/problem.js';
import type { Answer, Exchange } from '../http/exchange.js';
import type { Settings } from '../settings.js';

/** Where a ceremony takes place: the page's origin, and the domain whose passkeys it may ask for. */
export interface Place {
  readonly origin: string;
  readonly rpId: string;
}

/**
 * The page is the one that the request comes from, which the gate has let pass; whatever a browser signs has to name
 * the very same one.
 */
export function placeOf({ instance, origin }: Exchange): Place {
  requirePasskeys(instance.settings);
  if (origin === undefined) throw malformed('origin');
  return { origin, rpId: instance.settings.passkeys.domain ?? new URL(origin).hostname };
}

export function requirePasskeys({ passkeys }: Settings): void {
  if (passkeys.enabled) return;
  throw new Problem(400, 'form_param_value_disabled', 'passkeys are switched off on this instance', {
    sentence: 'Passkeys are not available here.',
  });
}

/**
 * WebAuthn Level 3 §5.11: pages of other domains that may use this domain's passkeys. Browsers read it at the domain
 * itself, which hands it on from here where the API has a host of its own.
 */
export function relatedOrigins({ instance, headers }: Exchange): Answer {
  const { passkeys, allowedOrigins } = instance.settings;
  const { domain } = passkeys;
  if (!passkeys.enabled || domain === undefined) throw notFound();
  const related = allowedOrigins.filter(origin => {
    const { hostname } = new URL(origin.replace(/:\*$/, ''));
    return hostname !== domain && !hostname.endsWith(`.${domain}`);
  });
  if (related.length === 0) throw notFound();
  headers.set('Cache-Control', 'public, max-age=300');
  return { kind: 'bare', body: { origins: related } };
}
