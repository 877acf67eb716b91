import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { pt } from './pt.js';
import type { MailWords } from './words.js';

/** Every language that mails are written in. */
export const mailLanguages: Readonly<Record<string, MailWords>> = { en, de, es, fr, ja, pt, ar };

/** The words for a person: the language itself, else its base (`de` for `de-AT`), else English. */
export function wordsFor(locale: string | null): MailWords {
  const tag = locale?.toLowerCase() ?? '';
  const found = [tag, tag.split('-')[0] ?? ''].find(candidate => Object.hasOwn(mailLanguages, candidate));
  return (found === undefined ? undefined : mailLanguages[found]) ?? en;
}
