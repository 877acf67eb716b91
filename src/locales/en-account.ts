import type { AccountTerms } from './account-terms.js';

/** English: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'Account',
  profilePages: 'Account pages',
  accountPage: 'Profile',
  securityPage: 'Security',
  guestTitle: 'You are not signed in',
  guestSubtitle: 'Sign in to see your account.',
  save: 'Save',
  add: 'Add',
  edit: 'Edit',
  remove: 'Remove',
  saved: 'Saved.',

  // Name and picture
  profileSection: 'Profile',
  editProfile: 'Edit profile',

  // Asked again who is there
  verifyTitle: 'Confirm that it is you',
  verifyPassword: 'Enter your password to go on.',
  verifyElsewhere: 'This page cannot ask for what is needed. Sign out and in again, then try once more.',
};
