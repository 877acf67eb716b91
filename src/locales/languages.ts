import type { ErrorWords, Terms } from './terms.js';

/** A language's two files: what an element says at once, and what it says when something goes wrong. */
export interface Language {
  readonly terms: () => Promise<Terms>;
  readonly errors: () => Promise<ErrorWords>;
}

/** Each language, loaded when the first element speaks it. */
export const languages: Readonly<Record<string, Language>> = {
  en: {
    terms: async () => (await import('./en.js')).terms,
    errors: async () => (await import('./en-errors.js')).errors,
  },
  de: {
    terms: async () => (await import('./de.js')).terms,
    errors: async () => (await import('./de-errors.js')).errors,
  },
  ar: {
    terms: async () => (await import('./ar.js')).terms,
    errors: async () => (await import('./ar-errors.js')).errors,
  },
};
