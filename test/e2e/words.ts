import { terms as arabic } from '../../src/locales/ar.js';
import { errors as arabicErrors } from '../../src/locales/ar-errors.js';
import { terms as german } from '../../src/locales/de.js';
import { errors as germanErrors } from '../../src/locales/de-errors.js';
import { terms as english } from '../../src/locales/en.js';
import { errors as englishErrors } from '../../src/locales/en-errors.js';
import type { ErrorWords, Terms } from '../../src/locales/terms.js';
import type { Name } from './driver.js';

/** What somebody reads and presses on their way, in one language. */
export interface Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly terms: Terms;
  readonly errors: ErrorWords;
  /** The page's own sentence, which only members see. */
  readonly members: string;
  readonly identifier: Name;
  readonly password: Name;
  readonly code: string;
  readonly continue: string;
  readonly signUp: string;
  readonly forgot: string;
  readonly byCode: string;
  readonly resend: string;
  readonly menu: Name;
  readonly signOut: string;
}

/** A name that begins so. */
const beginning = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

function wordsOf(terms: Terms, errors: ErrorWords, members: string): Words {
  const [account = ''] = terms.account('').split(':');
  return {
    language: terms.language,
    direction: terms.direction,
    terms,
    errors,
    members,
    identifier: beginning(terms.emailAddress),
    password: new RegExp(`^(${terms.newPassword}|${terms.password})$`),
    code: terms.code,
    continue: terms.continue,
    signUp: terms.signUp,
    forgot: terms.forgotPassword,
    byCode: terms.useEmailCode,
    resend: terms.resend,
    menu: beginning(account),
    signOut: terms.signOut,
  };
}

export const words = wordsOf(english, englishErrors, 'Only members see this.');
export const germanWords = wordsOf(german, germanErrors, 'Das sehen nur Mitglieder.');
export const arabicWords = wordsOf(arabic, arabicErrors, 'لا يرى هذا إلا الأعضاء.');
