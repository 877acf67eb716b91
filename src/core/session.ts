import type { SessionWithActivitiesJSON } from '../wire/index.js';
import { toCamel } from './camel.js';
import type { SessionVerbs, VerificationVerbs } from './client-api.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { KnownClient } from './known-client.js';
import { record } from './record.js';
import type { SessionTokens } from './session-tokens.js';
import type { Session, SessionWithActivities } from './snapshot.js';
import type { Store } from './store.js';

/** Who is signed in on this browser, and the person's other devices. */
export class Sessions implements Omit<SessionVerbs, keyof VerificationVerbs> {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #known: KnownClient;
  readonly #tokens: SessionTokens;

  constructor(connection: Connection, store: Store, known: KnownClient, tokens: SessionTokens) {
    this.#connection = connection;
    this.#store = store;
    this.#known = known;
    this.#tokens = tokens;
  }

  getToken(options: Parameters<SessionVerbs['getToken']>[0] = {}): Promise<string | null> {
    return this.#tokens.get(options);
  }

  async setActive(sessionId: string): Promise<Session> {
    await this.#connection.send({
      path: `/client/sessions/${encodeURIComponent(sessionId)}/touch`,
      method: 'POST',
      body: { intent: 'select_session' },
      repeatable: true,
      ofSession: true,
    });
    this.#known.choose(sessionId);
    const { session } = this.#store.snapshot;
    if (session?.id !== sessionId) throw signedOut();
    return session;
  }

  async signOut({ sessionId }: { readonly sessionId?: string } = {}): Promise<void> {
    await this.#connection.ready();
    // A page that leaves for another lets this one request go on.
    const shared = { repeatable: true, keepalive: true } as const;
    await this.#connection.send(
      sessionId
        ? { ...shared, path: `/client/sessions/${encodeURIComponent(sessionId)}/remove`, method: 'POST' }
        : { ...shared, path: '/client/sessions', method: 'DELETE' },
    );
  }

  async list(): Promise<readonly SessionWithActivities[]> {
    const query = await actingFor(this.#connection, this.#store);
    const json = await this.#connection.send({ path: '/me/sessions/active', query });
    // This path answers a bare list, by the protocol.
    return toCamel(json as readonly SessionWithActivitiesJSON[] & SessionWithActivitiesJSON[]);
  }

  async revoke(sessionId: string): Promise<SessionWithActivities> {
    const query = await actingFor(this.#connection, this.#store);
    const path = `/me/sessions/${encodeURIComponent(sessionId)}/revoke`;
    const json = await this.#connection.send({ path, method: 'POST', query, repeatable: true });
    return toCamel(record(json).response as SessionWithActivitiesJSON);
  }
}

/** Names this tab's session to a call, so that it never acts for an account that another tab uses. */
export async function actingFor(connection: Connection, store: Store): Promise<{ readonly _clerk_session_id: string }> {
  await connection.ready();
  const { session } = store.snapshot;
  if (!session) throw signedOut();
  return { _clerk_session_id: session.id };
}

function signedOut(): AuthError {
  return new AuthError([{ code: 'signed_out', message: 'Nobody is signed in with this session here.' }]);
}
