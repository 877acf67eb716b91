import type {
  ActivitiesJSON,
  ActivityJSON,
  ClientJSON,
  EmailAddressJSON,
  EnvironmentJSON,
  ExternalAccountJSON,
  FactorJSON,
  ImageJSON,
  PasskeyJSON,
  PhoneNumberJSON,
  SessionJSON,
  SessionReverificationJSON,
  SessionWithActivitiesJSON,
  SignInJSON,
  SignUpJSON,
  TotpJSON,
  UserJSON,
  WaitlistEntryJSON,
  Web3WalletJSON,
} from '../wire/index.js';
import type { Camel } from './camel.js';
import type { AuthError } from './error.js';

export type Client = Camel<ClientJSON>;
export type Session = Camel<SessionJSON>;
export type SessionWithActivities = Camel<SessionWithActivitiesJSON>;
export type User = Camel<UserJSON>;
export type EmailAddress = Camel<EmailAddressJSON>;
export type ExternalAccount = Camel<ExternalAccountJSON>;
export type Passkey = Camel<PasskeyJSON>;
/** A picture that has been sent. */
export type Image = Camel<ImageJSON>;
export type Web3Wallet = Camel<Web3WalletJSON>;
export type PhoneNumber = Camel<PhoneNumberJSON>;
export type SignIn = Camel<SignInJSON>;
export type SignUp = Camel<SignUpJSON>;
export type Factor = Camel<FactorJSON>;
/** A step-up that is under way. */
export type Reverification = Camel<SessionReverificationJSON>;
/** An authenticator app that is being added. */
export type Totp = Camel<TotpJSON>;
export type WaitlistEntry = Camel<WaitlistEntryJSON>;
/** One thing that happened to the account. */
export type Activity = Camel<ActivityJSON>;
export type Activities = Camel<ActivitiesJSON>;
export type Environment = Camel<EnvironmentJSON>;

/**
 * Everything the client knows, at one moment. It is never changed: each change makes a new snapshot, in which the
 * parts that did not change keep their identity.
 */
export interface Snapshot {
  /**
   * `loading` until the first answers are in; `ready`; `degraded` while the server cannot be reached and what is shown
   * is the last that was known; `error` when nothing could be loaded at all.
   */
  readonly status: 'loading' | 'ready' | 'degraded' | 'error';
  /** Why `status` is `degraded` or `error`. */
  readonly error: AuthError | undefined;
  /** What the browser says of its network. */
  readonly online: boolean;
  /** Whether this browser has passkeys. */
  readonly passkeys: boolean;
  /** From the hint that can be read at once: whether somebody is probably signed in. True knowledge is {@link session}. */
  readonly expectsSession: boolean;
  /** Whether an attempt was under way in this tab before it was loaded anew. True knowledge is {@link client}. */
  readonly expectsAttempt: boolean;
  /** Whether somebody waits while the browser shows that no program is at work. */
  readonly proving?: boolean;
  /** The instance's settings. Before the first answer they may be those of the last visit. */
  readonly environment: Environment | undefined;
  /** `undefined` while unknown, `null` when this browser is no client yet. */
  readonly client: Client | null | undefined;
  /** This tab's active session: `undefined` while unknown, `null` when signed out. */
  readonly session: Session | null | undefined;
  /** The active session's user: `undefined` while unknown, `null` when signed out. */
  readonly user: User | null | undefined;
}
