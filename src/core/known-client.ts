import type { ClientJSON } from '../wire/index.js';
import type { Arrivals, Moment } from './arrivals.js';
import { toCamel } from './camel.js';
import type { Platform } from './platform.js';
import { rememberAttempt } from './remembered.js';
import type { Client, Session, SignIn, SignUp } from './snapshot.js';
import type { Store } from './store.js';

/** Where this tab keeps which of the sessions is its own, and the browser that of the tab looked at last. */
export const choiceName = 'auth-elements session';

/** What the sessions did between two snapshots. */
export interface Moves {
  readonly ended: readonly string[];
  /** Whether any came or went. */
  readonly moved: boolean;
  /** Whether this tab brought it about, so that the others have to hear of it. */
  readonly own: boolean;
}

/** An attempt that an answer completes. */
export type Completed = { readonly signIn: SignIn } | { readonly signUp: SignUp };

/** How the server's word came. */
interface Origin {
  readonly own: boolean;
  readonly completed?: Completed | undefined;
  /** When it was asked for. */
  readonly sent?: Moment;
}

/**
 * Puts what the server says of this browser into the snapshot: the whole client, which comes with every answer, and
 * what only this tab knows of it: which session it uses, and which attempts are over.
 */
export class KnownClient {
  readonly #store: Store;
  readonly #platform: Platform;
  readonly #tokens: Arrivals;
  /** Counts what was put in, so that an answer asked for earlier can tell that it is old. */
  revision = 0;
  /** Told after every change. */
  onChange: (moves: Moves) => void = () => {};
  readonly #forgotten = new Set<string>();
  #finished: Completed | undefined;

  constructor(store: Store, platform: Platform, tokens: Arrivals) {
    this.#store = store;
    this.#platform = platform;
    this.#tokens = tokens;
  }

  /**
   * Takes the server's word. One that is older than what is known is left aside. A completed attempt stays in the
   * snapshot, where the server drops it, until `forget` or its session's end; its session becomes this tab's own.
   */
  apply(json: ClientJSON | null, { own, completed, sent }: Origin): void {
    const known = this.#store.snapshot.client;
    if (json && known?.id === json.id && json.updated_at < known.updatedAt) return;
    this.revision++;
    // Tokens go where nothing but getToken() reaches them, and a snapshot does not change with each of them.
    for (const { id: sessionId, last_active_token: token } of json?.sessions ?? [])
      if (token) this.#tokens.put({ sessionId, jwt: token.jwt, ...sent });
    if (completed) {
      this.#finished = completed;
      const id = createdBy(completed);
      if (id) this.#own(id);
    }
    const client = json && toCamel(json);
    this.#put(
      client && { ...client, sessions: client.sessions.map(session => ({ ...session, lastActiveToken: null })) },
      own,
    );
  }

  /** Ends sessions here because another tab has ended them there. */
  end(ids: readonly unknown[]): void {
    const { client } = this.#store.snapshot;
    if (client) this.#put({ ...client, sessions: client.sessions.filter(({ id }) => !ids.includes(id)) }, false);
  }

  /** Makes one of the sessions this tab's own. */
  choose(sessionId: string): void {
    this.#own(sessionId);
    this.#put(this.#store.snapshot.client ?? null, false);
  }

  #own(sessionId: string): void {
    const { tab, local } = this.#platform;
    tab.set(choiceName, sessionId);
    local.set(choiceName, sessionId);
  }

  /** Acts as if there were no such attempt. */
  forget(attempt: 'signIn' | 'signUp'): void {
    this.#finished = undefined;
    const { client } = this.#store.snapshot;
    const id = client?.[attempt]?.id;
    if (!client || !id) return;
    this.#forgotten.add(id);
    this.#put(client, false);
  }

  #put(received: Client | null, own: boolean): void {
    const before = this.#store.snapshot.client;
    const client = received && { ...received, ...this.#attempts(received) };
    const session = client && this.#choice(client);
    const underWay = Boolean(client?.signIn ?? client?.signUp);
    this.#store.replace({
      client,
      session,
      user: session && session.user,
      expectsSession: Boolean(session),
      expectsAttempt: underWay,
    });
    rememberAttempt(this.#platform, underWay);
    const ids = sessionIds(client);
    const ended = sessionIds(before).filter(id => !ids.includes(id));
    this.onChange({ ended, moved: ended.length > 0 || ids.length !== sessionIds(before).length, own });
  }

  #attempts({ sessions, signIn, signUp }: Client): Pick<Client, 'signIn' | 'signUp'> {
    const finished: { readonly signIn?: SignIn; readonly signUp?: SignUp } = this.#finished ?? {};
    const id = this.#finished && createdBy(this.#finished);
    const stands = sessions.some(session => session.id === id);
    const open = <Attempt extends SignIn | SignUp>(attempt: Attempt | null): Attempt | undefined =>
      attempt && !this.#forgotten.has(attempt.id) && !waitsForAnyPasskey(attempt) ? attempt : undefined;
    const kept = stands ? finished : {};
    return { signIn: open(signIn) ?? kept.signIn ?? null, signUp: open(signUp) ?? kept.signUp ?? null };
  }

  #choice({ sessions, lastActiveSessionId }: Client): Session | null {
    const { tab, local } = this.#platform;
    const active = sessions.filter(({ status }) => status === 'active');
    const wanted = [tab.get(choiceName), local.get(choiceName), lastActiveSessionId];
    const session = wanted.map(id => active.find(session => session.id === id)).find(Boolean) ?? active[0];
    // What others do from now on does not change who is here.
    if (session) tab.set(choiceName, session.id);
    return session ?? null;
  }
}

/** A form that offers passkeys waits for whichever is taken: nobody has begun anything. */
function waitsForAnyPasskey(attempt: SignIn | SignUp): boolean {
  return 'identifier' in attempt && !attempt.identifier && attempt.firstFactorVerification?.strategy === 'passkey';
}

function createdBy(completed: Completed): string | null {
  return ('signIn' in completed ? completed.signIn : completed.signUp).createdSessionId;
}

function sessionIds(client: Client | null | undefined): readonly string[] {
  return (client?.sessions ?? []).map(({ id }) => id);
}
