import type { Platform, PlatformChange, TextStore } from '../../src/core/index.js';
import type { FakeClock } from './fake-clock.js';
import { FakeLocks } from './fake-locks.js';
import type { FakeServer } from './fake-server.js';

interface Ear {
  readonly name: string;
  readonly tab: FakeTab;
  readonly listener: (message: unknown) => void;
}

/** What one browser's tabs share: cookies, storage, channels, locks, and one network. */
export class FakeBrowser {
  readonly clock: FakeClock;
  readonly server: FakeServer;
  readonly cookies = new Map<string, string>();
  readonly local = new Map<string, string>();
  /** The API's cookie, which no script sees. */
  readonly jar = new Map<string, string>();
  readonly prefetched = new Map<string, Promise<Response>>();
  readonly channels = new Set<Ear>();
  readonly locks = new FakeLocks();
  online = true;
  /** Pages that are opened from now on may keep nothing, and neither set cookies nor speak to others. */
  blocked = false;
  /** How a request and its answer travel. */
  travel: (tab: FakeTab, url: string, init: RequestInit) => Promise<Response>;
  /** When a message is heard by another tab. */
  deliver: (task: () => void) => void = queueMicrotask;
  random: () => number = () => 0.5;
  randomId: () => string = () => crypto.randomUUID().replaceAll('-', '');
  href = 'http://localhost:3000/page';

  constructor(clock: FakeClock, server: FakeServer) {
    this.clock = clock;
    this.server = server;
    this.travel = (_tab, url, init) => server.fetch(url, init, this);
  }

  tab(): FakeTab {
    return new FakeTab(this);
  }
}

/** One page in one tab, until it is left. */
export class FakeTab {
  readonly platform: Platform;
  /** What the tab keeps over reloads. */
  readonly storage = new Map<string, string>();
  readonly #listeners = new Set<(change: PlatformChange) => void>();
  readonly #browser: FakeBrowser;
  readonly #opened: number;
  #waiting: readonly (() => void)[] = [];
  #closed = false;
  frozen = false;
  /** Rests in the back/forward cache, without its channels. */
  away = false;
  visible = true;
  redirects: readonly string[] = [];

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
    this.#opened = browser.clock.elapsed;
    this.platform = this.#platform(browser, browser.blocked);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Something happens to the page. */
  change(change: PlatformChange): void {
    if (change === 'visible' || change === 'hidden') this.visible = change === 'visible';
    if (change === 'online' || change === 'offline') this.#browser.online = change === 'online';
    for (const listener of this.#listeners) listener(change);
  }

  /** A task of the page's: at once, or when it goes on, or never. */
  run(task: () => void): void {
    if (this.#closed) return;
    if (this.frozen) this.#waiting = [...this.#waiting, task];
    else task();
  }

  /** The browser lets the page go on, with whatever has come meanwhile. */
  thaw(): void {
    this.frozen = false;
    const tasks = this.#waiting;
    this.#waiting = [];
    for (const task of tasks) this.#browser.clock.timer(0, () => this.run(task));
  }

  /** The page is left for good: nothing of it runs any more. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#listeners.clear();
    for (const ear of this.#browser.channels) if (ear.tab === this) this.#browser.channels.delete(ear);
    this.#browser.locks.release(this);
  }

  timer(milliseconds: number, callback: () => void): () => void {
    let cancelled = false;
    const cancel = this.#browser.clock.timer(milliseconds, () => this.run(() => !cancelled && callback()));
    return () => {
      cancelled = true;
      cancel();
    };
  }

  #platform(browser: FakeBrowser, blocked: boolean): Platform {
    const { clock } = browser;
    return {
      get location() {
        const { origin, hostname, href } = new URL(browser.href);
        return { origin, hostname, href };
      },
      fetch: (url, init) => this.#when(browser.travel(this, url, init)),
      prefetched(url) {
        const answer = browser.prefetched.get(url);
        browser.prefetched.delete(url);
        return answer;
      },
      now: () => clock.wall,
      // Since this page began, which is another moment than the others' beginning.
      monotonic: () => clock.elapsed - this.#opened,
      timer: (milliseconds, callback) => this.timer(milliseconds, callback),
      random: () => browser.random(),
      randomId: () => browser.randomId(),
      local: textStore(blocked ? new Map<string, string>() : browser.local),
      tab: textStore(blocked ? new Map<string, string>() : this.storage),
      readCookie: name => (blocked ? undefined : browser.cookies.get(name)),
      writeCookie: (name, value, maxAge) => {
        if (blocked) return;
        if (maxAge > 0) browser.cookies.set(name, value);
        else browser.cookies.delete(name);
      },
      channel: (name, listener) => (blocked ? deaf : this.#channel(name, listener)),
      exclusive: (name, patience, task) => browser.locks.exclusive(this, name, patience, task),
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

  /** What comes while the page stands still waits for it. */
  #when(answer: Promise<Response>): Promise<Response> {
    return new Promise((resolve, reject) => {
      answer.then(
        response => this.run(() => resolve(response)),
        (error: unknown) => this.run(() => reject(error instanceof Error ? error : new Error(String(error)))),
      );
    });
  }

  #channel(name: string, listener: (message: unknown) => void): ReturnType<Platform['channel']> {
    const { channels, deliver } = this.#browser;
    const own: Ear = { name, tab: this, listener };
    channels.add(own);
    return {
      send: message => {
        if (this.away) return;
        const copy: unknown = structuredClone(message);
        for (const other of channels)
          if (other !== own && other.name === name && !other.tab.away)
            deliver(() => other.tab.run(() => channels.has(other) && other.listener(copy)));
      },
      close: () => void channels.delete(own),
    };
  }
}

const deaf = { send: () => {}, close: () => {} };

function textStore(texts: Map<string, string>): TextStore {
  return {
    get: name => texts.get(name),
    set: (name, value) => void texts.set(name, value),
    remove: name => void texts.delete(name),
  };
}
