import { Account } from './account.js';
import type { Arrivals } from './arrivals.js';
import type { Connection } from './connection.js';
import type { KnownClient } from './known-client.js';
import { Sessions } from './session.js';
import { SessionTokens } from './session-tokens.js';
import type { Store } from './store.js';
import type { Tabs } from './tabs.js';
import { isArrival, TokenStore } from './token-store.js';
import { reverified, Verifications } from './verification.js';

/** What a member's verbs work with. */
export interface MemberParts {
  readonly connection: Connection;
  readonly store: Store;
  readonly known: KnownClient;
  readonly tabs: Tabs;
  readonly arrivals: Arrivals;
}

/** What only members need: a file of its own, so that no sign-in form waits for it. */
export class Member {
  readonly tokens: SessionTokens;
  readonly sessions: Sessions;
  readonly account: Account;
  readonly verifications: Verifications;
  readonly reverified = reverified;

  constructor({ connection, store, known, tabs, arrivals }: MemberParts) {
    const held = new TokenStore(connection.platform);
    this.tokens = new SessionTokens(connection, store, held, tabs);
    this.sessions = new Sessions(connection, store, known, this.tokens);
    this.account = new Account(connection, store);
    this.verifications = new Verifications(connection, store);
    arrivals.handOver(heard => isArrival(heard) && held.accept(heard));
  }
}
