import type { AuthClient, AuthError, Snapshot } from '../../../src/core/index.js';
import type { FakeTab } from '../fake-browser.js';
import type { ClientModule } from './build-client.js';

export type Verb = 'token' | 'signIn' | 'switch' | 'signOut';

/** A call that the page's application has made, until it is over. */
export interface Pending {
  readonly verb: Verb;
  /** The sessions that the page has had meanwhile. */
  readonly sessions: Set<string | null>;
  /** Milliseconds that it has taken while the page ran. */
  took: number;
}

export interface PageOptions {
  readonly name: string;
  readonly tab: FakeTab;
  readonly module: ClientModule;
  readonly now: () => number;
  readonly key: string;
}

/** A page with a client that somebody listens to, and what an onlooker remembers of it. */
export class Page {
  readonly name: string;
  readonly tab: FakeTab;
  readonly client: AuthClient;
  readonly pending = new Set<Pending>();
  /** When requests left, and what was done here, by the clock of the machine's waking hours. */
  readonly requests: number[] = [];
  readonly deeds: number[] = [];
  /** Until when the server wants none of a kind. */
  readonly waits = new Map<string, number>();
  /** The last session that the page has known for sure. */
  sessionId: string | null | undefined;
  /** Since when somebody sees it run, or nobody does. */
  since: number;
  /** Told when the page has another session than before. */
  onLeft: (from: string, to: string | null) => void = () => {};
  readonly #now: () => number;

  constructor({ name, tab, module, now, key }: PageOptions) {
    this.name = name;
    this.tab = tab;
    this.#now = now;
    this.since = now();
    this.deeds.push(now());
    this.client = module.createAuthClient({ publishableKey: key, platform: tab.platform });
  }

  /** Somebody shows what the client says. */
  watch(): void {
    this.client.subscribe(snapshot => this.#observe(snapshot));
  }

  get seen(): boolean {
    return this.tab.visible && this.running;
  }

  get running(): boolean {
    return !this.tab.frozen && !this.tab.away && !this.tab.closed;
  }

  /** Something was done here, which may cost requests. */
  touch(): void {
    this.since = this.#now();
    this.deeds.push(this.since);
  }

  /** Makes a call, and tells what came of it. */
  call<Result>(
    verb: Verb,
    make: (client: AuthClient) => Promise<Result>,
    over: (outcome: { readonly result: Result } | { readonly error: AuthError }, call: Pending) => void,
  ): void {
    this.deeds.push(this.#now());
    const call: Pending = { verb, sessions: new Set([this.client.snapshot.session?.id ?? null]), took: 0 };
    this.pending.add(call);
    make(this.client).then(
      result => {
        this.pending.delete(call);
        over({ result }, call);
      },
      (error: unknown) => {
        this.pending.delete(call);
        if (!(error instanceof Error) || error.name !== 'AuthError') throw error;
        // The class of another copy of the module, told by its name.
        over({ error: error as AuthError }, call);
      },
    );
  }

  #observe({ session }: Snapshot): void {
    for (const call of this.pending) call.sessions.add(session?.id ?? null);
    if (session === undefined) return;
    const id = session?.id ?? null;
    if (this.sessionId && id !== this.sessionId) this.onLeft(this.sessionId, id);
    this.sessionId = id;
  }
}
