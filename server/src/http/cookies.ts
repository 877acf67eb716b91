/** All values of a cookie: a sibling domain can put a second one of the same name beside ours. */
export function readCookies(request: Request, name: string): readonly string[] {
  const header = request.headers.get('cookie') ?? '';
  const values = header
    .split(';')
    .map(withoutBlanks)
    .filter(pair => pair.startsWith(`${name}=`))
    .map(pair => pair.slice(name.length + 1));
  return [...new Set(values)];
}

// RFC 6265 §5.2 means these two: what else Unicode counts as space is part of a name that is not ours. No regular
// expression, because one that looks for blanks at an end tries every run of them there is.
const blanks = [' ', '\t'];

function withoutBlanks(pair: string): string {
  let start = 0;
  let end = pair.length;
  while (start < end && blanks.includes(pair.charAt(start))) start++;
  while (end > start && blanks.includes(pair.charAt(end - 1))) end--;
  return pair.slice(start, end);
}

export interface CookieOptions {
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'Lax' | 'None';
  readonly domain?: string | undefined;
  /** Milliseconds; 0 deletes the cookie. */
  readonly maxAge: number;
}

/** One `Set-Cookie` value. A name, value or domain that could end the attribute it stands in is a fault of ours. */
export function serializeCookie(name: string, value: string, options: CookieOptions): string {
  const { domain } = options;
  if (!/^[\w-]+$/.test(name) || !/^[\w.-]*$/.test(value) || (domain !== undefined && !/^[\w.-]+$/.test(domain)))
    throw new TypeError('A cookie may hold letters, digits, dots, dashes and underscores only.');
  return [
    `${name}=${value}`,
    'Path=/',
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    `Max-Age=${Math.floor(options.maxAge / 1000)}`,
    ...(options.httpOnly ? ['HttpOnly'] : []),
    ...(options.secure ? ['Secure'] : []),
    `SameSite=${options.sameSite}`,
    ...(options.sameSite === 'None' ? ['Partitioned'] : []),
  ].join('; ');
}
