import type { ErrorCode } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';
import type { PluralForms } from './counted.js';
import type { AllTerms, ErrorText, LocalErrorCode } from './terms.js';

/**
 * A text of one's own. Where ours is said with a value, it stands in braces: `Hello, {name}`. Where that is a count, there
 * may be one text for each plural form, with `#` for the number. From JavaScript it may be a function, too.
 */
export type OwnText<Term> = Term extends string
  ? string
  : Term extends (count: number) => string
    ? string | PluralForms | Term
    : string | Term;

type Ours = AllTerms & AccountTerms;

type OwnTerms = {
  readonly [Name in Exclude<keyof Ours, 'language' | 'direction'>]?: OwnText<Ours[Name]>;
};

/** Texts of one's own in one language, as many as one likes. They are text and never become markup. */
export interface Texts extends OwnTerms {
  /** By code. A server that is not ours may send others than we know. */
  readonly errors?: Readonly<Partial<Record<ErrorCode | LocalErrorCode, ErrorText>> & Record<string, ErrorText>>;
}

/** Texts of one's own by language, as in `lang`: `{ en: { continue: 'Go on' } }`. */
export type TextsByLanguage = Readonly<Record<string, Texts>>;
