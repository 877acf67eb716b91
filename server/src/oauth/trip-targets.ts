import { isLoopback, safeRedirect } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import { isAllowedOrigin } from '../http/origin.js';
import { Problem } from '../http/problem.js';
import { missing } from '../http/refusals.js';

/** Where the browser goes in the end: when there is more to do, and when there is not. */
export interface Targets {
  readonly redirectUrl: string;
  readonly completeUrl: string;
}

/** Reads where a trip shall end, for a page that can have one. */
export function readTargets(exchange: Exchange): Targets {
  requireOwnCookie(exchange);
  const redirectUrl = readTarget(exchange, 'redirect_url');
  if (redirectUrl === undefined) throw missing('redirect_url');
  return { redirectUrl, completeUrl: readTarget(exchange, 'action_complete_redirect_url') ?? redirectUrl };
}

/** The way back is a navigation, on which the browser is known by a cookie of this host and by nothing else. */
function requireOwnCookie({ device }: Exchange): void {
  if (device.carrier === 'cookie') return;
  throw new Problem(400, 'oauth_provider_not_enabled', 'the page carries its identity in addresses, not in a cookie', {
    sentence: 'This does not work for pages on another site than the server.',
  });
}

/** Where the site answers: an address for each, so that none can be taken for another. */
export function callbackOf({ instance, url }: Exchange, key: string): string {
  const callback = new URL(`/v1/oauth_callback/${key}`, instance.settings.publicUrl);
  // On this machine the cookie stands under the loopback name that the page uses.
  if (isLoopback(callback.host) && isLoopback(url.host)) callback.hostname = url.hostname;
  return callback.href;
}

function readTarget({ form, instance }: Exchange, field: string): string | undefined {
  const written = form.optional(field);
  if (written === undefined) return undefined;
  const to = URL.canParse(written) ? safeRedirect(written, written) : undefined;
  if (to && isAllowedOrigin(new URL(to).origin, instance.settings)) return to;
  throw new Problem(422, 'invalid_redirect_url', `${field} is not on an allowed origin`, {
    field,
    sentence: 'This address is not one that this service may lead to.',
  });
}
