// Loaded here, so that no test waits for a file.
import '../../src/core/endpoint-problem.js';
import '../../src/core/member.js';
import { createAuthClient, type AuthClient, type Snapshot } from '../../src/core/index.js';
import { formatPublishableKey } from '../../src/wire/index.js';
import { FakeBrowser, type FakeTab } from './fake-browser.js';
import { FakeClock, settle } from './fake-clock.js';
import { FakeServer } from './fake-server.js';

export const publishableKey = formatPublishableKey('development', '127.0.0.1:4000');
export const right = 'correct horse battery staple';

export interface OpenTab extends FakeTab {
  readonly client: AuthClient;
  /** Every snapshot that a listener was told. */
  readonly told: readonly Snapshot[];
  readonly stop: () => void;
}

export interface World {
  readonly clock: FakeClock;
  readonly server: FakeServer;
  readonly browser: FakeBrowser;
  /** A tab with a client that somebody listens to. */
  readonly open: (options?: {
    readonly watched?: boolean;
    readonly key?: string;
    /** What the same tab kept before it was loaded anew. */
    readonly storage?: ReadonlyMap<string, string>;
  }) => Promise<OpenTab>;
}

/** A browser, a server and a clock. `signedIn` people are there before the first page is opened. */
export function start({ signedIn = [] }: { readonly signedIn?: readonly string[] } = {}): World {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  const browser = new FakeBrowser(clock, server);
  for (const name of signedIn) server.signIn(server.device(browser), name);
  return {
    clock,
    server,
    browser,
    async open({ watched = true, key = publishableKey, storage = new Map() } = {}) {
      const tab = browser.tab();
      for (const [name, value] of storage) tab.storage.set(name, value);
      const client = createAuthClient({ publishableKey: key, platform: tab.platform });
      const told: Snapshot[] = [];
      const stop = watched ? client.subscribe(snapshot => told.push(snapshot)) : (): void => {};
      await settle();
      return Object.assign(tab, { client, told, stop });
    },
  };
}
