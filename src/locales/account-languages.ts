import type { AccountTerms } from './account-terms.js';

/** Each language's words for accounts, loaded when the first element speaks them. */
export const accountLanguages: Readonly<Record<string, () => Promise<{ readonly terms: AccountTerms }>>> = {
  en: () => import('./en-account.js'),
  de: () => import('./de-account.js'),
  es: () => import('./es-account.js'),
  fr: () => import('./fr-account.js'),
  pt: () => import('./pt-account.js'),
  ja: () => import('./ja-account.js'),
  ar: () => import('./ar-account.js'),
};
