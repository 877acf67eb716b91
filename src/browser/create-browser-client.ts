import { createAuthClient, type AuthClient, type EndpointOptions } from '../core/index.js';
import { createBrowserPlatform } from './create-browser-platform.js';
import { readPage } from './page.js';

/** Not every engine has one; then the first element makes the client. */
const { scheduler: soon } = globalThis as {
  readonly scheduler?: { postTask(task: () => unknown, options: { readonly priority: string }): Promise<unknown> };
};

/** Makes a client for a page. A ticket's address is left to the element that takes the ticket. */
export function createBrowserClient(options: EndpointOptions): AuthClient {
  if (/^(?!.*__clerk_ticket=).*__clerk_status=/.test(location.search))
    void import('./arrival.js').then(({ arrive }) => arrive());
  return createAuthClient({ ...options, platform: createBrowserPlatform() });
}

/**
 * The page's own client, by what its script tag says. There is one on a page, however many copies of the library are
 * loaded: the first one makes it.
 */
export function pageClient(): AuthClient {
  const registry = globalThis as { [name: symbol]: unknown };
  const name = Symbol.for('auth-elements.client');
  const { publishableKey, frontendApi } = readPage() ?? {};
  // Only this function writes there.
  return (registry[name] ??= createBrowserClient({ publishableKey, frontendApi })) as AuthClient;
}

// Where the script tag is, it is wanted in any case: made in a task of its own, it is in nobody's way.
if (readPage()) void soon?.postTask(pageClient, { priority: 'user-blocking' });
