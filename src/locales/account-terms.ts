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
}
