import { counted } from './counted.js';
import type { MailWords } from './words.js';

export const fr: MailWords = {
  language: 'fr',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} est votre code pour ${app}`,
    title: 'Confirmez votre adresse e-mail',
    text: app => `Saisissez ce code pour terminer votre inscription à ${app} :`,
  },
  addressCode: app => `Saisissez ce code pour ajouter cette adresse à votre compte ${app} :`,
  signInCode: {
    subject: (code, app) => `${code} est votre code de connexion à ${app}`,
    title: 'Votre code de connexion',
    text: app => `Saisissez ce code pour vous connecter à ${app} :`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} est votre code pour ${app}`,
    title: 'Vous n’avez pas encore de compte',
    text: app =>
      `Quelqu’un souhaite se connecter à ${app} avec cette adresse, qui n’a pas encore de compte. Si c’est vous, saisissez ce code pour en créer un :`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} est votre code pour ${app}`,
    title: 'Il n’y a pas de compte',
    text: app =>
      `Quelqu’un souhaite se connecter à ${app} avec cette adresse, qui n’a pas de compte. Les nouveaux comptes se font sur invitation. Si c’est vous, essayez l’adresse à laquelle vous avez été invité, ou saisissez ce code pour continuer :`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} est votre code pour ${app}`,
    title: 'Vous avez déjà un compte',
    text: app =>
      `Quelqu’un souhaite créer un compte ${app} avec cette adresse, mais vous en avez déjà un. Si c’est vous, saisissez ce code pour vous connecter :`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} est votre code pour changer de mot de passe sur ${app}`,
    title: 'Choisissez un nouveau mot de passe',
    text: app => `Saisissez ce code pour choisir un nouveau mot de passe pour ${app} :`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} est votre code pour ${app}`,
    title: 'Vous n’avez pas encore de compte',
    text: app =>
      `Quelqu’un a demandé un nouveau mot de passe ${app} pour cette adresse, qui n’a pas de compte. Si c’est vous, saisissez ce code pour en créer un :`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} est votre code pour ${app} sur un nouvel appareil`,
    title: 'Confirmez cet appareil',
    text: app =>
      `Le bon mot de passe de votre compte ${app} a été saisi sur un appareil où le compte n’a jamais été utilisé. Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe. Si c’était vous, saisissez ce code :`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} est votre code pour ${app}`,
    title: 'Confirmez votre identité',
    text: app => `Saisissez ce code pour continuer dans votre compte ${app} :`,
  },
  passwordChanged: {
    subject: app => `Votre mot de passe ${app} a été modifié`,
    title: 'Votre mot de passe a été modifié',
    text: (app, when) => `Le mot de passe de votre compte ${app} a été modifié le ${when}.`,
    notYou:
      'Si ce n’était pas vous, choisissez-en immédiatement un nouveau avec « Mot de passe oublié ? » sur la page de connexion.',
  },
  passwordRemoved: {
    subject: app => `Votre mot de passe ${app} a été supprimé`,
    title: 'Votre mot de passe a été supprimé',
    text: (app, when) =>
      `Le mot de passe de votre compte ${app} a été supprimé le ${when}. Vous vous connectez désormais autrement.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé par ailleurs.',
  },
  accountDeleted: {
    subject: app => `Votre compte ${app} a été supprimé`,
    title: 'Votre compte a été supprimé',
    text: (app, when) =>
      `Votre compte ${app} a été supprimé le ${when}, avec tout ce qui lui appartenait. Vous êtes déconnecté de tous vos appareils.`,
    notYou: 'Si ce n’était pas vous, écrivez-nous immédiatement. Ceci est le dernier message concernant ce compte.',
  },
  passkeyAdded: {
    subject: app => `Une clé d’accès a été ajoutée à votre compte ${app}`,
    title: 'Une clé d’accès a été ajoutée',
    text: (app, when) => `Une clé d’accès ajoutée le ${when} permet désormais de se connecter à votre compte ${app}.`,
    notYou:
      'Si ce n’était pas vous, connectez-vous, supprimez cette clé d’accès et choisissez un nouveau mot de passe.',
  },
  passkeyRemoved: {
    subject: app => `Une clé d’accès de votre compte ${app} a été supprimée`,
    title: 'Une clé d’accès a été supprimée',
    text: (app, when) => `Une clé d’accès de votre compte ${app} a été supprimée le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  walletAdded: {
    subject: app => `Un portefeuille a été ajouté à votre compte ${app}`,
    title: 'Un portefeuille a été ajouté',
    text: (app, when) => `Un portefeuille ajouté le ${when} permet désormais de se connecter à votre compte ${app}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous, supprimez ce portefeuille et choisissez un nouveau mot de passe.',
  },
  walletRemoved: {
    subject: app => `Un portefeuille de votre compte ${app} a été supprimé`,
    title: 'Un portefeuille a été supprimé',
    text: (app, when) => `Un portefeuille de votre compte ${app} a été supprimé le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  accountLocked: {
    subject: app => `Votre compte ${app} est temporairement bloqué`,
    title: 'Votre compte est temporairement bloqué',
    text: (app, when) =>
      `De nombreux mots de passe incorrects ont été essayés pour votre compte ${app}. Pour le protéger, la connexion par mot de passe est bloquée. Fin du blocage : ${when}. Vous pouvez toujours vous connecter avec un code reçu par e-mail.`,
    notYou: 'Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe n’a pas été découvert.',
  },
  secondFactorAdded: {
    subject: app => `La validation en deux étapes est activée pour ${app}`,
    title: 'La validation en deux étapes est activée',
    text: (app, when) =>
      `Une seconde étape a été ajoutée à votre compte ${app} le ${when}. Elle sera désormais demandée à la connexion.`,
    notYou:
      'Si ce n’était pas vous, choisissez-en immédiatement un nouveau avec « Mot de passe oublié ? » sur la page de connexion.',
  },
  secondFactorRemoved: {
    subject: app => `Une seconde étape a été supprimée pour ${app}`,
    title: 'Une seconde étape a été supprimée',
    text: (app, when) => `Une seconde étape a été supprimée de votre compte ${app} le ${when}.`,
    notYou:
      'Si ce n’était pas vous, choisissez-en immédiatement un nouveau avec « Mot de passe oublié ? » sur la page de connexion.',
  },
  backupCodesMade: {
    subject: app => `Nouveaux codes de secours pour ${app}`,
    title: 'De nouveaux codes de secours ont été créés',
    text: (app, when) =>
      `Des codes de secours ont été créés pour votre compte ${app} le ${when}. Les précédents ne fonctionnent plus.`,
    notYou:
      'Si ce n’était pas vous, choisissez-en immédiatement un nouveau avec « Mot de passe oublié ? » sur la page de connexion.',
  },
  phoneNumberAdded: {
    subject: app => `Un numéro de téléphone a été ajouté à votre compte ${app}`,
    title: 'Un numéro de téléphone a été ajouté',
    text: (app, when) =>
      `Un numéro de téléphone qui permet de se connecter à votre compte ${app} a été ajouté le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  phoneNumberRemoved: {
    subject: app => `Un numéro de téléphone a été retiré de votre compte ${app}`,
    title: 'Un numéro de téléphone a été retiré',
    text: (app, when) =>
      `Un numéro de téléphone ne permet plus de se connecter à votre compte ${app}. Cela a été modifié le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  emailAddressAdded: {
    subject: app => `Une adresse e-mail a été ajoutée à votre compte ${app}`,
    title: 'Une adresse e-mail a été ajoutée',
    text: (app, when) =>
      `Une adresse e-mail qui permet de se connecter à votre compte ${app} a été ajoutée le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  emailAddressRemoved: {
    subject: app => `Une adresse e-mail a été retirée de votre compte ${app}`,
    title: 'Une adresse e-mail a été retirée',
    text: (app, when) => `Une adresse e-mail a été retirée de votre compte ${app} le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  siteConnected: {
    subject: app => `Un autre site a été associé à votre compte ${app}`,
    title: 'Un autre site a été associé',
    text: (app, when) =>
      `Un compte sur un autre site, qui permet de se connecter à votre compte ${app}, a été associé le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  siteRemoved: {
    subject: app => `Un autre site a été dissocié de votre compte ${app}`,
    title: 'Un autre site a été dissocié',
    text: (app, when) =>
      `Un compte sur un autre site ne permet plus de se connecter à votre compte ${app}. Cela a été modifié le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  backupCodeUsed: {
    subject: app => `Un code de secours de votre compte ${app} a été utilisé`,
    title: 'Un code de secours a été utilisé',
    text: (app, when) =>
      `Quelqu’un a utilisé l’un des codes de secours de votre compte ${app} le ${when}. Il ne fonctionne plus ; créez-en de nouveaux avant qu’ils soient épuisés.`,
    notYou:
      'Si ce n’était pas vous, choisissez-en immédiatement un nouveau avec « Mot de passe oublié ? » sur la page de connexion.',
  },
  apiKeyCreated: {
    subject: app => `Une clé d’API a été créée pour votre compte ${app}`,
    title: 'Une clé d’API a été créée',
    text: (app, when) =>
      `Des programmes peuvent désormais agir pour votre compte ${app} avec une clé d’API créée le ${when}.`,
    notYou: 'Si ce n’était pas vous, connectez-vous, révoquez la clé et choisissez un nouveau mot de passe.',
  },
  apiKeyRevoked: {
    subject: app => `Une clé d’API de votre compte ${app} a été révoquée`,
    title: 'Une clé d’API a été révoquée',
    text: (app, when) =>
      `Une clé d’API de votre compte ${app} a été révoquée le ${when}. Elle ne donne plus accès à rien.`,
    notYou: 'Si ce n’était pas vous, connectez-vous et vérifiez ce qui a changé.',
  },
  newDevice: {
    subject: app => `Nouvelle connexion à votre compte ${app}`,
    title: 'Connexion sur un nouvel appareil',
    text: (app, when, device) =>
      `Le ${when}, quelqu’un s’est connecté à votre compte ${app} sur un appareil où il n’avait jamais été utilisé : ${device}.`,
    wasYou: 'Si c’était vous, vous n’avez rien à faire.',
    notYou:
      'Si ce n’était pas vous, connectez-vous, ouvrez « Sécurité » dans votre compte, déconnectez l’appareil sous « Appareils connectés » et choisissez un nouveau mot de passe.',
    button: 'Voir votre compte',
  },
  invitation: {
    subject: app => `Vous êtes invité à rejoindre ${app}`,
    title: 'Vous êtes invité',
    text: app => `Vous avez été invité à rejoindre ${app}. Suivez le lien pour créer votre compte :`,
    button: 'Accepter l’invitation',
  },
  waitlistInvitation: {
    subject: app => `C’est votre tour : votre place sur ${app}`,
    title: 'C’est votre tour',
    text: app =>
      `Vous êtes inscrit sur la liste d’attente de ${app}, et une place est maintenant disponible. Suivez le lien pour créer votre compte :`,
    button: 'Créer votre compte',
  },
  goodUntil: when => `Le lien est valable jusqu’au ${when}.`,
  ignoreInvitation: 'Ce lien n’est destiné qu’à vous. Si vous n’attendiez aucune invitation, ignorez cet e-mail.',
  validFor: minutes =>
    counted('fr', minutes, { one: 'Il est valable une minute.', other: 'Il est valable # minutes.' }),
  ignore: 'Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail : sans le code, rien ne se passe.',
  neverShare: 'Ne communiquez ce code à personne. Nous ne vous le demanderons jamais.',
  questions: supportEmail => `Des questions ? ${supportEmail}`,
  sms: (code, app) => `${code} est votre code pour ${app}. Ne le communiquez à personne.`,
  continue: 'Continuer',
  orLink: 'Ou appuyez sur ce bouton au lieu de saisir le code :',
  link: {
    hereTitle: 'Un instant',
    hereText: app => `Vous allez être redirigé vers ${app}.`,
    elsewhereTitle: 'Est-ce bien vous ?',
    elsewhereText: (device, app) =>
      `Quelqu’un souhaite continuer sur ${app} avec votre adresse depuis un autre appareil : ${device}.`,
    askedAt: when => `La demande date du ${when}.`,
    notYou: 'Si ce n’est pas vous, fermez cette page : rien ne se passera.',
    confirm: 'Oui, continuer là-bas',
    device: (browser, ip) => named(browser || 'un navigateur inconnu', ip),
    otherBrowser: device =>
      `Ce lien ne fonctionne que dans le navigateur où il a été demandé : ${device}. Ouvrez-le là-bas, ou saisissez le code de l’e-mail.`,
    doneTitle: 'C’est fait',
    doneText: device =>
      `La suite se fait d’elle-même là où le lien a été demandé : ${device}. Vous pouvez fermer cette page.`,
    usedTitle: 'C’est déjà confirmé',
    used: 'Le lien, ou le code qui l’accompagne, a déjà été utilisé. Continuez là où vous l’avez demandé.',
    overTitle: 'Ce lien n’est plus valable',
    expired: 'Il n’était valable que peu de temps. Demandez-en un nouveau.',
    replaced:
      'Un e-mail plus récent l’a remplacé, ou la demande a été recommencée. Utilisez le dernier e-mail, ou demandez un nouveau lien.',
    unknown: 'Ce lien ne vient pas de nous. Copiez le lien entier depuis l’e-mail, ou demandez-en un nouveau.',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (adresse réseau ${ip})` : browser;
}
