import type { Terms } from './terms.js';

/** Each language's file, loaded when the first element speaks it. */
export const languages: Readonly<Record<string, () => Promise<Terms>>> = {
  en: async () => (await import('./en.js')).terms,
  de: async () => (await import('./de.js')).terms,
  ar: async () => (await import('./ar.js')).terms,
};
