import type { AccountTerms } from './account-terms.js';

/** German: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'Konto',
  profilePages: 'Seiten des Kontos',
  accountPage: 'Profil',
  securityPage: 'Sicherheit',
  guestTitle: 'Sie sind nicht angemeldet',
  guestSubtitle: 'Melden Sie sich an, um Ihr Konto zu sehen.',
  save: 'Speichern',
  add: 'Hinzufügen',
  edit: 'Bearbeiten',
  remove: 'Entfernen',
  saved: 'Gespeichert.',

  // Name and picture
  profileSection: 'Profil',
  editProfile: 'Profil bearbeiten',

  // Asked again who is there
  verifyTitle: 'Bestätigen Sie, dass Sie es sind',
  verifyPassword: 'Geben Sie Ihr Passwort ein, dann geht es weiter.',
  verifyElsewhere:
    'Diese Seite kann nicht nach dem fragen, was nötig ist. Melden Sie sich ab und wieder an und versuchen Sie es dann erneut.',
};
