import type { ErrorCode } from '../wire/index.js';

/** What can go wrong before a server has answered. The client's own codes, which the languages have words for as well. */
export type LocalErrorCode =
  | 'offline'
  | 'network_error'
  | 'timeout'
  | 'bad_response'
  | 'configuration_invalid'
  | 'signed_out'
  | 'aborted'
  | 'captcha_unavailable'
  | 'key_is_secret'
  | 'key_broken'
  | 'address_broken'
  | 'address_missing'
  | 'page_is_file'
  | 'page_is_insecure';

/** The instance's numbers, for errors that name one. */
export interface ErrorValues {
  readonly minLength: number;
  readonly maxLength: number;
  readonly minUsernameLength: number;
  readonly maxUsernameLength: number;
}

/** A sentence, or how one is made with the instance's numbers. */
export type ErrorText = string | ((values: ErrorValues) => string);

/** The words for every error that the server raises, and the client too. They are loaded after the others. */
export type ErrorWords = Readonly<Record<ErrorCode | LocalErrorCode, ErrorText>>;

/**
 * What a sign-in form says at once. A language is complete or it does not compile. Sentences end in a full stop, names of
 * buttons and fields do not.
 */
export interface Terms {
  /** As in `lang`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';

  // Fields and buttons
  readonly emailAddress: string;
  readonly emailAddressOrUsername: string;
  readonly username: string;
  readonly continue: string;
  readonly retry: string;

  // Sign-in
  readonly signIn: string;
  readonly signInTitle: (applicationName: string) => string;
  readonly signInSubtitle: string;
  readonly noAccount: string;

  // Sign-up
  readonly signUp: string;
  readonly joinWaitlist: string;
  readonly failureTitle: string;
  readonly failureSubtitle: string;

  /** An error that nobody has words for. */
  readonly unknownError: string;
}

/** What is said after the first step, and by the other elements. These words come when the first step is shown. */
export interface LaterTerms {
  readonly password: string;
  readonly newPassword: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Beside the label of a field that may stay empty. */
  readonly optional: string;
  readonly back: string;
  readonly change: string;
  readonly showPassword: string;
  readonly loading: string;
  readonly passwordTitle: string;
  readonly passwordSubtitle: string;
  readonly forgotPassword: string;
  readonly methodsTitle: string;
  readonly methodsSubtitle: string;
  readonly usePassword: string;
  readonly useEmailCode: string;
  readonly usePasskey: string;
  readonly passkeyTitle: string;
  readonly passkeySubtitle: string;
  readonly organizationTitle: string;
  readonly organizationSubtitle: (name: string) => string;
  /** At the first step, and above the choice of wallets. */
  readonly useWallet: string;
  readonly walletSubtitle: string;
  /** What to do where there is none. */
  readonly walletNone: string;
  readonly walletLook: string;
  /** While the wallet is asked for its address, and while it signs. */
  readonly walletOpening: (name: string) => string;
  readonly walletSigning: (address: string) => string;
  readonly stopWaiting: string;
  /** A wallet that does not say its name. */
  readonly browserWallet: string;
  readonly useEmailLink: string;
  readonly usePhoneCode: string;
  /** The same for who has several numbers, and for a second step. */
  readonly textCodeTo: (number: string) => string;
  readonly phoneNumber: string;
  /** The select beside a number. */
  readonly country: string;
  /** At the first step: a number in place of the address or name, and back. */
  readonly usePhone: string;
  readonly useEmail: string;
  readonly useUsername: string;
  readonly useOther: string;
  readonly smsTitle: string;

  // Codes
  readonly codeTitle: string;
  readonly codeSubtitle: (address: string) => string;
  readonly code: string;
  /** That nothing has to be pressed after the last digit. */
  readonly codeHint: string;
  /** Where the mail has a link as well: that pressing it is enough, and that the page then goes on. */
  readonly linkHint: string;
  readonly resend: string;
  readonly resendIn: (seconds: number) => string;
  readonly codeSent: string;
  /** The code that resets the password. */
  readonly resetTitle: string;

  // The second step
  readonly secondFactorTitle: string;
  readonly passkeySecondSubtitle: string;
  /** A passkey is all that is asked for, and this browser has none. */
  readonly passkeyElsewhere: string;
  readonly totpSubtitle: string;
  readonly totpIncorrect: string;
  readonly useTotp: string;
  readonly backupCodeTitle: string;
  readonly backupCodeSubtitle: string;
  readonly backupCode: string;
  readonly backupCodeIncorrect: string;
  readonly useBackupCode: string;
  readonly newDeviceTitle: string;
  readonly newDeviceSubtitle: string;

  // A new password
  readonly newPasswordTitle: string;
  readonly newPasswordSubtitle: string;
  readonly signOutElsewhere: string;
  readonly passwordLength: (minimum: number) => string;
  readonly passwordLower: string;
  readonly passwordUpper: string;
  readonly passwordNumber: string;
  readonly passwordSpecial: string;
  readonly passwordBreached: string;
  readonly passwordWeak: string;
  readonly passwordGood: string;
  readonly ruleKept: string;
  readonly ruleOpen: string;
  readonly signUpTitle: (applicationName: string) => string;
  readonly signUpSubtitle: string;
  readonly haveAccount: string;
  readonly fieldsTitle: string;
  readonly termsOfService: string;
  readonly privacyPolicy: string;
  /** What is agreed to, with the links that there are between the words. */
  readonly legal: <Part>(links: {
    readonly terms: Part | undefined;
    readonly privacy: Part | undefined;
  }) => readonly (Part | string)[];
  readonly prepareTitle: string;
  readonly prepareSubtitle: (address: string) => string;
  readonly sendCode: string;

  // Where a flow ends
  readonly accountTitle: string;
  readonly signedInAs: (name: string) => string;
  readonly otherAccount: string;
  readonly unsupportedTitle: string;
  readonly unsupportedSubtitle: string;
  readonly startOver: string;
  readonly signUpClosed: string;
  readonly waitlistSubtitle: string;
  readonly joinedTitle: string;
  /** `address` is empty where the page was loaded anew. */
  readonly joinedSubtitle: (address: string) => string;

  // Where somebody comes by a link
  readonly ticketTitle: string;
  readonly ticketSubtitle: string;
  readonly help: string;
  /** Above what is wrong with a key, an address or the page itself. */
  readonly configurationTitle: string;

  // What a first step offers besides its form
  /** On a button, with the name of another site. */
  readonly continueWith: (name: string) => string;
  /** Between those buttons and the form. */
  readonly or: string;
  /** Marks the way in that was used last on this device. */
  readonly lastUsed: string;
  /** Where a site refuses the browser that an app brings along. */
  readonly inAppBrowser: (name: string) => string;
  readonly openInBrowser: string;

  // The account's menu
  readonly account: (name: string) => string;
  readonly accountMenu: string;
  readonly manageAccount: string;
  readonly switchTo: (name: string) => string;
  readonly addAccount: string;
  readonly signOut: string;
  readonly signOutAll: string;

  // Somebody acts as somebody else
  /** What the banner is called. */
  readonly impersonation: string;
  /** Before the name. */
  readonly impersonating: string;
  readonly stopImpersonating: string;

  // What keeps programs out
  /** Said where it takes more than a moment. */
  readonly proving: string;
  /** What the place of a third party's check is called. */
  readonly captcha: string;
  readonly captchaHint: string;
  readonly cancel: string;
  readonly close: string;
  readonly tryAgainIn: (seconds: number) => string;
}

/** Every word that the elements say, errors apart. */
export type AllTerms = Terms & LaterTerms;
