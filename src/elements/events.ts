import type { AuthError, Session, User } from '../core/index.js';

const bubbling = { bubbles: true, composed: true };

/** An event that an element goes on after, once everything that listeners wait for is done. */
abstract class AuthEvent extends Event {
  readonly #awaited: Promise<unknown>[] = [];

  /** Holds back what comes next, a redirect for example, until the promise is settled. */
  waitUntil(promise: Promise<unknown>): void {
    this.#awaited.push(promise);
  }

  /** Resolves when everything that was given to {@link waitUntil} is settled. */
  async settled(): Promise<void> {
    // A listener may add one more while the others are waited for.
    for (let done = 0; done < this.#awaited.length;) {
      const awaited = this.#awaited.slice(done);
      done += awaited.length;
      await Promise.allSettled(awaited);
    }
  }
}

/** The element shows what it is for, for the first time. */
export class AuthReadyEvent extends Event {
  constructor() {
    super('auth-ready', bubbling);
  }
}

/** Something went wrong. The element shows it, too; `error.code` says what it was. */
export class AuthErrorEvent extends Event {
  readonly error: AuthError;

  constructor(error: AuthError) {
    super('auth-error', bubbling);
    this.error = error;
  }
}

/** Another step of the flow is shown. */
export class AuthStepEvent extends Event {
  /** `identifier`, `password`, `code`, … */
  readonly step: string;
  readonly flow: 'sign-in' | 'sign-up';

  constructor(flow: 'sign-in' | 'sign-up', step: string) {
    super('auth-step', bubbling);
    this.flow = flow;
    this.step = step;
  }
}

export interface SignedIn {
  readonly session: Session;
  readonly user: User;
  /** Whether the account was made just now. */
  readonly isNew: boolean;
  /** How it was proved who this is: `password`, `email_code`, … */
  readonly strategy: string | undefined;
}

/** The session is ready. `preventDefault()` keeps the element from redirecting. */
export class AuthSignedInEvent extends AuthEvent implements SignedIn {
  readonly session: Session;
  readonly user: User;
  readonly isNew: boolean;
  readonly strategy: string | undefined;

  constructor(
    { session, user, isNew, strategy }: SignedIn,
    type: 'auth-signed-in' | 'auth-signed-up' = 'auth-signed-in',
  ) {
    super(type, { ...bubbling, cancelable: true });
    this.session = session;
    this.user = user;
    this.isNew = isNew;
    this.strategy = strategy;
  }
}

/** An account was made; `auth-signed-in` follows. `preventDefault()` keeps the element from redirecting. */
export class AuthSignedUpEvent extends AuthSignedInEvent {
  constructor(details: SignedIn) {
    super(details, 'auth-signed-up');
  }
}

/** Somebody signed out here. `preventDefault()` keeps the element from redirecting. */
export class AuthSignedOutEvent extends AuthEvent {
  /** The session that was ended, or `undefined` when all were. */
  readonly sessionId: string | undefined;

  constructor(sessionId: string | undefined) {
    super('auth-signed-out', { ...bubbling, cancelable: true });
    this.sessionId = sessionId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'auth-ready': AuthReadyEvent;
    'auth-error': AuthErrorEvent;
    'auth-step': AuthStepEvent;
    'auth-signed-in': AuthSignedInEvent;
    'auth-signed-up': AuthSignedUpEvent;
    'auth-signed-out': AuthSignedOutEvent;
  }
}
