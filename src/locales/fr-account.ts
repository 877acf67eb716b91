import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'Compte créé',
  'sign_in.completed': 'Connexion',
  'sign_in.refused': 'Échec de connexion',
  'account.locked': 'Compte verrouillé après des mots de passe erronés',
  'session.removed': 'Déconnexion',
  'session.ended': 'Session terminée',
  'session.revoked': 'Déconnexion depuis un autre appareil',
  'session.verified': 'Identité confirmée',
  'password.changed': 'Mot de passe modifié',
  'password.reset': 'Mot de passe réinitialisé',
  'password.refused': 'Mot de passe erroné',
  'passkey.added': 'Clé d’accès ajoutée',
  'passkey.removed': 'Clé d’accès supprimée',
  'web3_wallet.added': 'Portefeuille ajouté',
  'web3_wallet.removed': 'Portefeuille supprimé',
  'second_factor.added': 'Deuxième étape ajoutée',
  'second_factor.removed': 'Deuxième étape supprimée',
  'second_factor.refused': 'Code erroné à la deuxième étape',
  'backup_code.used': 'Code de secours utilisé',
  'backup_codes.made': 'Nouveaux codes de secours créés',
  'phone_number.added': 'Numéro de téléphone ajouté',
  'phone_number.removed': 'Numéro de téléphone supprimé',
  'email_address.added': 'Adresse e-mail ajoutée',
  'email_address.removed': 'Adresse e-mail supprimée',
  'external_account.connected': 'Compte d’un autre site associé',
  'external_account.removed': 'Compte d’un autre site dissocié',
  'user.updated': 'Profil modifié',
  'impersonation.started': 'Quelqu’un du service a agi en votre nom',
};

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

  // What happened to the account
  activityPage: 'Activité',
  activitySection: 'Activité récente',
  activity: event => activities[event],
  showMore: 'Afficher plus',
  unknownDevice: 'Appareil inconnu',
  thisSession: 'Cette session',
};
