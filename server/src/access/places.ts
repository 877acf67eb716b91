import { safeRedirect } from 'auth-elements/wire';
import { isAllowedOrigin } from '../http/origin.js';
import { Problem } from '../http/problem.js';
import type { Settings } from '../settings.js';

/** Where a page of the application is, with its whole address; undefined where no setting says it. */
export function placeOf(settings: Settings, page: 'signIn' | 'signUp'): string | undefined {
  const { signInUrl, signUpUrl, homeUrl } = settings.app;
  const { allowedOrigins } = settings;
  const base = [homeUrl, ...allowedOrigins].find(
    one => one !== undefined && /^https?:/.test(one) && !one.includes('*'),
  );
  const wanted = (page === 'signUp' ? (signUpUrl ?? signInUrl) : (signInUrl ?? signUpUrl)) ?? homeUrl ?? base;
  if (wanted === undefined || (base === undefined && !/^https?:/.test(wanted))) return undefined;
  return allowedPlace(new URL(wanted, base).href, settings);
}

/** An address that a ticket may be brought to: on an allowed origin, and on no other. */
export function allowedPlace(target: string, settings: Settings): string | undefined {
  const href = URL.canParse(target) ? safeRedirect(target, target) : undefined;
  return href !== undefined && isAllowedOrigin(new URL(href).origin, settings) ? href : undefined;
}

export function invalidPlace(sentence = 'This address is not one that this service may lead to.'): Problem {
  return new Problem(422, 'invalid_redirect_url', 'redirect_url is not on an allowed origin', {
    field: 'redirect_url',
    sentence,
  });
}

/** The address in a mail: it comes from the settings, and from nothing that a request says. */
export function ticketUrl({ publicUrl }: Settings, ticket: string): string {
  return `${publicUrl.origin}/v1/tickets/accept?ticket=${ticket}`;
}
