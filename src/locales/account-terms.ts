import type { ActivityEvent } from '../wire/index.js';

/**
 * What is said where somebody manages their account: the profile, and what asks them again who they are. These words are
 * loaded with the first element that says them. Sentences end in a full stop, names of buttons and fields do not.
 */
export interface AccountTerms {
  // Around the pages
  readonly profileTitle: string;
  readonly profilePages: string;
  readonly accountPage: string;
  readonly securityPage: string;
  readonly guestTitle: string;
  readonly guestSubtitle: string;
  readonly save: string;
  readonly add: string;
  readonly edit: string;
  readonly remove: string;
  readonly saved: string;

  // Name and picture
  readonly profileSection: string;
  readonly editProfile: string;
  readonly addPicture: string;
  readonly changePicture: string;
  readonly choosePicture: string;
  readonly anotherPicture: string;
  /** What else can be done but to choose a file. */
  readonly pictureHint: string;
  readonly removePicture: string;
  readonly removePictureSure: string;
  readonly removePictureText: string;
  readonly pictureRemoved: string;
  readonly cropPicture: string;
  /** What the picture is called for who does not see it. */
  readonly cropArea: string;
  readonly cropHint: string;
  readonly zoom: string;
  readonly turn: string;
  readonly preview: string;
  readonly pictureSaved: string;

  // What happened to the account
  readonly activityPage: string;
  readonly activitySection: string;
  readonly activity: (event: ActivityEvent) => string;
  readonly showMore: string;
  readonly unknownDevice: string;
  /** At what was done in the session that looks at it. */
  readonly thisSession: string;

  // The password
  readonly setPassword: string;
  readonly changePassword: string;
  readonly removePassword: string;
  readonly noPassword: string;
  readonly passwordIsSet: string;
  /** `when` is how long ago, in words: "2 hours ago". */
  readonly passwordChangedAgo: (when: string) => string;
  readonly currentPassword: string;
  /** For who does not know the present password. */
  readonly confirmOtherwise: string;
  readonly passwordSaved: string;
  readonly passwordRemoved: string;
  readonly removePasswordText: string;

  // Passkeys
  readonly passkeysSection: string;
  readonly passkeysText: string;
  /** One that has no name. */
  readonly passkey: string;
  readonly passkeyName: string;
  readonly addPasskey: string;
  readonly passkeyAdded: string;
  readonly renamePasskey: string;
  readonly passkeyRemoved: string;
  readonly removePasskeyText: string;
  readonly rename: string;
  readonly renameOne: (name: string) => string;
  readonly removeOne: (name: string) => string;
  readonly addedOn: (when: string) => string;
  readonly lastUsedAgo: (when: string) => string;
  readonly neverUsed: string;

  // Two-step verification
  readonly secondStepSection: string;
  readonly secondStepText: string;
  readonly secondStepAdded: string;
  readonly secondStepRemoved: string;
  readonly authenticatorApp: string;
  readonly appStepText: string;
  readonly addAuthenticatorApp: string;
  readonly scanSubtitle: string;
  readonly qrCode: string;
  /** Before what is typed into the app in place of the QR code. */
  readonly secretLabel: string;
  readonly removeAppText: string;
  readonly addPhoneStep: string;
  readonly phoneStepText: string;
  readonly phoneStepSubtitle: string;
  readonly choosePhone: string;
  readonly anotherNumber: string;
  readonly moveNumberText: string;
  readonly removePhoneStepText: string;
  readonly passkeyStepText: string;
  readonly defaultMethod: string;
  readonly makeDefault: string;
  readonly makeDefaultOne: (name: string) => string;
  readonly backupCodes: string;
  readonly backupCodesText: string;
  readonly noBackupCodes: string;
  readonly newBackupCodes: string;
  readonly newBackupCodesText: string;
  readonly backupCodesTitle: string;
  readonly backupCodesSubtitle: string;
  /** Closes the form with the backup codes. */
  readonly codesKept: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly download: string;
  readonly print: string;
  readonly lostDevice: string;

  // Where somebody is signed in
  readonly devicesSection: string;
  readonly thisDevice: string;
  readonly lastActiveAgo: (when: string) => string;
  readonly signOutOf: (device: string) => string;
  readonly signedOutThere: string;
  readonly signedOutElsewhere: string;

  // Deleting the account
  readonly deleteSection: string;
  readonly deleteText: string;
  readonly deleteAccount: string;
  readonly deleteSubtitle: string;
  /** What has to be typed, in small letters. */
  readonly deleteWord: string;
  readonly deleteConfirm: (word: string) => string;
  readonly deleteMismatch: (word: string) => string;
  readonly accountDeleted: string;

  // Asked again who is there
  readonly verifyTitle: string;
  readonly verifyPassword: string;
  /** No way of proving it that the server offers can be used here. */
  readonly verifyElsewhere: string;

  // Where somebody is reached, and what they sign in with
  readonly primary: string;
  readonly unverified: string;
  readonly linkedTo: (name: string) => string;
  readonly verify: string;
  readonly verifyNamed: (name: string) => string;
  readonly verifiedNow: (name: string) => string;
  readonly makePrimary: string;
  readonly makePrimaryNamed: (name: string) => string;
  readonly primaryNow: (name: string) => string;
  readonly removedNow: (name: string) => string;
  readonly emailsSection: string;
  readonly addEmail: string;
  readonly addEmailText: string;
  readonly removeEmail: string;
  readonly removeEmailText: (name: string) => string;
  readonly organizationAddress: string;
  readonly phonesSection: string;
  readonly addPhone: string;
  readonly addPhoneText: string;
  readonly removePhone: string;
  readonly removePhoneText: (name: string) => string;
  readonly connectionsSection: string;
  readonly connectAccount: string;
  readonly connect: string;
  readonly connectNamed: (name: string) => string;
  readonly connectedNow: (name: string) => string;
  readonly notConnected: string;
  readonly reconnect: string;
  readonly reconnectNamed: (name: string) => string;
  readonly removeConnection: string;
  readonly removeConnectionText: (name: string) => string;
  readonly enterpriseSection: string;
  readonly walletsSection: string;
  readonly connectWallet: string;
  readonly removeWallet: string;
  readonly removeWalletText: (name: string) => string;
}
