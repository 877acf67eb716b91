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
  /** The page's own fields of sign-up. */
  readonly company: string;
  readonly news: string;
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

type Own = Pick<Words, 'members' | 'company' | 'news'>;

function wordsOf(first: { readonly terms: Terms }, { errors, ...later }: Later, own: Own): Words {
  const terms = { ...first.terms, ...later.terms };
  const [account = ''] = terms.account('').split(':');
  return {
    language: terms.language,
    direction: terms.direction,
    terms,
    errors,
    ...own,
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

export const words = wordsOf(english, englishLater, {
  members: 'Only members see this.',
  company: 'Company',
  news: 'Send me news',
});
export const germanWords = wordsOf(german, germanLater, {
  members: 'Das sehen nur Mitglieder.',
  company: 'Firma',
  news: 'Neuigkeiten zusenden',
});
export const arabicWords = wordsOf(arabic, arabicLater, {
  members: 'لا يرى هذا إلا الأعضاء.',
  company: 'الشركة',
  news: 'أرسلوا لي الأخبار',
});

/** Every language that the elements speak. */
export const allWords: readonly Words[] = [
  words,
  germanWords,
  arabicWords,
  wordsOf(spanish, spanishLater, {
    members: 'Esto solo lo ven los miembros.',
    company: 'Empresa',
    news: 'Enviadme novedades',
  }),
  wordsOf(french, frenchLater, {
    members: 'Seuls les membres voient ceci.',
    company: 'Entreprise',
    news: 'Envoyez-moi les nouvelles',
  }),
  wordsOf(portuguese, portugueseLater, {
    members: 'Só membros veem isto.',
    company: 'Empresa',
    news: 'Enviem-me novidades',
  }),
  wordsOf(japanese, japaneseLater, {
    members: 'これは会員だけに見えます。',
    company: '会社',
    news: 'お知らせを受け取る',
  }),
];
