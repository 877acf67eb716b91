import { afterEach, expect, test, vi } from 'vitest';
import { createBrowserClient, createBrowserPlatform, pageClient } from '../../src/browser/index.js';
import type { Platform } from '../../src/core/index.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

class FakeStorage {
  readonly texts = new Map<string, string>();
  getItem(name: string): string | null {
    return this.texts.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.texts.set(name, value);
  }
  removeItem(name: string): void {
    this.texts.delete(name);
  }
}

const blocked = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

class FakeDocument extends EventTarget {
  hidden = false;
  #cookie = 'a=1; __client_uat=5; b=2';
  get cookie(): string {
    return this.#cookie;
  }
  set cookie(pair: string) {
    this.#cookie = pair;
  }
  get visibilityState(): string {
    return this.hidden ? 'hidden' : 'visible';
  }
}

/** As much of a page as the platform touches. */
function page(overrides: Readonly<Record<string, unknown>> = {}): EventTarget & { document: EventTarget } {
  const window = new EventTarget();
  const document = new FakeDocument();
  const globals = {
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
    document,
    location: {
      origin: 'https://app.example',
      hostname: 'app.example',
      href: 'https://app.example/',
      search: '',
      protocol: 'https:',
    },
    navigator: { onLine: true },
    localStorage: new FakeStorage(),
    sessionStorage: new FakeStorage(),
    ...overrides,
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  return Object.assign(window, { document });
}

test('what a browser keeps is read again by the next page', () => {
  page();
  createBrowserPlatform().local.set('name', 'kept');
  expect(createBrowserPlatform().local.get('name')).toBe('kept');
  createBrowserPlatform().local.remove('name');
  expect(createBrowserPlatform().local.get('name')).toBeUndefined();
});

test.each([
  ['blocked as a whole', 'get'],
  ['full', 'set'],
])('F-51: where storage is %s, texts are kept as long as the page is', (_name, how) => {
  const full = new FakeStorage();
  if (how === 'set') full.setItem = blocked;
  page();
  const descriptor = how === 'get' ? { get: blocked } : { value: full };
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(globalThis, name, { ...descriptor, configurable: true });
  const { local, tab } = createBrowserPlatform();
  local.set('name', 'kept');
  tab.set('name', 'for this tab');
  expect([local.get('name'), tab.get('name')]).toEqual(['kept', 'for this tab']);
  local.remove('name');
  expect(local.get('name')).toBeUndefined();
});

test('F-51: without cookies, channels and locks nothing throws', async () => {
  page({ BroadcastChannel: blockedClass, document: new CookielessDocument() });
  const platform = createBrowserPlatform();
  expect(platform.readCookie('__client_uat')).toBeUndefined();
  platform.writeCookie('__client_uat', '1', 60);
  const channel = platform.channel('x', () => {});
  channel.send('nobody hears it');
  channel.close();
  expect(await platform.exclusive('x', 10, async () => 'done')).toBe('done');
});

class CookielessDocument extends FakeDocument {
  override get cookie(): string {
    return blocked();
  }
  override set cookie(_pair: string) {
    blocked();
  }
}

class blockedClass {
  constructor() {
    blocked();
  }
}

test('a cookie is found by its whole name, and written for the page alone', () => {
  page();
  const platform = createBrowserPlatform();
  expect(platform.readCookie('__client_uat')).toBe('5');
  expect(platform.readCookie('client_uat')).toBeUndefined();
  platform.writeCookie('__client_uat', '7', 60);
  expect(document.cookie).toBe('__client_uat=7; Path=/; Max-Age=60; SameSite=Lax; Secure');
});

test('AC-181: what the page calls `cookie` or `visibilityState` hides neither from the client', () => {
  const { document } = page();
  const platform = createBrowserPlatform();
  for (const name of ['cookie', 'visibilityState']) Object.defineProperty(document, name, { value: new EventTarget() });
  expect(platform.readCookie('__client_uat')).toBe('5');
  expect(platform.isVisible()).toBe(true);
  platform.writeCookie('__client_uat', '7', 60);
  expect(platform.readCookie('__client_uat')).toBe('7');
});

test('ids of requests are long and never the same', () => {
  page();
  const platform = createBrowserPlatform();
  const ids = Array.from({ length: 100 }, () => platform.randomId());
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{32}$/);
});

test('changes of the page are heard, until somebody stops listening', () => {
  const window = page();
  const heard: string[] = [];
  const stop = createBrowserPlatform().onChange(change => heard.push(change));
  const shown = (persisted: boolean): Event => Object.assign(new Event('pageshow'), { persisted });
  for (const event of [new Event('offline'), new Event('online'), shown(false), shown(true)])
    window.dispatchEvent(event);
  Object.assign(document, { hidden: true });
  window.document.dispatchEvent(new Event('visibilitychange'));
  expect(heard).toEqual(['offline', 'online', 'restored', 'hidden']);
  stop();
  window.dispatchEvent(new Event('online'));
  expect(heard).toHaveLength(4);
});

test('a channel is closed while the page rests in the cache, and opened again with it', () => {
  const window = page();
  const open = new Set<FakeChannel>();
  class FakeChannel {
    onmessage: unknown = undefined;
    constructor() {
      open.add(this);
    }
    close(): void {
      open.delete(this);
    }
  }
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  const channel = createBrowserPlatform().channel('x', () => {});
  expect(open.size).toBe(1);
  window.dispatchEvent(new Event('pagehide'));
  expect(open.size).toBe(0);
  window.dispatchEvent(new Event('pageshow'));
  expect(open.size).toBe(1);
  channel.close();
  window.dispatchEvent(new Event('pageshow'));
  expect(open.size).toBe(0);
});

type Request = (name: string, options: { signal: AbortSignal }, run: () => Promise<unknown>) => Promise<unknown>;

const withLocks = (request: Request): Platform => {
  page({ navigator: { onLine: true, locks: { request } } });
  return createBrowserPlatform();
};

test('one task at a time runs under a lock, and its answer and its error are its own', async () => {
  const platform = withLocks((_name, _options, run) => run());
  expect(await platform.exclusive('x', 1_000, async () => 'done')).toBe('done');
  const failing = platform.exclusive('x', 1_000, async () => {
    throw new TypeError('its own');
  });
  await expect(failing).rejects.toThrow('its own');
});

test('F-43: a lock that nobody lets go is waited for only so long, and the task runs once', async () => {
  vi.useFakeTimers();
  const platform = withLocks(
    (_name, { signal }) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      ),
  );
  let runs = 0;
  const waiting = platform.exclusive('x', 4_000, async () => ++runs);
  await vi.advanceTimersByTimeAsync(3_999);
  expect(runs).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(await waiting).toBe(1);
});

test('locks that are blocked are as good as none', async () => {
  const platform = withLocks(() => Promise.reject(new DOMException('no', 'SecurityError')));
  expect(await platform.exclusive('x', 1_000, async () => 'done')).toBe('done');
});

test('A4: there is one client on a page, however often the library is loaded', () => {
  page();
  Object.defineProperty(globalThis, Symbol.for('auth-elements.page'), {
    configurable: true,
    value: { frontendApi: 'https://auth.app.example', requests: new Map() },
  });
  expect(pageClient()).toBe(pageClient());
  expect(createBrowserClient({ frontendApi: 'https://auth.app.example' })).not.toBe(pageClient());
  pageClient().close();
  Reflect.deleteProperty(globalThis, Symbol.for('auth-elements.client'));
  Reflect.deleteProperty(globalThis, Symbol.for('auth-elements.page'));
});

test('an answer that the script tag asked for is taken once', async () => {
  page();
  const requests = new Map([['https://auth.app.example/v1/client', Promise.resolve(new Response('early'))]]);
  Object.defineProperty(globalThis, Symbol.for('auth-elements.page'), { configurable: true, value: { requests } });
  const platform = createBrowserPlatform();
  expect(await (await platform.prefetched('https://auth.app.example/v1/client'))?.text()).toBe('early');
  expect(platform.prefetched('https://auth.app.example/v1/client')).toBeUndefined();
  Reflect.deleteProperty(globalThis, Symbol.for('auth-elements.page'));
});
