import { frontendApiOf, parsePublishableKey } from '../wire/index.js';

/** The published protocol that the client speaks. */
const apiVersion = '2026-05-12';

/** Where the frontend API is, or what is wrong with what the page says about it. */
export interface Endpoint {
  /** Scheme, host and perhaps a path, without a slash at the end. Empty when what the page says leads nowhere. */
  readonly base: string;
  /** The publishable key, where it was given and is none that is broken. */
  readonly key: string | undefined;
  /** `undefined` where no key says which: then the environment does. */
  readonly instance: 'development' | 'production' | undefined;
  /** What the page says. */
  readonly options: EndpointOptions;
}

export interface EndpointOptions {
  readonly publishableKey?: string | undefined;
  /** A complete base address or a path of the page's own origin; wins over the host in the key. */
  readonly frontendApi?: string | undefined;
}

type Page = { readonly href: string; readonly hostname: string };

/** Finds the frontend API. Never throws: {@link Endpoint.base} is empty where the page does not lead to one. */
export function resolveEndpoint(options: EndpointOptions, page: Page): Endpoint {
  const key = options.publishableKey ? parsePublishableKey(options.publishableKey) : undefined;
  // No API can allow a file, which has no origin: nothing is asked in vain.
  const base = /^file:/.test(page.href) ? undefined : findBase(options, page);
  return { base: base ?? '', key: key?.key, instance: key?.instance, options };
}

/** The address alone, for the script tag's entry, which leaves what is wrong to the client. */
export function findBase({ publishableKey, frontendApi }: EndpointOptions, page: Page): string | undefined {
  const key = publishableKey ? parsePublishableKey(publishableKey) : undefined;
  if (publishableKey && !key) return undefined;
  return frontendApi ? baseOf(frontendApi, page.href) : key && frontendApiOf(key, page.hostname);
}

function baseOf(frontendApi: string, href: string): string | undefined {
  if (!URL.canParse(frontendApi, href)) return undefined;
  const { protocol, origin, pathname } = new URL(frontendApi, href);
  return /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : undefined;
}

/** The complete address of a call. The script tag's entry makes the same ones, so that its answers can be used. */
export function callUrl(base: string, path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = new URLSearchParams({ __clerk_api_version: apiVersion });
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  return `${base}/v1${path}?${parameters.toString()}`;
}

/** The address of the instance's settings. */
export function environmentUrl(base: string): string {
  return callUrl(base, '/environment');
}

/** The address of this browser's client. */
export function clientUrl(base: string, devToken?: string): string {
  return callUrl(base, '/client', { __clerk_db_jwt: devToken });
}

/** Under which name the identity of a development page on another site is kept in the browser's storage. */
export function devTokenName(base: string): string {
  return `__clerk_db_jwt ${base}`;
}
