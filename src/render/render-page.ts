import { html } from 'lit';
import { record } from '../core/record.js';
import type { OwnTexts } from '../elements/localize-controller.js';
import type { FlowName } from '../elements/steps/step.js';
import { openPage, splice, type Insertion, type PageReader } from './page-reader.js';
import { attribute, below, childrenOf, inherited, isElement, upwards, type Element } from './page-tree.js';
import { renderFlow, requirePage, sheetUrl, toText } from './render-flow.js';
import { readEnvironment } from './settings.js';

/** What a page does not say itself. */
export interface PageRenderOptions {
  /** The instance's settings: the JSON answer of `GET /v1/environment`, as it came. */
  readonly settings: unknown;
  /** The address of the folder with the script tag's files. Without it, the folder of the page's own script tag. */
  readonly files?: string | undefined;
  /** What is spoken where no `lang` stands around an element: for pages that are given theirs later. */
  readonly language?: string | undefined;
  /** The page's address, from which relative ones are meant. Needed only where there are relative ones. */
  readonly page?: string | undefined;
  /** What the ids in the first form begin with. */
  readonly id?: string | undefined;
  /** Texts in place of ours, by language, as with `defineLanguage`. */
  readonly texts?: OwnTexts | undefined;
}

const flows: Readonly<Record<string, FlowName>> = { 'auth-sign-in': 'sign-in', 'auth-sign-up': 'sign-up' };

/**
 * Fills every `<auth-sign-in>` and `<auth-sign-up>` of a page with its first step, and links the form's sheet. All else
 * stays byte for byte. An element stays as it is where it has a form already, where HTML allows no form (in a `<p>`, in
 * another form), and where only the script can know its first step.
 *
 * @param page - The page's HTML.
 * @param options - The instance's settings, and what the page does not say itself.
 * @returns The page, to be served or written.
 * @throws TypeError where an address is refused, or is relative and `page` is missing; where texts cannot be read; where
 *   the page has no script tag and `files` is missing.
 * @throws Error where `@lit-labs/ssr` or `parse5` is not installed.
 */
export async function renderPage(page: string, options: PageRenderOptions): Promise<string> {
  requirePage(options.page);
  const reader = await openPage(page);
  const hosts = reader.named(Object.keys(flows)).filter(host => beginsWithForm(host, options));
  if (hosts.length === 0 || !readEnvironment(options.settings)) return page;
  const settled = { ...options, files: options.files ?? filesOf(reader), base: baseOf(reader, options.page) };
  const ids = [...reader.ids];
  const filled: Insertion[] = [];
  for (const host of hosts) {
    const id = freeId(options.id ?? 'auth-page', ids);
    const text = await renderHost(host, id, settled);
    const at = reader.placeFor(text, host);
    if (at === undefined) continue;
    ids.push(`${id}-`);
    filled.push({ at, text });
  }
  return filled.length ? splice(page, [...filled, ...(await linkTo(page, reader, settled))]) : page;
}

interface Settled extends PageRenderOptions {
  readonly files: string;
  readonly base: string | undefined;
}

/** Whether the first step is what this element shows to a guest, as far as that can be known without the script. */
function beginsWithForm(host: Element, { settings, page }: PageRenderOptions): boolean {
  const stands = childrenOf(host).some(
    child => isElement(child) && child.attrs.some(({ name }) => /^(?:data-auth-form|shadowrootmode)$/.test(name)),
  );
  return !stands && isAtFirstStep(host, page) && !beginsWithOwnFields(host, settings);
}

/** Where steps have addresses, the page may be opened at another one. */
function isAtFirstStep(host: Element, page: string | undefined): boolean {
  const routing = attribute(host, 'routing') ?? 'none';
  if (routing !== 'path' || page === undefined) return routing === 'none';
  const pathOf = (url: string): string => new URL(url, page).pathname.replace(/\/*$/, '/');
  const first = pathOf(attribute(host, 'path') ?? host.tagName.replace(/^auth-/, '/'));
  return pathOf(page) === first || !pathOf(page).startsWith(first);
}

/** Fields of the page's own come first where an address needs no proof. */
function beginsWithOwnFields(host: Element, settings: unknown): boolean {
  if (flows[host.tagName] !== 'sign-up') return false;
  const { emailAddress } = record(readEnvironment(settings)?.userSettings.attributes);
  const has = [...below(host)].some(element => attribute(element, 'slot') === 'fields');
  return has && record(emailAddress)['verifyAtSignUp'] === false;
}

/** What no id of the page begins with, for the ids in a form. */
function freeId(wanted: string, ids: readonly string[]): string {
  const isFree = (id: string): boolean => !ids.some(other => other.startsWith(`${id}-`));
  let id = wanted;
  for (let count = 2; !isFree(id); count++) id = `${wanted}-${count}`;
  return id;
}

function renderHost(host: Element, id: string, { settings, files, base, language, texts }: Settled): Promise<string> {
  const flow = flows[host.tagName] ?? 'sign-in';
  const around = [...upwards(host)];
  const provider = around.find(({ tagName }) => tagName === 'auth-provider');
  const given = [texts, provider && attribute(provider, 'texts'), attribute(host, 'texts')];
  return renderFlow(flow, {
    settings,
    files,
    id,
    page: base,
    language: inherited(around, 'lang') ?? language,
    texts: given.filter((one): one is OwnTexts => Boolean(one)),
    initialIdentifier: attribute(host, 'initial-identifier'),
    otherUrl: attribute(host, flow === 'sign-in' ? 'sign-up-url' : 'sign-in-url'),
  });
}

/** Where paths are meant from, as the browser has it. */
function baseOf({ base }: PageReader, page: string | undefined): string | undefined {
  return base && URL.canParse(base, page) ? new URL(base, page).href : page;
}

function filesOf({ script }: PageReader): string {
  const source = script && attribute(script, 'src');
  if (source === undefined || /(?:^|\/)head\.js(?:[?#]|$)/.test(source))
    throw new TypeError('The page has no script tag of ours: say in `files` (--files) where its folder is served.');
  return source.replace(/[^/]*(?:[?#].*)?$/, '') || './';
}

/** The line for the form's sheet, indented as what it stands before. */
async function linkTo(page: string, reader: PageReader, { files, base }: Settled): Promise<readonly Insertion[]> {
  const url = sheetUrl(files, 'auth-form.css', base);
  if (reader.links(url)) return [];
  const at = reader.forHead;
  const indent = /\r?\n[ \t]*$/.exec(page.slice(0, at))?.[0] ?? '';
  return [{ at, text: `${await toText(html`<link rel="stylesheet" href=${url} />`)}${indent}` }];
}
