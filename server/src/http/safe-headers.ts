import type { Settings } from '../settings.js';

const year = 365 * 24 * 60 * 60;

/** What every answer of the API carries: none of it is kept, guessed at, framed, or shown inside another page. */
export function safeHeaders({ publicUrl }: Settings): Headers {
  return new Headers({
    'Cache-Control': 'no-store, private',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    // Without its subdomains: the API may be mounted at an application's own host, and those are not its business.
    ...(publicUrl.protocol === 'https:' && { 'Strict-Transport-Security': `max-age=${year}` }),
  });
}
