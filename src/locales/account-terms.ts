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

  // Asked again who is there
  readonly verifyTitle: string;
  readonly verifyPassword: string;
  /** No way of proving it that the server offers can be used here. */
  readonly verifyElsewhere: string;
}
