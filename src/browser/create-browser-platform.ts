import type { Platform, PlatformChange } from '../core/index.js';
import { openChannel } from './channel.js';
import { exclusive } from './exclusive.js';
import { readPage } from './page.js';
import { textStore } from './text-store.js';

/** The page as the client's platform. Whatever the browser lacks or blocks is done without. */
export function createBrowserPlatform(): Platform {
  return {
    location: globalThis.location,
    fetch: (input, init) => fetch(input, init),
    prefetched(url) {
      const requests = readPage()?.requests;
      const answer = requests?.get(url);
      requests?.delete(url);
      return answer;
    },
    now: () => Date.now(),
    monotonic: () => performance.now(),
    timer(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    randomId: () =>
      [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join(''),
    local: textStore(() => localStorage),
    tab: textStore(() => sessionStorage),
    readCookie,
    writeCookie,
    channel: openChannel,
    exclusive,
    passkeys: 'PublicKeyCredential' in globalThis ? async () => (await import('./passkeys.js')).passkeys : undefined,
    isOnline: () => navigator.onLine,
    isVisible,
    onChange,
    redirect: url => globalThis.location.assign(url),
    closeVisit,
  };
}

// A picture or a form of the page that is called `cookie` stands before the document's own member, not before its kind's.
const kind = (): object => Object.getPrototypeOf(document) as object;
const own = (name: 'cookie' | 'visibilityState'): string => String(Reflect.get(kind(), name, document));

const isVisible = (): boolean => own('visibilityState') === 'visible';

/** By the mark in its address: the site in between may have cut the tie to the window that opened this one. */
function closeVisit(): boolean {
  const isVisit = globalThis.location.search.includes('__clerk_visit');
  if (isVisit) globalThis.close();
  return isVisit;
}

function readCookie(name: string): string | undefined {
  try {
    const pair = own('cookie')
      .split('; ')
      .find(each => each.startsWith(`${name}=`));
    return pair?.slice(name.length + 1);
  } catch (error) {
    // A sandboxed page has no cookies.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function writeCookie(name: string, value: string, maxAge: number): void {
  const secure = globalThis.location.protocol === 'https:' ? '; Secure' : '';
  try {
    const cookie = `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`;
    Reflect.set(kind(), 'cookie', cookie, document);
  } catch (error) {
    // A sandboxed page has no cookies.
    if (!(error instanceof DOMException)) throw error;
  }
}

function onChange(listener: (change: PlatformChange) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener('online', () => listener('online'), { signal });
  addEventListener('offline', () => listener('offline'), { signal });
  document.addEventListener('visibilitychange', () => listener(isVisible() ? 'visible' : 'hidden'), { signal });
  // Of two windows beside each other, it is the one that somebody turns to.
  addEventListener('focus', () => isVisible() && listener('visible'), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && listener('restored'), { signal });
  return () => stop.abort();
}
