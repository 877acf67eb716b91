import type {
  EmailAddressPreparation,
  LinkTargets,
  ProviderStrategy,
  ReverificationLevel,
  SecondFactorAttempt,
  SecondFactorPreparation,
  SignInAttempt,
  SignInPreparation,
  SignUpAttempt,
  SignUpPreparation,
  StrategyName,
  VerificationAttempt,
  VerificationPreparation,
  WalletStrategy,
  OneTapRequestJSON,
  WidgetChallengeJSON,
} from '../wire/index.js';
import type { Camel } from './camel.js';
import type { SignInStep, SignUpStep } from './next-step.js';
import type {
  Activities,
  EmailAddress,
  ExternalAccount,
  Image,
  Passkey,
  PhoneNumber,
  Reverification,
  Session,
  SessionWithActivities,
  SignIn,
  SignUp,
  Snapshot,
  Totp,
  User,
  WaitlistEntry,
  Web3Wallet,
} from './snapshot.js';

/** The client without a page: state as data, verbs on it. Every verb rejects with `AuthError` and nothing else. */
export interface AuthClient {
  /** The present state; the same object until something changes. */
  readonly snapshot: Snapshot;
  /** Calls the listener at once and after every change. Answers how to stop. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  /** Loads environment and client. Called by itself with the first subscriber; call it again to retry after an error. */
  load(): Promise<void>;
  /** Stops timers, channels and requests. For tests, and for pages that replace their client. */
  close(): void;
  readonly signIn: SignInVerbs;
  readonly signUp: SignUpVerbs;
  readonly session: SessionVerbs;
  readonly account: AccountVerbs;
  readonly captcha: CaptchaVerbs;
  /**
   * Runs an action that may need a recent proof of who is there: one of this client's, or a call of the application's own.
   * Where it is refused for that, whoever {@link onReverify} has named asks the person, and the action runs once more.
   *
   * @param otherwise - Who asks where nobody was named.
   */
  reverify<Result>(
    action: () => Promise<Result>,
    otherwise?: (request: ReverifyRequest) => Promise<void>,
  ): Promise<Result>;
  /**
   * Names who asks the person for a proof, with the verbs of {@link session}; `<auth-user-verification>` does so for
   * itself. It rejects when they decline. Of several, the one that was named last is asked; without anybody,
   * {@link reverify} rejects as the action does. Answers how to stop.
   */
  onReverify(ask: (request: ReverifyRequest) => Promise<void>): () => void;
}

/** What a third party is to be asked for. */
export type WidgetChallenge = Camel<WidgetChallengeJSON>;

/** Showing the server that no program is at work, where it asks for that. The verbs of sign-in and sign-up do it by themselves. */
export interface CaptchaVerbs {
  /** Does the work for a sign-up ahead, so that `signUp.create()` waits for nothing. What goes wrong, that says. */
  prepare(): Promise<void>;
  /**
   * Names who shows a third party's check, and answers the token that comes of it. It rejects with `captcha_unavailable`
   * where it cannot be shown, and with `aborted` where the person gives up. Resolves with how to stop.
   */
  onAsk(ask: (challenge: WidgetChallenge) => Promise<string>): Promise<() => void>;
}

export interface SignInInput {
  readonly identifier: string;
  readonly password?: string;
  readonly strategy?: Exclude<StrategyName, 'enterprise_sso'>;
  /** The language of the mails. */
  readonly locale?: string;
}

/** What came with the link of an invitation, or of a token that signs somebody in. */
export interface TicketInput {
  readonly strategy: 'ticket';
  readonly ticket: string;
  /** The language of the mails. */
  readonly locale?: string;
}

/** Who somebody is, where an organization's identity provider says so: the connection is found by the address. */
export interface OrganizationInput extends LinkTargets {
  readonly strategy: 'enterprise_sso';
  readonly identifier: string;
  /** The language of the mails. */
  readonly locale?: string;
}

/** What is asked of a site that says who somebody is. */
export interface ProviderInput {
  readonly strategy: ProviderStrategy;
  /** Where the person comes back to, and the flow goes on. */
  readonly redirectUrl: string;
  /** Where they come back to when they are signed in by then; without it, to `redirectUrl` as well. */
  readonly actionCompleteRedirectUrl?: string;
  /** What a site with OpenID Connect asks, whoever is signed in there: `login`, `consent`, `select_account`, or several. */
  readonly oidcPrompt?: string;
  /** Who is going to sign in there, where that is known. */
  readonly oidcLoginHint?: string;
  /** The language of the mails. */
  readonly locale?: string;
}

/** What the browser has got of Google (FedCM), after it was asked as `signIn.prepareGoogleOneTap()` says. */
export interface OneTapInput {
  readonly strategy: 'google_one_tap';
  readonly token: string;
  /** The language of the mails. */
  readonly locale?: string;
}

/** What a browser is to ask Google. */
export type OneTapRequest = Camel<OneTapRequestJSON>;

export interface SignInVerbs {
  /** What to ask for next. Pure: derived from the snapshot. */
  readonly step: SignInStep;
  /**
   * Begins: names the person, and with a password or a strategy tries it in the same request. With another site, where
   * to go is in the answer's `firstFactorVerification.externalVerificationRedirectUrl`.
   */
  create(input: SignInInput | ProviderInput | OrganizationInput | TicketInput | OneTapInput): Promise<SignIn>;
  /** Has a code sent, or a link with a code beside it. */
  prepare(input: SignInPreparation): Promise<SignIn>;
  /** Proves a factor. On completion the new session is active when the promise resolves. */
  attempt(input: SignInAttempt): Promise<SignIn>;
  /**
   * Signs in with a passkey: whoever was named, or else whoever it belongs to. Where a passkey is what the sign-in asks
   * for as its second factor, it proves that. On a click the browser asks at once, if {@link preparePasskey} was called
   * before; some take the question amiss otherwise.
   */
  authenticateWithPasskey(options?: PasskeyOptions): Promise<SignIn>;
  /** Has ready what a passkey signs, and the code for it. */
  preparePasskey(options?: Pick<PasskeyOptions, 'flow'>): Promise<void>;
  /** What the browser is to ask Google, so that only this client can use the answer. */
  prepareGoogleOneTap(): Promise<OneTapRequest>;
  /** Has the code sent that a second factor, or the check of a new device, needs; or what a passkey signs made. */
  prepareSecondFactor(input: SecondFactorPreparation): Promise<SignIn>;
  /** Proves a second factor, or confirms a new device. On completion the new session is active. */
  attemptSecondFactor(input: SecondFactorAttempt): Promise<SignIn>;
  /** Chooses the new password after a reset code was proved. It holds when the sign-in is complete. */
  resetPassword(input: { readonly password: string; readonly signOutOfOtherSessions?: boolean }): Promise<SignIn>;
  /** Goes on with an address that was proved at sign-up and belongs to an account. */
  transfer(): Promise<SignIn>;
  /** Reads the attempt again. */
  reload(): Promise<SignIn>;
  /**
   * Waits until something has come of a mailed link: it was pressed, here or on another device, or it is over. Asks
   * while the page is seen. Rejects with `aborted` once the signal says so.
   */
  awaitLink(options?: { readonly signal?: AbortSignal }): Promise<SignIn>;
  /** Forgets the attempt here, so that the first step shows again. No request. */
  reset(): void;
}

export interface PasskeyOptions {
  /**
   * `autofill`: the browser offers passkeys at the field with `autocomplete="username webauthn"`, and the promise waits
   * until somebody takes one. `discoverable`: whichever passkey, even where somebody was named.
   */
  readonly flow?: 'autofill' | 'discoverable';
  /** Ends it with `passkey_operation_aborted`. Another passkey call on the page does, too. */
  readonly signal?: AbortSignal | undefined;
}

export interface SignUpInput {
  readonly emailAddress?: string;
  /** E.164. */
  readonly phoneNumber?: string;
  /** An address of Ethereum, which its wallet gives. */
  readonly web3Wallet?: string;
  readonly username?: string;
  readonly password?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly legalAccepted?: boolean;
  readonly unsafeMetadata?: Readonly<Record<string, unknown>>;
  readonly locale?: string;
}

export interface SignUpVerbs {
  readonly step: SignUpStep;
  /**
   * Begins. With every required field given, only the proof of the address is left. With another site, where to go is in
   * the answer's `verifications.externalAccount.externalVerificationRedirectUrl`.
   */
  create(
    input:
      | SignUpInput
      | ProviderInput
      | (SignUpInput & (TicketInput | OneTapInput))
      | (SignUpInput & LinkTargets & { readonly strategy: 'enterprise_sso' }),
  ): Promise<SignUp>;
  /** Adds or changes fields. A changed address loses its proof. */
  update(input: SignUpInput): Promise<SignUp>;
  prepare(input: SignUpPreparation): Promise<SignUp>;
  /** Leaves an address, to be invited later. What is answered says nothing of whether it was left before. */
  joinWaitlist(input: { readonly emailAddress: string; readonly locale?: string }): Promise<WaitlistEntry>;
  /** Proves the address. On completion the new session is active when the promise resolves. */
  attempt(input: SignUpAttempt): Promise<SignUp>;
  /** Goes on with an address that was proved at sign-in and belongs to nobody. */
  transfer(): Promise<SignUp>;
  reload(): Promise<SignUp>;
  /** Waits until something has come of a mailed link, as at sign-in. */
  awaitLink(options?: { readonly signal?: AbortSignal }): Promise<SignUp>;
  reset(): void;
}

/** How recent proofs are asked for. */
export interface ReverifyRequest {
  /** What is wanted. Who has no second factor is asked for the first. */
  readonly level: ReverificationLevel;
}

/** Step-up: the signed-in person proves again who they are. */
export interface VerificationVerbs {
  /** Begins, or goes on with what was begun. `status` says which factor is asked for, and the lists how it is proved. */
  startVerification(input: { readonly level: ReverificationLevel }): Promise<Reverification>;
  /** Has the code sent that the factor needs. */
  prepareVerification(input: VerificationPreparation): Promise<Reverification>;
  /** Proves the factor that is asked for. When `status` is `complete`, what wanted the proof takes it. */
  attemptVerification(input: VerificationAttempt): Promise<Reverification>;
  /** Proves the factor that is asked for with a passkey, which the browser asks for. */
  verifyWithPasskey(options?: Pick<PasskeyOptions, 'signal'>): Promise<Reverification>;
}

export interface SessionVerbs extends VerificationVerbs {
  /**
   * A session token for the application's backend, of at least 10 seconds' life. From memory where possible; one
   * request at a time for all tabs. `null` when nobody is signed in.
   */
  getToken(options?: { readonly sessionId?: string; readonly skipCache?: boolean }): Promise<string | null>;
  /** Makes another of this client's sessions this tab's active one. */
  setActive(sessionId: string): Promise<Session>;
  /** Signs out of one session, or of all on this client. */
  signOut(options?: { readonly sessionId?: string }): Promise<void>;
  /** The user's sessions on all devices. */
  list(): Promise<readonly SessionWithActivities[]>;
  /** Ends a session on another device. */
  revoke(sessionId: string): Promise<SessionWithActivities>;
}

export interface AccountVerbs {
  update(input: {
    readonly firstName?: string | null;
    readonly lastName?: string | null;
    readonly username?: string | null;
    readonly primaryWeb3WalletId?: string;
    /** One that is proved and signs in. */
    readonly primaryPhoneNumberId?: string;
    /** One that is proved: mails go there. */
    readonly primaryEmailAddressId?: string;
  }): Promise<User>;
  /**
   * Merges data of the application's own into `user.unsafeMetadata`, at every depth; `null` takes a value away. Anybody can
   * write their own: nothing may rest on it.
   */
  updateMetadata(input: { readonly unsafeMetadata: Readonly<Record<string, unknown>> }): Promise<User>;
  /**
   * Makes a file the person's picture: a PNG, JPEG, WebP or GIF of at most 10 MB, of which the server keeps a square.
   * `user.imageUrl` leads to it from then on. Refused with `image_unsupported` or `image_too_large`, and with
   * `too_many_requests` after many in one hour.
   */
  setProfileImage(input: { readonly file: Blob }): Promise<Image>;
  /** Deletes the picture. Refused with `resource_not_found` where there is none. */
  deleteProfileImage(): Promise<void>;
  changePassword(input: {
    readonly currentPassword?: string;
    readonly newPassword: string;
    /** Default true. */
    readonly signOutOfOtherSessions?: boolean;
  }): Promise<User>;
  /** Takes the password away. Refused with `identification_deletion_failed` where nothing else would lead in. */
  removePassword(input?: { readonly currentPassword?: string }): Promise<User>;
  /** Deletes the account with everything in it. Its sessions end on all devices; no other account of this browser's does. */
  delete(): Promise<void>;
  /** Makes a passkey for this account: the browser asks the person. */
  createPasskey(options?: Pick<PasskeyOptions, 'signal'>): Promise<Passkey>;
  renamePasskey(passkeyId: string, input: { readonly name: string }): Promise<Passkey>;
  deletePasskey(passkeyId: string): Promise<void>;
  /**
   * Adds a wallet to this account. `sign` is given the message, and answers what the wallet makes of it: its
   * `personal_sign`, in hexadecimal.
   */
  addWeb3Wallet(input: {
    readonly web3Wallet: string;
    readonly strategy: WalletStrategy;
    readonly sign: (message: string) => Promise<string>;
  }): Promise<Web3Wallet>;
  /** Refused with `identification_deletion_failed` where nothing would be left to sign in with. */
  deleteWeb3Wallet(web3WalletId: string): Promise<void>;
  /**
   * Adds a number, in E.164. It is for nothing before its code is proved: {@link preparePhoneNumber} has it sent. With
   * `reservedForSecondFactor` codes of the second step go there, and nobody signs in by it.
   */
  createPhoneNumber(input: {
    readonly phoneNumber: string;
    readonly reservedForSecondFactor?: boolean;
  }): Promise<PhoneNumber>;
  preparePhoneNumber(phoneNumberId: string): Promise<PhoneNumber>;
  /** Proves the number. With the first second factor `backupCodes` are told, this once. */
  verifyPhoneNumber(phoneNumberId: string, code: string): Promise<PhoneNumber>;
  /** Changes what a number is for, or makes it the one that the second step asks for first. */
  updatePhoneNumber(
    phoneNumberId: string,
    input: { readonly reservedForSecondFactor?: boolean; readonly defaultSecondFactor?: boolean },
  ): Promise<PhoneNumber>;
  deletePhoneNumber(phoneNumberId: string): Promise<void>;
  /** Adds an address, which signs in once its mail is answered: {@link prepareEmailAddress} has it sent. */
  createEmailAddress(input: { readonly emailAddress: string }): Promise<EmailAddress>;
  /** Has a code mailed, or a link with a code beside it. */
  prepareEmailAddress(emailAddressId: string, input?: EmailAddressPreparation): Promise<EmailAddress>;
  /** Proves the address by the code of the mail. */
  verifyEmailAddress(emailAddressId: string, code: string): Promise<EmailAddress>;
  /**
   * Reads the address again: whether its link was pressed. With `awaitLink` it waits until something has come of the
   * link, as at sign-in, and rejects with `aborted` once the signal says so.
   */
  reloadEmailAddress(
    emailAddressId: string,
    options?: { readonly awaitLink?: boolean; readonly signal?: AbortSignal },
  ): Promise<EmailAddress>;
  deleteEmailAddress(emailAddressId: string): Promise<void>;
  /**
   * Connects a site, by which the person signs in from then on. Where to go is in the answer's
   * `verification.externalVerificationRedirectUrl`. What came of it is in `user.externalAccounts` when they are back.
   */
  connectExternalAccount(input: Omit<ProviderInput, 'locale'>): Promise<ExternalAccount>;
  /** Has the site say anew who the person is. */
  reauthorizeExternalAccount(
    externalAccountId: string,
    input: Omit<ProviderInput, 'locale' | 'strategy'>,
  ): Promise<ExternalAccount>;
  deleteExternalAccount(externalAccountId: string): Promise<void>;
  /** Begins with an authenticator app: `uri` is for its QR code, `secret` for typing. Told this once. */
  createTotp(): Promise<Totp>;
  /** Proves that the app has the secret; from then on signing in asks for its codes. */
  verifyTotp(code: string): Promise<Totp>;
  deleteTotp(): Promise<void>;
  /**
   * What happened to the account, the newest first: sign-ins, changes, devices. `limit` is 10 and at most 500. A server
   * that is not ours may have no such list; the environment's `authElements.activity` says whether it has.
   */
  listActivity(input?: { readonly limit?: number; readonly offset?: number }): Promise<Activities>;
  /** Makes new backup codes in place of all others. They are told this once. */
  createBackupCodes(): Promise<readonly string[]>;
}
