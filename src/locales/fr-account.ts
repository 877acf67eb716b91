import type { AccountTerms } from './account-terms.js';

/** French: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'Compte',
  profilePages: 'Pages du compte',
  accountPage: 'Profil',
  securityPage: 'Sécurité',
  guestTitle: 'Vous n’êtes pas connecté',
  guestSubtitle: 'Connectez-vous pour voir votre compte.',
  save: 'Enregistrer',
  add: 'Ajouter',
  edit: 'Modifier',
  remove: 'Supprimer',
  saved: 'Enregistré.',

  // Name and picture
  profileSection: 'Profil',
  editProfile: 'Modifier le profil',

  // Asked again who is there
  verifyTitle: 'Confirmez que c’est bien vous',
  verifyPassword: 'Saisissez votre mot de passe pour continuer.',
  verifyElsewhere:
    'Cette page ne peut pas demander ce qui est nécessaire. Déconnectez-vous, reconnectez-vous, puis réessayez.',
};
