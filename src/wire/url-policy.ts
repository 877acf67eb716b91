/**
 * The one rule about where a link or a redirect may lead, for client, elements and server alike. It uses the WHATWG
 * parser only: two parsers that disagree are how open redirects are made.
 */

const longest = 4096;
// Whitespace and control characters at any place, and backslashes: parsers differ about all of them.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const ambiguous = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/u;

/**
 * The absolute address to go to, or `undefined` when the target is not allowed.
 *
 * @param target - What was asked for: a path, or a complete http(s) address.
 * @param base - The page's address, which a path is resolved against.
 * @param allowedOrigins - Exact origins beside the page's own.
 */
export function safeRedirect(
  target: string | null | undefined,
  base: string,
  allowedOrigins: readonly string[] = [],
): string | undefined {
  const url = parseWebUrl(target, base);
  if (!url) return undefined;
  const own = new URL(base).origin;
  return url.origin === own || allowedOrigins.includes(url.origin) ? url.href : undefined;
}

/**
 * A web address that may be shown as a link or a picture, or `undefined`. Any http(s) origin is allowed here: the
 * address comes from the instance's settings, and nothing secret travels with it.
 */
export function safeLink(target: string | null | undefined, base: string): string | undefined {
  return parseWebUrl(target, base)?.href;
}

function parseWebUrl(target: string | null | undefined, base: string): URL | undefined {
  if (!target || target.length > longest || ambiguous.test(target)) return undefined;
  // A scheme without its two slashes, and a path that begins with two, mean something else than they seem to.
  if (!/^(?:https?:\/\/[^/]|\/(?!\/)|[?#]|\.{1,2}\/|[^/:?#]+(?:[/?#]|$))/i.test(target)) return undefined;
  if (!URL.canParse(target, base)) return undefined;
  const url = new URL(target, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username || url.password || url.hostname.endsWith('.')) return undefined;
  return url;
}
