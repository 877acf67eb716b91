import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'Account created',
  'sign_in.completed': 'Signed in',
  'sign_in.refused': 'Failed sign-in',
  'account.locked': 'Account locked after wrong passwords',
  'session.removed': 'Signed out',
  'session.ended': 'Session ended',
  'session.revoked': 'Signed out from another device',
  'session.verified': 'Identity confirmed',
  'password.changed': 'Password changed',
  'password.reset': 'Password reset',
  'password.refused': 'Wrong password',
  'passkey.added': 'Passkey added',
  'passkey.removed': 'Passkey removed',
  'web3_wallet.added': 'Wallet added',
  'web3_wallet.removed': 'Wallet removed',
  'second_factor.added': 'Second step added',
  'second_factor.removed': 'Second step removed',
  'second_factor.refused': 'Wrong code at the second step',
  'backup_code.used': 'Backup code used',
  'backup_codes.made': 'New backup codes made',
  'phone_number.added': 'Phone number added',
  'phone_number.removed': 'Phone number removed',
  'email_address.added': 'Email address added',
  'email_address.removed': 'Email address removed',
  'external_account.connected': 'Account of another site connected',
  'external_account.removed': 'Account of another site disconnected',
  'user.updated': 'Profile changed',
  'impersonation.started': 'Somebody of the service acted as you',
};

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

  // What happened to the account
  activityPage: 'Activity',
  activitySection: 'Recent activity',
  activity: event => activities[event],
  showMore: 'Show more',
  unknownDevice: 'Unknown device',
  thisSession: 'This session',
};
