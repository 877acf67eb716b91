import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'Konto erstellt',
  'sign_in.completed': 'Angemeldet',
  'sign_in.refused': 'Fehlgeschlagene Anmeldung',
  'account.locked': 'Konto nach falschen Passwörtern gesperrt',
  'session.removed': 'Abgemeldet',
  'session.ended': 'Sitzung beendet',
  'session.revoked': 'Von einem anderen Gerät aus abgemeldet',
  'session.verified': 'Identität bestätigt',
  'password.changed': 'Passwort geändert',
  'password.reset': 'Passwort zurückgesetzt',
  'password.refused': 'Falsches Passwort',
  'passkey.added': 'Passkey hinzugefügt',
  'passkey.removed': 'Passkey entfernt',
  'web3_wallet.added': 'Wallet hinzugefügt',
  'web3_wallet.removed': 'Wallet entfernt',
  'second_factor.added': 'Zweiter Schritt hinzugefügt',
  'second_factor.removed': 'Zweiter Schritt entfernt',
  'second_factor.refused': 'Falscher Code beim zweiten Schritt',
  'backup_code.used': 'Backup-Code verwendet',
  'backup_codes.made': 'Neue Backup-Codes erstellt',
  'phone_number.added': 'Telefonnummer hinzugefügt',
  'phone_number.removed': 'Telefonnummer entfernt',
  'email_address.added': 'E-Mail-Adresse hinzugefügt',
  'email_address.removed': 'E-Mail-Adresse entfernt',
  'external_account.connected': 'Konto einer anderen Seite verbunden',
  'external_account.removed': 'Konto einer anderen Seite getrennt',
  'user.updated': 'Profil geändert',
  'impersonation.started': 'Jemand vom Dienst hat als Sie gehandelt',
};

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

  // What happened to the account
  activityPage: 'Aktivität',
  activitySection: 'Letzte Aktivität',
  activity: event => activities[event],
  showMore: 'Mehr anzeigen',
  unknownDevice: 'Unbekanntes Gerät',
  thisSession: 'Diese Sitzung',
};
