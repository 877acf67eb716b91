import type { Activity } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';

/** A moment in the person's own time zone, with the day and the minute: both are looked for after a theft. */
export function momentOf(time: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** "Firefox, Windows": what a browser says of itself, as far as it says anything. */
export function deviceName({ browserName, deviceType }: Activity['device'], term: AccountTerm): string {
  const known = [browserName, deviceType].filter(one => one !== undefined);
  return known.length ? known.join(', ') : term('unknownDevice');
}
