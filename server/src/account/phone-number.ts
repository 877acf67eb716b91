import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface PhoneNumber {
  /** The one form that is compared and kept. */
  readonly e164: string;
  /** ISO 3166; undefined for numbers of no country. */
  readonly country: string | undefined;
  readonly callingCode: string;
}

// What a message costs more for than for others, or never reaches.
const unreachable = ['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'PAGER', 'UAN', 'VOICEMAIL', 'FIXED_LINE'];

/**
 * Reads a number as it may be written: spaces, brackets, digits of other scripts, `00` or `+` before the country's code,
 * a zero in brackets after it. It has to name its country, and be one that a message can reach.
 */
export function readPhoneNumber(text: string): PhoneNumber | undefined {
  const typed = text.trim();
  if (typed.length > 40) return undefined;
  const international = typed.replace(/^00/, '+').replace(/^٠٠/, '+');
  const parsed = parsePhoneNumberFromString(international, { extract: false });
  if (!parsed?.isValid() || parsed.ext) return undefined;
  if (unreachable.includes(parsed.getType() ?? '')) return undefined;
  return { e164: parsed.number, country: parsed.country, callingCode: parsed.countryCallingCode };
}
