import { html, type TemplateResult } from 'lit';
import { safeLink } from '../../core/index.js';
import '../auth-profile-link.js';
import '../auth-profile-page.js';
import type { AuthProfileLink } from '../auth-profile-link.js';
import type { AuthProfilePage } from '../auth-profile-page.js';
import { pageAddress } from '../own.js';
import type { NavItem } from './frame.js';
import { isPage } from './pages.js';

type Item = AuthProfilePage | AuthProfileLink;

const itemsOf = (host: HTMLElement): readonly Item[] => [
  ...host.querySelectorAll<Item>(':scope > :is(auth-profile-page, auth-profile-link)'),
];

/** The pages that the page itself has added. */
export const ownPages = (host: HTMLElement): readonly AuthProfilePage[] => itemsOf(host).filter(isOwn);

/** The page of this name that the page itself has added; of two the first. */
export function ownPage(host: HTMLElement, path: string | undefined): AuthProfilePage | undefined {
  return ownPages(host).find(page => page.path === path);
}

function isOwn(item: Item): item is AuthProfilePage {
  return 'path' in item && /^[\w-]+$/.test(item.path) && !isPage(item.path);
}

/** Whether there is a page of this name. */
export const isOpenable = (host: HTMLElement, name: string): boolean => isPage(name) || Boolean(ownPage(host, name));

/** What the page has added to the list. What leads nowhere, or has a name that is taken, is left out. */
export function ownItems(
  host: HTMLElement,
  current: string | undefined,
  go: (page: string) => void,
): readonly NavItem[] {
  return itemsOf(host).flatMap((item): NavItem[] => {
    const { label, icon } = item;
    const shown = { label, icon: iconAt(icon), current: false, go: () => {} };
    if (!('path' in item)) {
      const href = safeLink(item.href, pageAddress());
      return href ? [{ ...shown, href }] : [];
    }
    const { path } = item;
    return ownPage(host, path) === item ? [{ ...shown, current: path === current, go: () => go(path) }] : [];
  });
}

/** Shows of the pages that were added the one that is open. */
export function openOwn(host: HTMLElement, current: string | undefined): void {
  for (const item of itemsOf(host)) if ('path' in item) item.open = item === ownPage(host, current);
}

function iconAt(address: string | undefined): TemplateResult {
  const url = safeLink(address, pageAddress());
  // Written through the element's own style: a strict policy refuses the attribute.
  return url
    ? html`<span class="own-icon" .style=${`mask:url(${JSON.stringify(url)}) center/contain no-repeat`}></span>`
    : html``;
}
