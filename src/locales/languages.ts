import type { ErrorWords, LaterTerms, Terms } from './terms.js';

/** A language's two files: what a sign-in form says at once, and everything that is said later. */
export interface Language {
  readonly first: () => Promise<{ readonly terms: Terms }>;
  readonly later: () => Promise<{ readonly terms: LaterTerms; readonly errors: ErrorWords }>;
}

/** Each language, loaded when the first element speaks it. */
export const languages: Readonly<Record<string, Language>> = {
  en: { first: () => import('./en.js'), later: () => import('./en-more.js') },
  de: { first: () => import('./de.js'), later: () => import('./de-more.js') },
  es: { first: () => import('./es.js'), later: () => import('./es-more.js') },
  fr: { first: () => import('./fr.js'), later: () => import('./fr-more.js') },
  pt: { first: () => import('./pt.js'), later: () => import('./pt-more.js') },
  ja: { first: () => import('./ja.js'), later: () => import('./ja-more.js') },
  ar: { first: () => import('./ar.js'), later: () => import('./ar-more.js') },
};
