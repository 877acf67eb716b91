import type { Platform, PlatformChange, TextStore } from '../../src/core/index.js';
import type { FakeClock } from './fake-clock.js';
import type { FakeServer } from './fake-server.js';

/** What one browser's tabs share: cookies, storage, channels, locks, and one network. */
export class FakeBrowser {
  readonly clock: FakeClock;
  readonly server: FakeServer;
  readonly cookies = new Map<string, string>();
  readonly local = new Map<string, string>();
  /** The API's cookie, which no script sees. */
  readonly jar = new Map<string, string>();
  readonly prefetched = new Map<string, Promise<Response>>();
  readonly channels = new Set<{ readonly name: string; readonly listener: (message: unknown) => void }>();
  online = true;
  /** Locks that somebody holds for ever. */
  readonly hung = new Set<string>();
  readonly #locks = new Map<string, Promise<unknown>>();
  href = 'http://localhost:3000/page';

  constructor(clock: FakeClock, server: FakeServer) {
    this.clock = clock;
    this.server = server;
  }

  tab(): FakeTab {
    return new FakeTab(this);
  }

  /** Waits for its turn, or for as long as its patience lasts. */
  async exclusive<Result>(name: string, patience: number, task: () => Promise<Result>): Promise<Result> {
    const before = this.hung.has(name) ? new Promise<never>(() => {}) : this.#locks.get(name);
    let cancel = (): void => {};
    const tired = new Promise<void>(resolve => {
      cancel = this.clock.timer(patience, resolve);
    });
    const turn = (before ? Promise.race([before, tired]) : Promise.resolve()).then(() => {
      cancel();
      return task();
    });
    const over = turn.catch(() => undefined);
    this.#locks.set(name, over);
    return turn;
  }
}

export class FakeTab {
  readonly platform: Platform;
  readonly storage = new Map<string, string>();
  readonly #listeners = new Set<(change: PlatformChange) => void>();
  readonly #browser: FakeBrowser;
  visible = true;
  redirects: readonly string[] = [];

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
    const { clock } = browser;
    this.platform = {
      get location() {
        const { origin, hostname, href } = new URL(browser.href);
        return { origin, hostname, href };
      },
      fetch: (url, init) => browser.server.fetch(url, init, browser),
      prefetched(url) {
        const answer = browser.prefetched.get(url);
        browser.prefetched.delete(url);
        return answer;
      },
      now: () => clock.wall,
      monotonic: () => clock.elapsed,
      timer: (milliseconds, callback) => clock.timer(milliseconds, callback),
      random: () => 0.5,
      randomId: () => crypto.randomUUID().replaceAll('-', ''),
      local: textStore(browser.local),
      tab: textStore(this.storage),
      readCookie: name => browser.cookies.get(name),
      writeCookie: (name, value, maxAge) =>
        maxAge > 0 ? void browser.cookies.set(name, value) : void browser.cookies.delete(name),
      channel: (name, listener) => this.#channel(name, listener),
      exclusive: (name, patience, task) => browser.exclusive(name, patience, task),
      isOnline: () => browser.online,
      isVisible: () => this.visible,
      onChange: listener => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      redirect: url => {
        this.redirects = [...this.redirects, url];
      },
    };
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Something happens to the page. */
  change(change: PlatformChange): void {
    if (change === 'visible' || change === 'hidden') this.visible = change === 'visible';
    if (change === 'online' || change === 'offline') this.#browser.online = change === 'online';
    for (const listener of this.#listeners) listener(change);
  }

  #channel(name: string, listener: (message: unknown) => void): ReturnType<Platform['channel']> {
    const { channels } = this.#browser;
    const own = { name, listener };
    channels.add(own);
    return {
      send(message) {
        const copy: unknown = structuredClone(message);
        for (const other of channels)
          if (other !== own && other.name === name) queueMicrotask(() => other.listener(copy));
      },
      close: () => void channels.delete(own),
    };
  }
}

function textStore(texts: Map<string, string>): TextStore {
  return {
    get: name => texts.get(name),
    set: (name, value) => void texts.set(name, value),
    remove: name => void texts.delete(name),
  };
}
