import type { Activity } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';

/** "Firefox, Windows": what a browser says of itself, as far as it says anything. */
export function deviceName({ browserName, deviceType }: Activity['device'], term: AccountTerm): string {
  const known = [browserName, deviceType].filter(one => one !== undefined);
  return known.length ? known.join(', ') : term('unknownDevice');
}

/** "London, United Kingdom": where the server believes it was, if it does. */
export function placeOf({ city, country }: Activity['device']): string {
  return [city, country].filter(Boolean).join(', ');
}
