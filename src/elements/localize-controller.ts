import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment, Problem } from '../core/index.js';
import { languages } from '../locales/languages.js';
import type { ErrorText, ErrorWords, Terms } from '../locales/terms.js';

type Host = ReactiveControllerHost & HTMLElement;

/** The words that are said as they are or with values, which leaves out the table of errors. */
export type TermName = {
  [Name in keyof Terms]: Terms[Name] extends string | ((...values: never[]) => string) ? Name : never;
}[keyof Terms];

type Values<Name extends TermName> = Terms[Name] extends (...values: infer Given) => string ? Given : [];

/** Says one thing in the element's language: `term('continue')`, `term('codeSubtitle', address)`. */
export type Term = <Name extends TermName>(name: Name, ...values: Values<Name>) => string;

const loaded = new Map<string, Terms>();
const errorWords = new Map<string, ErrorWords>();
const hosts = new Set<LocalizeController>();
const asked = new Set<string>();
let observer: MutationObserver | undefined;

/** The words of the language that `lang` says, on the element or around it, and anew when that changes. */
export class LocalizeController implements ReactiveController {
  readonly #host: Host;
  #terms: Terms | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** A promise while the language is on its way, else nothing: an element says nothing before it has words. */
  get loading(): Promise<void> | undefined {
    const language = supported(languageOf(this.#host));
    const known = loaded.get(language);
    if (known) this.#terms = known;
    return known ? undefined : load(language).then(terms => void (this.#terms = terms));
  }

  /** As in `lang`. */
  get language(): string {
    return this.terms.language;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.terms.direction;
  }

  get terms(): Terms {
    if (!this.#terms) throw new TypeError('Words are asked for before `loading` has resolved.');
    return this.#terms;
  }

  /** Bound, so that it can be handed to template functions. */
  readonly term: Term = (name, ...values) => {
    const text: unknown = this.terms[name];
    // The type of `Term` has checked the values against the name; the union of all of them cannot be called.
    return typeof text === 'function' ? (text as (...given: unknown[]) => string)(...values) : String(text);
  };

  /** The sentence for a problem: the language's own, else the server's. */
  problem({ code, longMessage }: Problem, environment: Environment | undefined): string {
    const { language, unknownError } = this.terms;
    const words: Partial<Record<string, ErrorText>> = errorWords.get(language) ?? {};
    const text = Object.hasOwn(words, code) ? words[code] : undefined;
    if (typeof text === 'function') return text(valuesOf(environment));
    return text ?? longMessage ?? unknownError;
  }

  hostConnected(): void {
    hosts.add(this);
    observer ??= new MutationObserver(() => {
      for (const { changed } of hosts) changed();
    });
    if (hosts.size === 1) observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }

  // The words for errors come when what is shown is on the screen, long before there is something to go wrong.
  hostUpdated(): void {
    const { language } = this.terms;
    if (asked.has(language)) return;
    asked.add(language);
    void loadErrors(language);
  }

  hostDisconnected(): void {
    hosts.delete(this);
    if (hosts.size === 0) observer?.disconnect();
  }

  readonly refresh = (): void => this.#host.requestUpdate();

  readonly changed = (): void => {
    if (supported(languageOf(this.#host)) !== this.#terms?.language) this.#host.requestUpdate();
  };
}

async function load(language: string): Promise<Terms> {
  try {
    const terms = await languages[language]?.terms();
    if (!terms) throw new TypeError(`There are no words for "${language}".`);
    loaded.set(language, terms);
    return terms;
  } catch (error) {
    // A language that does not arrive is no reason to say nothing.
    if (language === 'en') throw error;
    return load('en');
  }
}

async function loadErrors(language: string): Promise<void> {
  const words = await languages[language]?.errors();
  if (!words) return;
  errorWords.set(language, words);
  for (const { refresh } of hosts) refresh();
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

function valuesOf(environment: Environment | undefined) {
  const password = environment?.userSettings.passwordSettings;
  const username = environment?.userSettings.usernameSettings;
  return {
    minLength: Math.max(8, password?.minLength ?? 0),
    maxLength: password?.maxLength || (environment?.authElements?.maxPasswordLength ?? 72),
    minUsernameLength: Math.max(4, username?.minLength ?? 0),
    maxUsernameLength: username?.maxLength ?? 64,
  };
}
