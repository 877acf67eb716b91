import { ZxcvbnFactory, type OptionsGraph } from '@zxcvbn-ts/core';
import { estimatedCodePoints, normalizePassword } from '../wire/index.js';
import { commonWords } from './is-common-password.js';
import { keyboards } from './keyboards.js';

/** 0: guessed at once … 4: not guessed even by somebody who has stolen the hash. */
export type StrengthScore = 0 | 1 | 2 | 3 | 4;

/** What the estimator may have to say. A language has words for each; the names are those of zxcvbn. */
export const strengthHints = [
  // what makes it weak
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'userInputs',
  // what would make it better
  'l33t',
  'reverseWords',
  'allUppercase',
  'capitalization',
  'associatedYears',
  'repeated',
  'longerKeyboardPattern',
  'anotherWord',
  'useWords',
  'noNeed',
] as const;

export type StrengthHint = (typeof strengthHints)[number];

export interface PasswordStrength {
  readonly score: StrengthScore;
  /** What makes it weak; undefined where nothing in particular does. */
  readonly warning: StrengthHint | undefined;
  /** What would make it better; nothing where it is good enough. */
  readonly suggestions: readonly StrengthHint[];
}

let estimator: ZxcvbnFactory | undefined;

/**
 * How hard a password is to guess. Browser and server give the same answer: the same words, the same rules.
 *
 * @param about - What is known of the person: addresses and names, which make poor passwords. The instance's name too.
 */
export function estimatePassword(password: string, about: readonly string[] = []): PasswordStrength {
  estimator ??= new ZxcvbnFactory({
    dictionary: { passwords: [...commonWords()] },
    // Data of ours, in the shape that the estimator's own package has it in.
    graphs: JSON.parse(keyboards) as OptionsGraph,
    maxLength: 2 * estimatedCodePoints,
  });
  // The work grows with the square of the length, so only the beginning is looked at.
  const looked = [...normalizePassword(password)].slice(0, estimatedCodePoints).join('');
  const { score, feedback } = estimator.check(looked, wordsAbout(about));
  return {
    score,
    warning: feedback.warning === null || !isHint(feedback.warning) ? undefined : feedback.warning,
    suggestions: [...new Set(feedback.suggestions)].filter(isHint),
  };
}

/** An address is known whole and by its parts: `ada@example.com` makes `ada`, `example` and `com` poor choices too. */
function wordsAbout(about: readonly string[]): string[] {
  const texts = about.map(text => text.slice(0, 254).toLowerCase());
  const parts = texts.flatMap(text => [text, ...text.split('@'), ...text.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(parts)].filter(part => part.length > 2);
}

function isHint(text: string): text is StrengthHint {
  return (strengthHints as readonly string[]).includes(text);
}
