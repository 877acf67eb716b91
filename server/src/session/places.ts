import { isIP } from 'node:net';
import type { CityResponse } from 'maxmind';
import { SettingError } from '../setting-error.js';

/** Where somebody was, as a database of addresses guesses it. Nothing may rest on it. */
export interface Place {
  readonly city?: string;
  readonly country?: string;
}

export interface Places {
  /** @param language - A language tag; English where the database has no names in it. */
  find(ip: string | null, language: string | null): Place;
}

const nowhere: Places = { find: () => ({}) };

/**
 * Opens a database in MaxMind's format, which is read anew when the file is replaced.
 *
 * @throws {SettingError} where it is none.
 */
export async function openPlaces(file: string | undefined): Promise<Places> {
  if (file === undefined) return nowhere;
  const reader = await open(file);
  return {
    find(ip, language) {
      const found = ip !== null && isIP(ip) ? reader.get(ip) : null;
      const city = found?.city && nameIn({ ...found.city.names }, language);
      const country = found?.country && nameIn({ ...found.country.names }, language);
      return { ...(city !== undefined && { city }), ...(country !== undefined && { country }) };
    },
  };
}

async function open(file: string) {
  const { open: openDatabase } = await import('maxmind');
  try {
    return await openDatabase<CityResponse>(file, { watchForUpdates: true, watchForUpdatesNonPersistent: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError('AUTH_GEOIP_FILE', `AUTH_GEOIP_FILE is ${file}, which cannot be read: ${reason}`);
  }
}

/** Databases have a handful of languages, some of them with a region. */
function nameIn(names: Readonly<Record<string, string>>, language: string | null): string | undefined {
  const [base] = (language ?? 'en').toLowerCase().split('-');
  const like = Object.keys(names).find(tag => tag.split('-')[0] === base) ?? 'en';
  return names[language ?? like] ?? names[like];
}
