import { AuthError, type AuthClient, type Session, type Snapshot, type User } from '../../src/core/index.js';

type Environment = NonNullable<Snapshot['environment']>;

/** A client that holds what the test says, and notes what was asked of it. */
export interface MadeClient extends AuthClient {
  set(change: Partial<Snapshot>): void;
  /** The verbs that were called, as `signOut s1`. */
  readonly calls: string[];
  /** The next verb is refused with this. */
  refuse: AuthError | undefined;
  readonly listeners: number;
}

const nothingKnown: Snapshot = {
  status: 'loading',
  error: undefined,
  online: true,
  passkeys: false,
  expectsSession: false,
  expectsAttempt: false,
  environment: undefined,
  client: undefined,
  session: undefined,
  user: undefined,
};

export function madeClient(known: Partial<Snapshot> = {}): MadeClient {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const calls: string[] = [];
  const unused = (): never => {
    throw new TypeError('This test has no use for the verb.');
  };
  const call = async (name: string): Promise<void> => {
    calls.push(name);
    const { refuse } = made;
    made.refuse = undefined;
    if (refuse) throw refuse;
  };
  const without = (id: string | undefined): readonly Session[] =>
    id ? sessionsOf(made.snapshot).filter(session => session.id !== id) : [];
  const made = {
    snapshot: { ...nothingKnown, ...known },
    calls,
    refuse: undefined as AuthError | undefined,
    get listeners() {
      return listeners.size;
    },
    set(change: Partial<Snapshot>) {
      made.snapshot = { ...made.snapshot, ...change };
      for (const listener of listeners) listener(made.snapshot);
    },
    subscribe(listener: (snapshot: Snapshot) => void) {
      const entry = (snapshot: Snapshot): void => listener(snapshot);
      listeners.add(entry);
      entry(made.snapshot);
      return () => void listeners.delete(entry);
    },
    load: () => call('load'),
    close: () => listeners.clear(),
    session: {
      getToken: async ({ sessionId }: { sessionId?: string } = {}) => {
        await call(`getToken ${sessionId}`);
        return `token of ${sessionId}`;
      },
      setActive: async (id: string) => {
        await call(`setActive ${id}`);
        const session = sessionsOf(made.snapshot).find(one => one.id === id) ?? unused();
        made.set({ session, user: session.user });
        return session;
      },
      signOut: async ({ sessionId }: { sessionId?: string } = {}) => {
        await call(`signOut ${sessionId ?? 'all'}`);
        made.set(signedIn(...without(sessionId)));
      },
      list: unused,
      revoke: unused,
    },
    signIn: {},
    signUp: {},
    account: {},
  };
  // Only what these tests touch is there; the rest of the verbs would be noise.
  return made as unknown as MadeClient;
}

function sessionsOf({ client }: Snapshot): readonly Session[] {
  return client?.sessions ?? [];
}

/** A snapshot's part for these sessions, the first of them the active one. */
export function signedIn(...sessions: readonly Session[]): Partial<Snapshot> {
  const [session] = sessions;
  return {
    status: 'ready',
    expectsSession: sessions.length > 0,
    client: { id: 'client', sessions } as unknown as Snapshot['client'],
    session: session ?? null,
    user: session?.user ?? null,
  };
}

export const signedOut = signedIn();

export function madeSession(id: string, user: Partial<User> = {}): Session {
  const address = `${id}@example.com`;
  return {
    id,
    status: 'active',
    user: {
      id: `user of ${id}`,
      firstName: null,
      lastName: null,
      username: null,
      hasImage: false,
      imageUrl: '',
      emailAddresses: [{ id: 'address', emailAddress: address }],
      primaryEmailAddressId: 'address',
      ...user,
    },
  } as unknown as Session;
}

export function madeEnvironment(display: Partial<Environment['displayConfig']> = {}): Environment {
  return {
    authConfig: { singleSessionMode: false },
    displayConfig: { applicationName: 'Analytical Engines', ...display },
    userSettings: {
      passwordSettings: { minLength: 10, maxLength: 0 },
      usernameSettings: { minLength: 4, maxLength: 64 },
      attributes: {},
      social: {},
    },
  } as unknown as Environment;
}

export const refusal = (code: string): AuthError => new AuthError([{ code, message: code }]);
