/** The words of all mails in one language. A missing one does not compile. */
export interface MailWords {
  /** BCP 47, for dates and for the `lang` of the mail. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly verificationCode: CodeWords;
  /** For an address that is added to an account, under the title of the first. */
  readonly addressCode: (app: string) => string;
  readonly signInCode: CodeWords;
  /** Sign-in with an address that nobody has. */
  readonly signInCodeNoAccount: CodeWords;
  /** Sign-up with an address that somebody has. */
  readonly signUpCodeExistingAccount: CodeWords;
  readonly resetPasswordCode: CodeWords;
  readonly resetPasswordCodeNoAccount: CodeWords;
  readonly noAccountByInvitation: CodeWords;
  /** After a right password, on a device that the account has not been on. */
  readonly newDeviceCode: CodeWords;
  /** Before a change that asks who it is. */
  readonly stepUpCode: CodeWords;
  readonly passwordChanged: NoticeWords;
  readonly passwordRemoved: NoticeWords;
  readonly accountDeleted: NoticeWords;
  readonly passkeyAdded: NoticeWords;
  readonly passkeyRemoved: NoticeWords;
  readonly walletAdded: NoticeWords;
  readonly walletRemoved: NoticeWords;
  readonly accountLocked: NoticeWords;
  readonly secondFactorAdded: NoticeWords;
  readonly secondFactorRemoved: NoticeWords;
  readonly backupCodesMade: NoticeWords;
  readonly phoneNumberAdded: NoticeWords;
  readonly phoneNumberRemoved: NoticeWords;
  readonly emailAddressAdded: NoticeWords;
  readonly emailAddressRemoved: NoticeWords;
  readonly siteConnected: NoticeWords;
  readonly siteRemoved: NoticeWords;
  readonly backupCodeUsed: NoticeWords;
  readonly apiKeyCreated: NoticeWords;
  readonly apiKeyRevoked: NoticeWords;
  readonly newDevice: NewDeviceWords;
  readonly invitation: LinkWords;
  /** To somebody who has waited for it. */
  readonly waitlistInvitation: LinkWords;
  /** `when` is a date and time, in UTC, written out. */
  readonly goodUntil: (when: string) => string;
  /** Under an invitation. */
  readonly ignoreInvitation: string;
  readonly validFor: (minutes: number) => string;
  /** Under a code. */
  readonly ignore: string;
  readonly neverShare: string;
  readonly questions: (supportEmail: string) => string;
  /** An SMS with a code, as short as it can be. */
  readonly sms: (code: string, app: string) => string;
  /** A button that goes on. */
  readonly continue: string;
  /** Between a code and the button of a link that does the same. */
  readonly orLink: string;
  readonly link: LinkPageWords;
}

/** The page that a mailed link opens. */
export interface LinkPageWords {
  /** In the browser that asked for it. */
  readonly hereTitle: string;
  readonly hereText: (app: string) => string;
  /** In another one. `device` is where it was asked for. */
  readonly elsewhereTitle: string;
  readonly elsewhereText: (device: string, app: string) => string;
  /** `when` is a date and time, in UTC, written out. */
  readonly askedAt: (when: string) => string;
  readonly notYou: string;
  readonly confirm: string;
  /** A browser with its system, and an address of the network; either may be empty. */
  readonly device: (browser: string, ip: string) => string;
  readonly otherBrowser: (device: string) => string;
  readonly doneTitle: string;
  readonly doneText: (device: string) => string;
  readonly usedTitle: string;
  readonly used: string;
  readonly overTitle: string;
  readonly expired: string;
  readonly replaced: string;
  readonly unknown: string;
}

export interface CodeWords {
  readonly subject: (code: string, app: string) => string;
  readonly title: string;
  readonly text: (app: string) => string;
}

export interface LinkWords {
  readonly subject: (app: string) => string;
  readonly title: string;
  readonly text: (app: string) => string;
  readonly button: string;
}

/** A sign-in on a device that the account has not been on. */
export interface NewDeviceWords {
  readonly subject: (app: string) => string;
  readonly title: string;
  /** `when` is a date and time, in UTC, written out; `device` is a browser with its system and network address. */
  readonly text: (app: string, when: string, device: string) => string;
  readonly wasYou: string;
  readonly notYou: string;
  /** Leads to the page of the account. */
  readonly button: string;
}

export interface NoticeWords {
  readonly subject: (app: string) => string;
  readonly title: string;
  /** `when` is a date and time, in UTC, written out. */
  readonly text: (app: string, when: string) => string;
  readonly notYou: string;
}
