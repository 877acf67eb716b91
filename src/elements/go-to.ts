import type { AuthRouter } from './router.js';

/**
 * Goes to another page of this origin, by the application's own router where it has one.
 *
 * @param url - Complete, as the URL policy answers it.
 */
export function goTo(url: string, router: AuthRouter | undefined): void {
  const { origin, href } = document.location;
  if (!router) {
    if (url !== href) document.location.assign(url);
    return;
  }
  const to = url.slice(origin.length);
  if (to !== router.current()) router.navigate(to, { replace: false });
}

/** Has a click on one of the element's own links lead within the application, where that has a router. */
export function followLink(event: MouseEvent, host: HTMLElement, router: AuthRouter | undefined): void {
  const link = event.composedPath().find(target => target instanceof HTMLAnchorElement);
  if (!router || !link || link.getRootNode() !== host.shadowRoot || !opensHere(event)) return;
  if (link.origin !== document.location.origin) return;
  event.preventDefault();
  goTo(link.href, router);
}

function opensHere({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean {
  return !button && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented;
}
