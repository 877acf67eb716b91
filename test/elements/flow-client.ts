import {
  AuthError,
  signInStep,
  type AuthClient,
  type Session,
  type SignIn,
  type SignInVerbs,
  type SignUp,
  type SignUpVerbs,
  type Snapshot,
} from '../../src/core/index.js';
import { AskedCaptcha } from './asked-captcha.js';
import { atProvider, furtherFactor, mailedCode, oneTapRequest, refusal, verification } from './flow-answers.js';
import { flowEnvironment, type FlowSettings } from './flow-environment.js';
import { FlowSignUp } from './flow-sign-up.js';
import { LinkWait } from './link-wait.js';
import { madeSession } from './made-client.js';

export { mailedCode, refusal };

/** A client for sign-in and sign-up, with as much of a server behind it as the elements can tell from a whole one. */
export class FlowClient implements AuthClient {
  snapshot: Snapshot;
  /** The verbs that were called, without what was given to them. */
  readonly calls: string[] = [];
  /** What the last sign-up was made of, less the password. */
  given: Readonly<Record<string, unknown>> = {};
  /** The next verb is refused with this. */
  refuse: AuthError | undefined;
  readonly link = new LinkWait(this.calls);
  readonly captcha = new AskedCaptcha(this.calls);
  /** Runs with `load`. */
  onLoad: () => void = () => {};
  /** What is asked for after the password: `totp`, `backup_code`, numbers, or `email_code` for a new device. */
  readonly secondFactors = new Map<string, readonly string[]>();
  readonly people: Map<string, string>;
  /** Whoever proved an address may go on in the other flow. */
  proved = '';
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();
  readonly #settings: FlowSettings;
  // Where the search for secrets does not find what belongs to the test.
  #chosen = '';
  #held: Promise<void> | undefined;

  constructor(settings: FlowSettings = {}, known: Partial<Snapshot> = {}) {
    this.#settings = settings;
    this.people = new Map(Object.entries(settings.people ?? {}));
    this.snapshot = {
      status: 'ready',
      error: undefined,
      online: true,
      passkeys: true,
      ...{ expectsSession: false, expectsAttempt: false },
      environment: flowEnvironment(settings),
      client: null,
      session: null,
      user: null,
      ...known,
    };
  }

  set(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.#listeners) listener(this.snapshot);
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener);
    listener(this.snapshot);
    return () => void this.#listeners.delete(listener);
  }

  async load(): Promise<void> {
    await this.ask('load');
    this.onLoad();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  close(): void {
    this.#listeners.clear();
  }

  readonly signIn: SignInVerbs = new FlowSignIn(this);
  readonly signUp: SignUpVerbs = new FlowSignUp(this);
  readonly session = {
    setActive: async (id: string) => {
      await this.ask(`session.setActive ${id}`);
      const session = this.snapshot.client?.sessions.find(one => one.id === id);
      this.set({ session, user: session?.user });
    },
  } as unknown as AuthClient['session'];
  readonly account = undefined as unknown as AuthClient['account'];
  readonly reverify: AuthClient['reverify'] = action => action();
  readonly onReverify: AuthClient['onReverify'] = () => () => {};

  /** Makes every verb wait, until what this answers is called. */
  hold(): () => void {
    let release: () => void = () => {};
    this.#held = new Promise(resolve => (release = resolve));
    return () => release();
  }

  /** Notes a call, waits and refuses as the test says. */
  async ask(call: string): Promise<void> {
    this.calls.push(call);
    await this.#held;
    const { refuse } = this;
    this.refuse = undefined;
    if (refuse) throw refuse;
  }

  /** Puts an attempt into the snapshot. */
  begin(attempt: { readonly signIn?: SignIn | null; readonly signUp?: SignUp | null }): void {
    const client = this.snapshot.client ?? { id: 'client', sessions: [], signIn: null, signUp: null };
    // A browser's client in full has more, and no element reads it.
    this.set({ client: { ...client, ...attempt } as unknown as Snapshot['client'] });
  }

  /** Makes the session that a complete attempt names, and forgets the attempt. */
  complete(kind: 'signIn' | 'signUp', identifier: string): Session {
    const session = madeSession(identifier.replace(/@.*/, ''));
    const sessions = [...(this.snapshot.client?.sessions ?? []), session];
    const client = { id: 'client', signIn: null, signUp: null, ...this.snapshot.client, sessions, [kind]: null };
    this.set({ client: client as unknown as Snapshot['client'], session, user: session.user });
    return session;
  }

  signInAttempt(identifier: string): SignIn {
    const email = identifier.includes('@');
    return {
      id: 'sign-in',
      status: 'needs_first_factor',
      identifier,
      supportedFirstFactors: [
        { strategy: 'password' },
        { strategy: 'email_code', emailAddressId: 'address', ...(email && { safeIdentifier: identifier }) },
        { strategy: 'reset_password_email_code', emailAddressId: 'address' },
      ],
      firstFactorVerification: null,
      createdSessionId: null,
    } as unknown as SignIn;
  }

  get chosenPassword(): string {
    return this.#chosen;
  }

  set chosenPassword(password: string) {
    this.#chosen = password;
  }

  knows(identifier: string): boolean {
    return this.people.has(identifier);
  }

  get verifies(): boolean {
    return this.#settings.verifies ?? true;
  }

  get protects(): boolean {
    return this.#settings.protection ?? true;
  }
}

class FlowSignIn implements SignInVerbs {
  readonly #client: FlowClient;

  constructor(client: FlowClient) {
    this.#client = client;
  }

  get step() {
    return signInStep(this.#client.snapshot);
  }

  async create(input: Parameters<SignInVerbs['create']>[0]): Promise<SignIn> {
    if (!('identifier' in input)) {
      await this.#client.ask(`signIn.create ${input.strategy}`);
      this.#client.given = { ...input };
      return this.#show({ ...this.#client.signInAttempt(''), ...atProvider(input.strategy).signIn });
    }
    const { identifier } = input;
    await this.#client.ask('signIn.create');
    if (!this.#client.protects && !this.#client.knows(identifier))
      throw refusal('form_identifier_not_found', 'identifier');
    return this.#show(this.#client.signInAttempt(identifier));
  }

  async prepare({ strategy }: Parameters<SignInVerbs['prepare']>[0]): Promise<SignIn> {
    await this.#client.ask(`signIn.prepare ${strategy}`);
    return this.#show({ ...this.#attempt, firstFactorVerification: verification(strategy) });
  }

  readonly preparePasskey = (): Promise<void> => this.#client.ask('signIn.preparePasskey');
  readonly prepareGoogleOneTap = () => Promise.resolve(oneTapRequest);

  async authenticateWithPasskey(): Promise<SignIn> {
    await this.#client.ask('signIn.authenticateWithPasskey');
    return this.#complete(this.#client.snapshot.client?.signIn?.identifier ?? 'ada@example.com', 'passkey');
  }

  async attempt(input: Parameters<SignInVerbs['attempt']>[0]): Promise<SignIn> {
    await this.#client.ask(`signIn.attempt ${input.strategy}`);
    const identifier = this.#attempt.identifier ?? '';
    const known = this.#client.people.get(identifier);
    if ('password' in input) {
      if (known === undefined || input.password !== known)
        throw refusal('form_password_or_identifier_incorrect', 'password');
      return this.#further(identifier) ?? this.#complete(identifier, 'password');
    }
    if (!('code' in input) || input.code !== mailedCode) throw refusal('form_code_incorrect', 'code');
    if (known === undefined) {
      this.#client.proved = identifier;
      throw refusal('form_identifier_not_found', 'identifier');
    }
    if (input.strategy === 'reset_password_email_code')
      return this.#show({ ...this.#attempt, status: 'needs_new_password' });
    return this.#complete(identifier, 'email_code');
  }

  /** What somebody has enrolled, or a device that nobody knows, is asked about after the first factor. */
  #further(identifier: string): SignIn | undefined {
    const factors = this.#client.secondFactors.get(identifier);
    if (!factors) return undefined;
    const trusting = factors.includes('email_code');
    return this.#show({
      ...this.#attempt,
      status: trusting ? 'needs_client_trust' : 'needs_second_factor',
      supportedSecondFactors: factors.map(name => furtherFactor(name, identifier)),
      secondFactorVerification: null,
    });
  }

  async prepareSecondFactor(input: Parameters<SignInVerbs['prepareSecondFactor']>[0]): Promise<SignIn> {
    const { strategy, phoneNumberId } = { phoneNumberId: undefined, ...input };
    await this.#client.ask(`signIn.prepareSecondFactor ${strategy}${phoneNumberId ? ` ${phoneNumberId}` : ''}`);
    return this.#show({
      ...this.#attempt,
      secondFactorVerification: { ...verification(strategy), ...(phoneNumberId && { phoneNumberId }) },
    });
  }

  async attemptSecondFactor(input: Parameters<SignInVerbs['attemptSecondFactor']>[0]): Promise<SignIn> {
    await this.#client.ask(`signIn.attemptSecondFactor ${input.strategy}`);
    if (!('code' in input) || input.code !== mailedCode) throw refusal('form_code_incorrect', 'code');
    return this.#complete(this.#attempt.identifier ?? '', 'password');
  }

  async resetPassword({ password }: Parameters<SignInVerbs['resetPassword']>[0]): Promise<SignIn> {
    await this.#client.ask('signIn.resetPassword');
    const identifier = this.#attempt.identifier ?? '';
    this.#client.people.set(identifier, password);
    return this.#complete(identifier, 'reset_password_email_code');
  }

  async transfer(): Promise<SignIn> {
    await this.#client.ask('signIn.transfer');
    this.#client.begin({ signUp: null });
    return this.#complete(this.#client.proved, 'email_code', this.#client.signInAttempt(this.#client.proved));
  }

  async reload(): Promise<SignIn> {
    await this.#client.ask('signIn.reload');
    return this.#attempt;
  }

  readonly awaitLink = (options?: { readonly signal?: AbortSignal }): Promise<SignIn> =>
    this.#client.link.for((attempt: SignIn) => this.#complete(attempt.identifier ?? '', 'email_link'))(options);

  reset(): void {
    this.#client.begin({ signIn: null });
  }

  get #attempt(): SignIn {
    const attempt = this.#client.snapshot.client?.signIn;
    if (!attempt) throw refusal('client_state_invalid');
    return attempt;
  }

  #show(signIn: SignIn): SignIn {
    this.#client.begin({ signIn });
    return signIn;
  }

  #complete(identifier: string, strategy: string, attempt = this.#attempt): SignIn {
    const { id } = this.#client.complete('signIn', identifier);
    const firstFactorVerification = { ...verification(strategy), status: 'verified' as const };
    return { ...attempt, status: 'complete', createdSessionId: id, firstFactorVerification };
  }
}
