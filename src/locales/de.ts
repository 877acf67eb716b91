import type { Terms } from './terms.js';

/** German: what a sign-in form says at once. */
export const terms: Terms = {
  language: 'de',
  direction: 'ltr',

  emailAddress: 'E-Mail-Adresse',
  emailAddressOrUsername: 'E-Mail-Adresse oder Benutzername',
  username: 'Benutzername',
  continue: 'Weiter',
  retry: 'Noch einmal versuchen',

  signIn: 'Anmelden',
  signInTitle: name => (name ? `Bei ${name} anmelden` : 'Anmelden'),
  signInSubtitle: 'Willkommen zurück. Bitte melden Sie sich an.',
  noAccount: 'Noch kein Konto?',

  signUp: 'Registrieren',
  joinWaitlist: 'Auf die Warteliste',
  failureTitle: 'Die Anmeldung ist nicht erreichbar',
  failureSubtitle: 'Der Dienst antwortet nicht. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',

  unknownError: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
};
