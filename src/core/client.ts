import { Arrivals } from './arrivals.js';
import type { AuthClient } from './client-api.js';
import { Connection } from './connection.js';
import { resolveEndpoint, type EndpointOptions } from './endpoint.js';
import { Flows } from './flows.js';
import { mirrorHint, readHint } from './hint.js';
import { KnownClient } from './known-client.js';
import { Members } from './members.js';
import type { Platform } from './platform.js';
import { record } from './record.js';
import { recall } from './remembered.js';
import type { Snapshot } from './snapshot.js';
import { Store } from './store.js';
import { Tabs, type Said } from './tabs.js';
import { Upkeep } from './upkeep.js';

export interface AuthClientOptions extends EndpointOptions {
  readonly platform: Platform;
}

/**
 * Makes a client. Nothing is asked of the network until somebody subscribes or calls a verb.
 *
 * @param options - The publishable key, or the frontend API's address, or both; and the place that it runs in.
 */
export function createAuthClient({ platform, ...options }: AuthClientOptions): AuthClient {
  const endpoint = resolveEndpoint(options, platform.location);
  const store = new Store(nothingKnown(platform, endpoint.base));
  const arrivals = new Arrivals(platform);
  const known = new KnownClient(store, platform, arrivals);
  const connection = new Connection({ platform, endpoint, store, known });
  const tabs = new Tabs(platform, endpoint.base);
  const members = new Members({ connection, store, known, tabs, arrivals });
  const flows = new Flows(connection, store, known);
  connection.onAttempt = () => flows.load();
  const upkeep = new Upkeep(connection, store, members);
  const keepUp = (): void => {
    const { snapshot } = store;
    mirrorHint(platform, endpoint, snapshot);
    upkeep.plan();
    // Whoever is not signed in may be about to.
    if (snapshot.status === 'ready' && !snapshot.session) flows.expect();
  };
  connection.onSettled = keepUp;
  known.onChange = ({ ended, moved, own }) => {
    if (moved && own) tabs.tell({ ended });
    keepUp();
  };
  tabs.onMessage = message => hear(message, arrivals, known, upkeep);
  return {
    get snapshot() {
      return store.snapshot;
    },
    subscribe: listener => store.subscribe(listener),
    load: () => connection.load(),
    close() {
      upkeep.close();
      tabs.close();
      connection.close();
    },
    signIn: flows.signIn,
    signUp: flows.signUp,
    captcha: flows.captcha,
    ...members.verbs,
  };
}

function nothingKnown(platform: Platform, base: string): Snapshot {
  return {
    status: 'loading',
    error: undefined,
    online: platform.isOnline(),
    passkeys: Boolean(platform.passkeys),
    expectsSession: readHint(platform),
    ...recall(platform, base),
    client: undefined,
    session: undefined,
    user: undefined,
  };
}

function hear({ token, ended }: Said, arrivals: Arrivals, known: KnownClient, upkeep: Upkeep): void {
  if (Array.isArray(ended)) {
    known.end(ended);
    upkeep.outdate();
  } else if (token) {
    arrivals.put(record(token));
    upkeep.plan();
  }
}
