import { counted, type PluralForms } from '../locales/counted.js';
import { languages } from '../locales/languages.js';
import type { ErrorText, ErrorValues, ErrorWords } from '../locales/terms.js';
import type { Lay, Words } from './localize-controller.js';

/*
 * Puts a page's own texts in place of ours, and speaks languages that only the page has words for. Pages without any do
 * not load it. What is given may come from JSON that others have written: it is read by name, never followed.
 */

type Layer = ReadonlyMap<string, unknown>;

/** How an element speaks: the language whose files it needs, and what is said otherwise. */
export interface Speech {
  readonly base: string;
  readonly lay: (words: Words) => Words;
}

/** What holds for a `lang`, with the texts that were given: of those that say the same, the last wins. */
export function speechFor(lang: string, given: readonly (object | string)[]): Speech {
  const sources = given.map(layerOf);
  const tags = lang.toLowerCase().split('-');
  const wider = tags.map((_, index) => tags.slice(0, tags.length - index).join('-'));
  const from = wider.findIndex(tag => isOurs(tag) || sources.some(source => source.has(tag)));
  const chain = from < 0 ? ['en'] : wider.slice(from);
  // Words that are missing in a language of the page's own are English, its own English too.
  if (!chain.some(isOurs)) chain.push('en');
  const [language = 'en'] = chain;
  const narrowing = [...chain].reverse();
  const own = sources.flatMap(source => narrowing.map(tag => source.get(tag))).filter(isRecord);
  return { base: chain.find(isOurs) ?? 'en', lay: words => laid(words, new Voice(language), own) };
}

const isOurs = (tag: string): boolean => Object.hasOwn(languages, tag);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const layers = new WeakMap<object, Layer>();
const parsed = new Map<string, object>();

/** The texts by language, in lower case. Each is read once, and what is wrong with it is told once. */
function layerOf(given: object | string): Layer {
  if (typeof given === 'string') return layerOf(parse(given));
  const known = layers.get(given);
  if (known) return known;
  const tags = Object.entries(given).filter(([tag]) => isTag(tag));
  const layer = new Map(tags.map(([tag, texts]): [string, unknown] => [tag.toLowerCase(), texts]));
  layers.set(given, layer);
  return layer;
}

function parse(json: string): object {
  const known = parsed.get(json);
  if (known) return known;
  const texts = read(json);
  parsed.set(json, texts);
  return texts;
}

function read(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (isRecord(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  report(new TypeError(`Texts are JSON by language, as {"en": {"continue": "Go on"}}, not: ${json.slice(0, 80)}`));
  return {};
}

/** In a page a fault of the texts is told and the rest holds; whoever renders one before has to mend it. */
function report(fault: TypeError): void {
  if (typeof reportError !== 'function') throw fault;
  reportError(fault);
}

function isTag(tag: string): boolean {
  try {
    return Boolean(new Intl.Locale(tag));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(new TypeError(`Texts are given for "${tag}", which is no language: write "nl" or "pt-PT", as in lang.`));
    return false;
  }
}

// Asking the browser for the direction itself would leave out the engines that do not know it.
const rightToLeft = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Mand|Samr)$/;

/** How values are said in a language. */
class Voice {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';

  constructor(language: string) {
    this.language = language;
    this.direction = rightToLeft.test(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  }

  count(count: number, forms: PluralForms): string {
    return counted(this.language, count, forms);
  }

  /** In one pass: braces in a value are no placeholders. */
  fill(text: string, valueOf: (name: string) => unknown): string {
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = valueOf(name);
      if (typeof value === 'number') return this.count(value, { other: '#' });
      if (typeof value !== 'string') return whole;
      // Addresses and names keep their own direction.
      return this.direction === 'rtl' ? `\u2068${value}\u2069` : value;
    });
  }
}

type Bare = Record<string, unknown>;

/** A copy that has nothing but its own, whatever the names in it are. */
const bare = (value: object): Bare => Object.assign(Object.create(null) as Bare, value);

/** Our words with the page's own in their place. Only names that we have words for count, and errors by any code. */
function laid(words: Words, voice: Voice, own: readonly Readonly<Bare>[]): Words {
  const { language, direction } = voice;
  const lay: Lay = further => laidOver(further, voice, own);
  const errors = words.errors && bare(words.errors);
  for (const texts of own) if (errors && isRecord(texts['errors'])) layErrors(errors, texts['errors'], voice);
  const terms = lay({ ...words.terms, language, direction });
  return { ...words, lay, terms, ...(errors && { errors: errors as ErrorWords }) };
}

function laidOver<Ours extends object>(ours: Ours, voice: Voice, own: readonly Readonly<Bare>[]): Ours {
  const terms = bare(ours);
  for (const texts of own) {
    for (const [name, text] of Object.entries(texts)) {
      if (fixed.has(name) || !Object.hasOwn(terms, name)) continue;
      terms[name] = ownTerm(name, terms[name], text, voice) ?? terms[name];
    }
  }
  // Each of our words is there still, or another of its kind.
  return terms as Ours;
}

function layErrors(errors: Bare, own: Readonly<Bare>, voice: Voice): void {
  for (const [code, text] of Object.entries(own)) {
    if (/^[a-z]\w*$/.test(code)) errors[code] = ownError(text, voice) ?? errors[code];
  }
}

/** What follows from the language. */
const fixed = new Set(['language', 'direction']);

/** What is said in place of a term of ours, if it is of a kind that can be. */
function ownTerm(name: string, ours: unknown, own: unknown, voice: Voice): unknown {
  if (typeof ours !== 'function') return typeof own === 'string' ? own : undefined;
  if (name === 'legal') return ownLegal(own);
  if (typeof own === 'string') return (value: unknown) => voice.fill(own, () => value);
  // Whatever a function answers is said as text.
  if (typeof own === 'function') return (value: unknown) => String((own as (value: unknown) => unknown)(value));
  return isForms(own) ? (count: number) => voice.count(count, own) : undefined;
}

function isForms(own: unknown): own is PluralForms {
  return (
    isRecord(own) && typeof own['other'] === 'string' && Object.values(own).every(form => typeof form === 'string')
  );
}

function ownError(own: unknown, voice: Voice): ErrorText | undefined {
  if (typeof own === 'string') {
    return values =>
      voice.fill(own, name => (Object.hasOwn(values, name) ? values[name as keyof ErrorValues] : undefined));
  }
  return typeof own === 'function' ? values => String((own as (values: ErrorValues) => unknown)(values)) : undefined;
}

interface Links {
  readonly terms: unknown;
  readonly privacy: unknown;
}

/** The sentence that is agreed to: `{terms}` and `{privacy}` are the links, where the instance has them. */
function ownLegal(own: unknown): ((links: Links) => readonly unknown[]) | undefined {
  const isLink = (part: unknown, { terms, privacy }: Links): boolean =>
    part !== undefined && (part === terms || part === privacy);
  if (typeof own === 'function') {
    const parts = own as (links: Links) => readonly unknown[];
    return links => parts(links).map(part => (isLink(part, links) ? part : String(part)));
  }
  if (typeof own !== 'string') return undefined;
  const parts = own.split(/(\{terms\}|\{privacy\})/);
  return ({ terms, privacy }) =>
    parts
      .map(part => (part === '{terms}' ? terms : part === '{privacy}' ? privacy : part))
      .filter(part => part !== undefined);
}
