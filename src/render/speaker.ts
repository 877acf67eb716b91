import type { Term, OwnTexts, Words } from '../elements/localize-controller.js';
import { speechFor } from '../elements/own-texts.js';
import { languages } from '../locales/languages.js';
import type { AllTerms } from '../locales/terms.js';

/** The words of one language, as an element has them in its own. */
export interface Speaker {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly terms: AllTerms;
  readonly term: Term;
  /** Nothing has gone wrong with a form that nobody has seen yet. */
  readonly problem: () => string;
}

/** Speaks what `lang` would have an element speak, with texts of one's own in place of ours: the later win. */
export async function speakerFor(lang: string, own: readonly OwnTexts[]): Promise<Speaker> {
  const { base, lay } = speechFor(lang, own);
  const files = languages[base];
  if (!files) throw new TypeError(`There are no words for "${base}".`);
  const [first, later] = await Promise.all([files.first(), files.later()]);
  const words: Words = { files: base, terms: { ...first.terms, ...later.terms }, errors: later.errors };
  // With both files of a language every term is there.
  const terms = lay(words).terms as AllTerms;
  const term: Term = (name, ...values) => {
    const text: unknown = terms[name];
    // The type of `Term` has checked the values against the name; the union of all of them cannot be called.
    if (typeof text === 'function') return (text as (...given: unknown[]) => string)(...values);
    return typeof text === 'string' ? text : '';
  };
  return { language: terms.language, direction: terms.direction, terms, term, problem: () => '' };
}
