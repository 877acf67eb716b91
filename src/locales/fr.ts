import type { Terms } from './terms.js';

/** French: what a sign-in form says at once. */
export const terms: Terms = {
  language: 'fr',
  direction: 'ltr',

  emailAddress: 'Adresse e-mail',
  emailAddressOrUsername: 'Adresse e-mail ou nom d’utilisateur',
  username: 'Nom d’utilisateur',
  continue: 'Continuer',
  retry: 'Réessayer',

  signIn: 'Se connecter',
  signInTitle: name => (name ? `Se connecter à ${name}` : 'Se connecter'),
  signInSubtitle: 'Heureux de vous revoir. Connectez-vous pour continuer.',
  noAccount: 'Pas encore de compte ?',

  signUp: 'S’inscrire',
  joinWaitlist: 'Rejoindre la liste d’attente',
  failureTitle: 'Connexion indisponible',
  failureSubtitle: 'Le service ne répond pas. Vérifiez votre connexion à Internet et réessayez.',

  unknownError: 'Une erreur s’est produite. Veuillez réessayer.',
};
