import { html, type TemplateResult } from 'lit';
import { safeLink, type Environment } from '../core/index.js';
import type { OwnTexts } from '../elements/localize-controller.js';
import { hasWaitlist, signUpIsOpen } from '../elements/steps/settings.js';
import type { FlowName } from '../elements/steps/step.js';
import { makeFirstStep } from './flow.js';
import { loadRenderer } from './libraries.js';
import { readEnvironment } from './settings.js';
import { speakerFor } from './speaker.js';

/** What {@link renderSignIn} and {@link renderSignUp} have in common. */
export interface RenderOptions {
  /** The instance's settings: the JSON answer of `GET /v1/environment`, as it came. */
  readonly settings: unknown;
  /** The address of the folder with the script tag's files, such as `/` or `https://cdn.example.com/auth-elements@1/`. */
  readonly files: string;
  /** What the form speaks, as in `lang`: `de-AT` is spoken as `de`, and what there are no words for as English. */
  readonly language?: string | undefined;
  /** The page's address, from which relative ones are meant. Needed only where there are relative ones. */
  readonly page?: string | undefined;
  /** What the ids in the form begin with. No other id of the page may begin with it. */
  readonly id?: string | undefined;
  /** Texts in place of ours, by language, as on the element. */
  readonly texts?: OwnTexts | undefined;
  /** The address or name to begin with. It is put into the field that shows it. */
  readonly initialIdentifier?: string | undefined;
}

export interface SignInRenderOptions extends RenderOptions {
  /** The page's own address for sign-up. */
  readonly signUpUrl?: string | undefined;
}

export interface SignUpRenderOptions extends RenderOptions {
  /** The page's own address for sign-in. */
  readonly signInUrl?: string | undefined;
}

/**
 * The children of `<auth-sign-in>` as it shows them to a guest: its card as a declarative shadow root, and the form in
 * the page's tree. They stand before the script does, and the element takes them over.
 *
 * @param options - The instance's settings, and what the page says on the element.
 * @returns Markup to be put into the element; empty where the settings are none that this version can read.
 * @throws TypeError where an address is refused, or is relative and `page` is missing; where texts cannot be read.
 * @throws Error where `@lit-labs/ssr` is not installed.
 */
export function renderSignIn(options: SignInRenderOptions): Promise<string> {
  const { texts, signUpUrl: otherUrl } = options;
  return renderFlow('sign-in', { ...options, otherUrl, texts: texts ? [texts] : [] });
}

/**
 * The children of `<auth-sign-up>` as it shows them to a guest. Where sign-up is closed they say so, without a form.
 *
 * @param options - The instance's settings, and what the page says on the element.
 * @returns Markup to be put into the element; empty where the settings are none that this version can read.
 * @throws TypeError where an address is refused, or is relative and `page` is missing; where texts cannot be read.
 * @throws Error where `@lit-labs/ssr` is not installed.
 */
export function renderSignUp(options: SignUpRenderOptions): Promise<string> {
  const { texts, signInUrl: otherUrl } = options;
  return renderFlow('sign-up', { ...options, otherUrl, texts: texts ? [texts] : [] });
}

/** The same for either flow, with every texts that hold, the later before the earlier. */
export interface FlowOptions extends Omit<RenderOptions, 'texts'> {
  readonly texts: readonly OwnTexts[];
  readonly otherUrl: string | undefined;
}

export async function renderFlow(flow: FlowName, options: FlowOptions): Promise<string> {
  const { settings, language = 'en', page, files, id = 'auth-page', texts, initialIdentifier = '', otherUrl } = options;
  const environment = readEnvironment(settings);
  if (!environment) return '';
  requirePage(page, [...addressesOf(flow, environment), otherUrl]);
  const sheet = sheetUrl(files, 'auth-card.css', page);
  const speaker = await speakerFor(language, texts);
  const step = { flow, environment, speaker, page: page ?? noPage, id, initialIdentifier, otherUrl };
  const { key, title, card, form } = makeFirstStep(step);
  const link = await toText(html`<link rel="stylesheet" href=${sheet} />`);
  // One element, which the script takes away when it has its own: the sheet is within the card, and goes with it.
  const shadow = (await toText(card)).replace('>', () => `>${link}`);
  const content = form && (await toText(formOf(`${id}-form`, key, title, speaker.language, form)));
  return `<template shadowrootmode="open">${shadow}</template><div slot="form" data-auth-form>${content ?? ''}</div>`;
}

// Without the script the form sends nothing anywhere: `dialog` is the one method that leaves what was typed where it is.
function formOf(id: string, key: string, title: string, language: string, content: TemplateResult): TemplateResult {
  return html`<form
    class="auth-form"
    id=${id}
    method="dialog"
    novalidate
    data-step=${key}
    aria-label=${title}
    lang=${language}
  >
    ${content}
  </form>`;
}

/** Markup without the renderer's own marks, which are for a script that goes on in the same tree. */
export async function toText(template: TemplateResult): Promise<string> {
  const render = await loadRenderer();
  const text = await render(template);
  // Whatever is said is escaped by now: what looks like a comment, a tag or a quotation mark is one.
  return text
    .replace(/<!--\/?lit-(?:part|node)[^>]*-->|<\?>/g, '')
    .replace(/("[^"]*")|\s*\n\s*/g, (_, value?: string) => value ?? ' ')
    .replace(/ value=""/g, '')
    .replace(/(<(?:link|img|input)\b[^>]*?) *\/>/g, '$1>')
    .replace(/ +(?=\/?>)/g, '');
}

const noPage = 'about:blank';

/** The addresses that the first step may show. */
function addressesOf(flow: FlowName, environment: Environment): readonly (string | null | undefined)[] {
  const { logoImageUrl, termsUrl, privacyPolicyUrl, waitlistUrl } = environment.displayConfig;
  const agrees = flow === 'sign-up' && signUpIsOpen(environment) && environment.userSettings.signUp.legalConsentEnabled;
  const waits = flow === 'sign-in' && hasWaitlist(environment);
  return [logoImageUrl, ...(agrees ? [termsUrl, privacyPolicyUrl] : []), ...(waits ? [waitlistUrl] : [])];
}

/** Holds what is said of the page's address against the addresses that are meant from it. */
export function requirePage(page: string | undefined, addresses: readonly (string | null | undefined)[] = []): void {
  if (page !== undefined && !safeLink(page, noPage))
    throw new TypeError(`"${page}" is no address of a page: write it out, as https://app.example.com/sign-in.`);
  if (page !== undefined) return;
  const relative = addresses.find(one => !safeLink(one, noPage) && safeLink(one, 'https://page.example'));
  if (relative) throw new TypeError(`"${relative}" is relative: say in \`page\` (--page) which address the page has.`);
}

/** The address of a sheet beside the script tag's files. */
export function sheetUrl(files: string, name: string, page: string | undefined): string {
  const url = `${files.replace(/(?<=[^/])$/, '/')}${name}`;
  if (!safeLink(url, page ?? 'https://page.example'))
    throw new TypeError(`"${files}" is no address of the script tag's files: write a path such as "/", or https://….`);
  return url;
}
