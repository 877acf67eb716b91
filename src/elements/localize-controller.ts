import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment, Problem } from '../core/index.js';
import { languages, type Language } from '../locales/languages.js';
import type { AllTerms, ErrorText, ErrorWords, LaterTerms, Terms } from '../locales/terms.js';
import type { Texts, TextsByLanguage } from '../locales/texts.js';
import type { errorValuesOf } from './error-values.js';
import type { speechFor } from './own-texts.js';

type Host = ReactiveControllerHost & HTMLElement;

/** The words that are said as they are or with values. */
export type TermName = {
  [Name in keyof AllTerms]: AllTerms[Name] extends string | ((...values: never[]) => string) ? Name : never;
}[keyof AllTerms];

type Values<Name extends TermName> = AllTerms[Name] extends (...values: infer Given) => string ? Given : [];

/** Says one thing in the element's language: `term('continue')`, `term('codeSubtitle', address)`. */
export type Term = <Name extends TermName>(name: Name, ...values: Values<Name>) => string;

/** The words of a language's files, as far as they are there. */
export interface Words {
  /** The language that the files are in. */
  readonly files: string;
  readonly terms: Terms & Partial<LaterTerms>;
  readonly errors?: ErrorWords | undefined;
  /** Puts the page's own texts in place of further words; without it, there are none. */
  readonly lay?: Lay;
}

/** Words with the page's own in their place. */
export type Lay = <Further extends object>(further: Further) => Further;

/** A page's own texts by language, or the same as JSON. */
export type OwnTexts = TextsByLanguage | string;

const loaded = new Map<string, Words>();
const hosts = new Set<LocalizeController>();
let observer: MutationObserver | undefined;
let pageTexts: TextsByLanguage | undefined;
let speech: typeof speechFor | undefined;
let errorValues: typeof errorValuesOf | undefined;

/**
 * Gives every element on the page words of its own in a language, which may be one that we do not speak. What is missing
 * is said in our words for that language, else in English. A second call replaces the first.
 */
export function defineLanguage(language: string, texts: Texts): void {
  pageTexts = { ...pageTexts, [language]: texts };
  for (const { refresh } of hosts) refresh();
}

/** The words of the language that `lang` says, on the element or around it, and anew when that changes. */
export class LocalizeController implements ReactiveController {
  readonly #host: Host;
  readonly #given: () => readonly (OwnTexts | undefined)[];
  #lang = '';
  /** What is there of the language, once {@link loading} has resolved. */
  words: Words | undefined;
  /** Whether the host says more than a sign-in form does at once. */
  needsAll = true;

  /** The texts that the host was given go before the page's, the later before the earlier. */
  constructor(host: Host, given: () => readonly (OwnTexts | undefined)[]) {
    this.#host = host;
    this.#given = given;
    host.addController(this);
  }

  /** A promise while the language is on its way, else nothing: an element says nothing before it has words. */
  get loading(): Promise<void> | undefined {
    const lang = (this.#lang = languageOf(this.#host));
    const own = this.#own();
    const words = wordsFor(lang, own, this.needsAll);
    if (!(words instanceof Promise)) {
      this.words = words;
      return undefined;
    }
    return words.then(found => {
      this.words = found;
      // Another language may hold by now, or other texts: changes are not heard while an update waits.
      const now = this.#own();
      const same = lang === languageOf(this.#host) && own.every((texts, index) => texts === now[index]);
      return same && own.length === now.length ? undefined : this.loading;
    });
  }

  #own(): readonly OwnTexts[] {
    return [pageTexts, ...this.#given()].filter((texts): texts is OwnTexts => Boolean(texts));
  }

  /** As in `lang`. */
  get language(): string {
    return this.terms.language;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.terms.direction;
  }

  /** Everything that was asked for: with {@link needsAll}, all. */
  get terms(): AllTerms {
    if (!this.words) throw new TypeError('Words are asked for before `loading` has resolved.');
    return this.words.terms as AllTerms;
  }

  /** Bound, so that it can be handed to template functions. */
  readonly term: Term = (name, ...values) => {
    const text: unknown = this.terms[name];
    // The type of `Term` has checked the values against the name; the union of all of them cannot be called.
    if (typeof text === 'function') return (text as (...given: unknown[]) => string)(...values);
    return typeof text === 'string' ? text : '';
  };

  /** The sentence for a problem: the language's own, else the server's. */
  problem({ code, longMessage }: Problem, environment: Environment | undefined): string {
    const { unknownError } = this.terms;
    const words: Partial<Record<string, ErrorText>> = this.words?.errors ?? {};
    const text = Object.hasOwn(words, code) ? words[code] : undefined;
    const said = typeof text === 'function' ? errorValues && text(errorValues(environment)) : text;
    return said ?? longMessage ?? unknownError;
  }

  /** What is wrong with a field, if anything. */
  problemAt(field: string, problems: readonly Problem[], environment: Environment): string | undefined {
    const own = problems.filter(problem => problem.field === field);
    return own.map(problem => this.problem(problem, environment)).join(' ') || undefined;
  }

  hostConnected(): void {
    hosts.add(this);
    observer ??= new MutationObserver(() => {
      for (const { changed } of hosts) changed();
    });
    if (hosts.size === 1) observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }

  // The other words come when what is shown is on the screen, before the next step or an error wants them.
  hostUpdated(): void {
    // Without them a step waits and an error is told in the server's words; the next update asks again.
    const words = wordsIn(this.words?.files ?? 'en', true);
    if (words instanceof Promise) words.catch(() => undefined);
  }

  hostDisconnected(): void {
    hosts.delete(this);
    if (hosts.size === 0) observer?.disconnect();
  }

  readonly refresh = (): void => this.#host.requestUpdate();

  readonly changed = (): void => {
    if (languageOf(this.#host) !== this.#lang) this.#host.requestUpdate();
  };
}

/** The words for a `lang`, with a page's own in their place. */
function wordsFor(lang: string, own: readonly OwnTexts[], all: boolean): Words | Promise<Words> {
  if (own.length === 0) return wordsIn(supported(lang), all);
  if (!speech)
    return import('./own-texts.js').then(
      module => {
        speech = module.speechFor;
        return wordsFor(lang, own, all);
      },
      // Our words, rather than none.
      () => wordsFor(lang, [], all),
    );
  const { base, lay } = speech(lang, own);
  const words = wordsIn(base, all);
  return words instanceof Promise ? words.then(lay) : lay(words);
}

function wordsIn(language: string, all: boolean): Words | Promise<Words> {
  const known = loaded.get(language);
  return known && (known.errors || !all) ? known : load(language, all);
}

async function loadLater({ later }: Language): Promise<Awaited<ReturnType<Language['later']>>> {
  const [words, values] = await Promise.all([later(), import('./error-values.js')]);
  errorValues = values.errorValuesOf;
  return words;
}

/** Loads what is missing of a language's words. */
async function load(language: string, all: boolean): Promise<Words> {
  try {
    const files = languages[language];
    if (!files) throw new TypeError(`There are no words for "${language}".`);
    const [{ terms }, later] = await Promise.all([files.first(), all ? loadLater(files) : undefined]);
    return keep({ files: language, terms: { ...terms, ...later?.terms }, errors: later?.errors });
  } catch (error) {
    // A language that does not arrive is no reason to say nothing.
    if (language === 'en') throw error;
    return load('en', all);
  }
}

/** Puts words where all find them. Others may have come meanwhile, and more of them. */
function keep(words: Words): Words {
  const known = loaded.get(words.files);
  if (known?.errors) return known;
  loaded.set(words.files, words);
  // What was said in the server's words for want of our own is said anew.
  if (words.errors) for (const { refresh } of hosts) refresh();
  return words;
}

/** The `lang` that holds for an element, through shadow roots, as HTML has it. */
function languageOf(element: Element): string {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const lang = at instanceof Element ? at.getAttribute('lang') : null;
    if (lang) return lang;
  }
  return '';
}

/** `de-AT` is spoken as `de`, and what we do not speak as English. */
function supported(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  return Object.hasOwn(languages, language) ? language : 'en';
}
