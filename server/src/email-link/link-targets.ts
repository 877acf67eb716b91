import { safeRedirect } from 'auth-elements/wire';
import type { Exchange } from '../http/exchange.js';
import { isAllowedOrigin } from '../http/origin.js';
import { Problem } from '../http/problem.js';
import { disabled, missing } from '../http/refusals.js';
import type { MailedLink } from '../strategies/mailed-code.js';

/** Where a request wants its link to lead. */
export function readLink(exchange: Exchange): MailedLink {
  const { form, instance } = exchange;
  if (!instance.settings.users.emailLink.enabled) throw disabled('strategy');
  const redirectUrl = readTarget(exchange, 'redirect_url');
  if (redirectUrl === undefined) throw missing('redirect_url');
  return { redirectUrl, completeUrl: readTarget(exchange, 'action_complete_redirect_url') };

  function readTarget({ instance: { settings } }: Exchange, field: string): string | undefined {
    const target = form.optional(field);
    if (target === undefined) return undefined;
    const url = URL.canParse(target) ? safeRedirect(target, target) : undefined;
    if (url === undefined || !isAllowedOrigin(new URL(url).origin, settings)) throw invalidRedirect(field);
    return url;
  }
}

function invalidRedirect(field: string): Problem {
  return new Problem(422, 'invalid_redirect_url', `${field} is not on an allowed origin`, {
    field,
    sentence: 'This address is not one that this service may lead to.',
  });
}
