import { accountLanguages } from '../locales/account-languages.js';
import type { AccountTerms } from '../locales/account-terms.js';
import type { AllTerms } from '../locales/terms.js';
import type { LocalizeController } from './localize-controller.js';

type Words = AllTerms & AccountTerms;

type AccountTermName = {
  [Name in keyof Words]: Words[Name] extends string | ((...values: never[]) => string) ? Name : never;
}[keyof Words];

type Values<Name extends AccountTermName> = Words[Name] extends (...values: infer Given) => string ? Given : [];

/** Says one thing in the element's language, as `Term` does, with the words for accounts beside the others. */
export type AccountTerm = <Name extends AccountTermName>(name: Name, ...values: Values<Name>) => string;

const loaded = new Map<string, AccountTerms>();

/** The words for accounts, in the language that an element speaks. They follow it when it changes. */
export class AccountWords {
  readonly #localize: LocalizeController;
  #terms: Partial<AccountTerms> = {};

  constructor(localize: LocalizeController) {
    this.#localize = localize;
  }

  /** A promise while some of the words are on their way, else nothing. */
  get loading(): Promise<void> | undefined {
    const { loading } = this.#localize;
    if (loading) return loading.then(() => this.loading);
    const { files = 'en', lay } = this.#localize.words ?? {};
    const terms = loaded.get(files);
    if (!terms) return load(files).then(() => this.loading);
    this.#terms = lay ? lay(terms) : terms;
    return undefined;
  }

  /** Bound, so that it can be handed to template functions. */
  readonly term: AccountTerm = (name, ...values) => {
    const text: unknown = (this.#terms as Partial<Record<string, unknown>>)[name];
    if (typeof text === 'string') return text;
    // The type of `AccountTerm` has checked the values against the name.
    if (typeof text === 'function') return (text as (...given: readonly unknown[]) => string)(...values);
    return (this.#localize.term as (name: string, ...given: readonly unknown[]) => string)(name, ...values);
  };
}

async function load(language: string): Promise<void> {
  try {
    const files = accountLanguages[language];
    if (!files) throw new TypeError(`There are no words for accounts in "${language}".`);
    loaded.set(language, (await files()).terms);
  } catch (error) {
    // A language that does not arrive is no reason to say nothing.
    if (language === 'en') throw error;
    await load('en');
    const english = loaded.get('en');
    if (english) loaded.set(language, english);
  }
}
