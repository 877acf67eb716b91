import * as arabic from '../../src/locales/ar.js';
import * as arabicLater from '../../src/locales/ar-more.js';
import * as german from '../../src/locales/de.js';
import * as germanLater from '../../src/locales/de-more.js';
import * as english from '../../src/locales/en.js';
import * as englishLater from '../../src/locales/en-more.js';
import * as french from '../../src/locales/fr.js';
import * as frenchLater from '../../src/locales/fr-more.js';
import * as japanese from '../../src/locales/ja.js';
import * as japaneseLater from '../../src/locales/ja-more.js';
import * as portuguese from '../../src/locales/pt.js';
import * as portugueseLater from '../../src/locales/pt-more.js';
import * as spanish from '../../src/locales/es.js';
import * as spanishLater from '../../src/locales/es-more.js';
import type { AllTerms, ErrorWords, LaterTerms, Terms } from '../../src/locales/terms.js';
import type { Name } from './driver.js';

/** What somebody reads and presses on their way, in one language. */
export interface Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly terms: AllTerms;
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

interface Later {
  readonly terms: LaterTerms;
  readonly errors: ErrorWords;
}

function wordsOf(first: { readonly terms: Terms }, { errors, ...later }: Later, members: string): Words {
  const terms = { ...first.terms, ...later.terms };
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

export const words = wordsOf(english, englishLater, 'Only members see this.');
export const germanWords = wordsOf(german, germanLater, 'Das sehen nur Mitglieder.');
export const arabicWords = wordsOf(arabic, arabicLater, 'لا يرى هذا إلا الأعضاء.');

/** Every language that the elements speak. */
export const allWords: readonly Words[] = [
  words,
  germanWords,
  arabicWords,
  wordsOf(spanish, spanishLater, 'Esto solo lo ven los miembros.'),
  wordsOf(french, frenchLater, 'Seuls les membres voient ceci.'),
  wordsOf(portuguese, portugueseLater, 'Só membros veem isto.'),
  wordsOf(japanese, japaneseLater, 'これは会員だけに見えます。'),
];
