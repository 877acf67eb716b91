import { AuthError, safeLink, type AuthClient } from '../../core/index.js';

/** How another site is asked who somebody is. */
export interface Visit<Begun> {
  /** Whether the site opens in a window of its own, where the browser lets it. */
  readonly popup: boolean | undefined;
  /** Asks the server, with where the person is to come back to. */
  readonly begin: (inPopup: boolean) => Promise<Begun>;
  /** Where the server's answer leads. */
  readonly urlOf: (begun: Begun) => string | null | undefined;
  /** Waits in this window for what comes of the visit in the other. `go` has it go there. */
  readonly finish: (window: Window, begun: Begun, go: () => void) => Promise<void>;
}

/** Begins and goes to where the answer leads. Answers what was begun, for who comes back by the browser. */
export async function visit<Begun>({ popup, begin, urlOf, finish }: Visit<Begun>): Promise<Begun | undefined> {
  // Before anything is waited for: a browser lets a window open in answer to a click.
  const opened = popup ? window.open('', 'auth-elements', 'popup,width=480,height=680') : null;
  try {
    const begun = await begin(opened !== null);
    const url = safeLink(urlOf(begun), document.location.href);
    if (!url) throw new AuthError([{ code: 'bad_response', message: 'The server did not say where to go.' }]);
    if (opened) await finish(opened, begun, () => opened.location.replace(url));
    else await leave(url);
    return opened ? undefined : begun;
  } catch (error) {
    opened?.close();
    throw error;
  }
}

/** Marks an address to come back to as one of the other window, which closes itself there. */
export function inWindow(address: URL): URL {
  address.searchParams.set('__clerk_visit', '1');
  return address;
}

/** Until the page is left nothing else can be begun; who comes back to it finds it as it was. */
async function leave(url: string): Promise<void> {
  const left = new Promise(resolve => addEventListener('pagehide', resolve, { once: true }));
  document.location.assign(url);
  await left;
}

/** Waits until the client knows more, or the person is back here and the other window gone. */
export async function comesBack(client: AuthClient, opened: Window, knowsMore: () => boolean): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (knowsMore() || signal.aborted) resolve();
    };
    signal.addEventListener('abort', client.subscribe(look));
    // A site may cut the tie between the windows, and the other then looks gone while it is not: the server knows.
    const back = (): void => {
      if (opened.closed) void client.load().then(resolve, resolve);
    };
    addEventListener('focus', back, { signal });
    document.addEventListener('visibilitychange', back, { signal });
  });
  over.abort();
}
