/** Rules about addresses and usernames that browser and server must apply alike. */

/** The longest address, in characters: RFC 5321 §4.5.3.1.3 less the brackets. */
export const maxEmailLength = 254;

// One linear pattern: an unquoted local part, one @, a domain of labels. Quoted local parts are refused on purpose:
// mailers disagree about where the address in them ends.
const emailPattern =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~][\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~.-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])$/u;

/**
 * The form in which an address is compared and kept, or `undefined` when it is no address that mail could reach.
 * What NFKC would change is refused and not folded: `K` (the Kelvin sign) is not `k`. The domain becomes its A-label
 * (UTS #46), letters become lower case independently of any locale.
 */
export function normalizeEmail(input: string): string | undefined {
  const address = input.trim();
  if (address.length > maxEmailLength || address.normalize('NFKC') !== address) return undefined;
  if (!emailPattern.test(address) || address.includes('..') || address.includes('.@')) return undefined;
  const at = address.lastIndexOf('@');
  const domain = asciiDomain(address.slice(at + 1));
  // Lower case must not change what the letters are: U+0130 and U+0131 do not survive the round trip.
  const local = address.slice(0, at);
  const lower = local.toLowerCase();
  if (!domain || lower.normalize('NFKC') !== lower || /[\u0130\u0131\u017f]/u.test(local)) return undefined;
  const normalized = `${lower}@${domain}`;
  return normalized.length > maxEmailLength ? undefined : normalized;
}

function asciiDomain(domain: string): string | undefined {
  if (!URL.canParse(`https://${domain}`)) return undefined;
  const { hostname, host } = new URL(`https://${domain}`);
  // An IPv4 address is what the parser makes of a name like 0x7f.1, and no mail goes there.
  return hostname === host && !/^[\d.]+$/.test(hostname) ? hostname : undefined;
}

export type UsernameProblem =
  'form_username_invalid_length' | 'form_username_invalid_character' | 'form_username_needs_non_number_char';

export interface UsernameRules {
  readonly min_length: number;
  readonly max_length: number;
  readonly allow_numeric_usernames: boolean;
}

/** The form in which a username is compared. Valid usernames are ASCII, so this folds nothing unexpected. */
export function normalizeUsername(input: string): string {
  return input.trim().toLowerCase();
}

/** What is wrong with a username, or `undefined`. Latin letters, digits, `_` and `-`: no two look alike. */
export function usernameProblem(input: string, rules: UsernameRules): UsernameProblem | undefined {
  const name = input.trim();
  if (!/^[A-Za-z0-9_-]*$/.test(name)) return 'form_username_invalid_character';
  if (name.length < Math.max(4, rules.min_length) || name.length > Math.min(64, rules.max_length))
    return 'form_username_invalid_length';
  if (!rules.allow_numeric_usernames && /^\d+$/.test(name)) return 'form_username_needs_non_number_char';
  return undefined;
}
