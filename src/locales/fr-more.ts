import { counted, wait } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = 'Une erreur s’est produite. Veuillez réessayer.';
const startOver = 'Cette tentative a expiré. Veuillez recommencer.';
const newCode = 'Ce code n’est plus valable. Demandez-en un nouveau.';
const fill = 'Veuillez remplir ce champ.';
const invalid = 'Cette valeur n’est pas valide.';
const tooLong = 'Ce texte est trop long.';
const unavailable = 'Le service est momentanément indisponible. Réessayez dans un instant.';
const misconfigured = 'La connexion n’est pas correctement configurée sur cette page.';
const signedOut = 'Vous êtes déconnecté. Veuillez vous reconnecter.';
const wrongPassword = 'Mot de passe incorrect. Réessayez ou choisissez une autre méthode.';
const forbidden = 'Vous n’avez pas le droit de faire cela.';
const closed = 'Les comptes se créent ici sur invitation. Si vous avez été invité, ouvrez le lien reçu par e-mail.';
const characters = (count: number): string => counted('fr', count, { one: '# caractère', other: '# caractères' });

/** French: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  firstName: 'Prénom',
  lastName: 'Nom',
  optional: 'Facultatif',
  back: 'Retour',
  change: 'Modifier',
  showPassword: 'Afficher le mot de passe',
  loading: 'Chargement',
  passwordTitle: 'Saisissez votre mot de passe',
  passwordSubtitle: 'Le mot de passe de votre compte.',
  forgotPassword: 'Mot de passe oublié ?',
  methodsTitle: 'Comment souhaitez-vous vous connecter ?',
  methodsSubtitle: 'Choisissez la méthode qui vous convient.',
  usePassword: 'Utiliser le mot de passe',
  useEmailCode: 'Recevoir un code par e-mail',
  usePasskey: 'Utiliser une clé d’accès',
  passkeyTitle: 'Connectez-vous avec votre clé d’accès',
  passkeySubtitle: 'Votre appareil vous demande votre empreinte, votre visage ou votre code.',
  useEmailLink: 'Recevoir un lien par e-mail',
  usePhoneCode: 'Recevoir un code par SMS',
  phoneNumber: 'Numéro de téléphone',
  country: 'Pays',
  usePhone: 'Utiliser votre numéro de téléphone',
  useOther: 'Utiliser votre e-mail ou votre nom d’utilisateur',
  smsTitle: 'Consultez votre téléphone',

  codeTitle: 'Consultez vos e-mails',
  codeSubtitle: address => `Nous avons envoyé un code à 6 chiffres à ${address}`,
  code: 'Code',
  codeHint: 'Le code est vérifié dès qu’il est complet.',
  linkHint: 'Vous pouvez aussi appuyer sur le bouton de l’e-mail. Cette page continuera d’elle-même.',
  resend: 'Renvoyer un code',
  resendIn: seconds => `Renvoyer un code dans ${wait('fr', seconds)}`,
  codeSent: 'Un nouveau code vient de partir.',
  resetTitle: 'Réinitialisez votre mot de passe',

  secondFactorTitle: 'Validation en deux étapes',
  totpSubtitle: 'Saisissez le code affiché par votre application d’authentification.',
  totpIncorrect: 'Code incorrect. Attendez le suivant et vérifiez l’heure de votre appareil.',
  useTotp: 'Utiliser l’application d’authentification',
  backupCodeTitle: 'Utiliser un code de secours',
  backupCodeSubtitle: 'Saisissez l’un des codes que vous avez conservés. Chacun ne sert qu’une fois.',
  backupCode: 'Code de secours',
  backupCodeIncorrect: 'Ce code de secours est incorrect ou a déjà été utilisé.',
  useBackupCode: 'Utiliser un code de secours',
  newDeviceTitle: 'Confirmez cet appareil',
  newDeviceSubtitle: 'Votre compte n’a jamais été utilisé ici.',

  newPasswordTitle: 'Choisissez un nouveau mot de passe',
  newPasswordSubtitle: 'Vous serez ensuite connecté.',
  signOutElsewhere: 'Se déconnecter de tous les autres appareils',
  passwordLength: minimum => `Au moins ${characters(minimum)}`,
  passwordLower: 'Une minuscule',
  passwordUpper: 'Une majuscule',
  passwordNumber: 'Un chiffre',
  passwordSpecial: 'Un caractère spécial',
  passwordBreached: 'Ce mot de passe figure dans une fuite de données. Choisissez-en un autre.',
  passwordWeak: 'Trop facile à deviner. Ajoutez un ou deux mots.',
  passwordGood: 'Bon mot de passe.',
  ruleKept: 'respecté',
  ruleOpen: 'à faire',
  signUpTitle: name => (name ? `Créez votre compte ${name}` : 'Créez votre compte'),
  signUpSubtitle: 'Cela prend moins d’une minute.',
  haveAccount: 'Vous avez déjà un compte ?',
  fieldsTitle: 'Encore quelques informations',
  termsOfService: 'conditions d’utilisation',
  privacyPolicy: 'politique de confidentialité',
  legal: ({ terms, privacy }) => [
    'J’accepte ',
    ...(terms ? ['les ', terms] : []),
    ...(terms && privacy ? [' et '] : []),
    ...(privacy ? ['la ', privacy] : []),
    ...((terms ?? privacy) ? [] : ['les conditions']),
    '.',
  ],
  prepareTitle: 'Confirmez votre adresse e-mail',
  prepareSubtitle: address => `Nous allons envoyer un code à ${address}.`,
  sendCode: 'Envoyer le code',

  accountTitle: 'Vous êtes connecté',
  signedInAs: name => `En tant que ${name}.`,
  otherAccount: 'Utiliser un autre compte',
  unsupportedTitle: 'Il reste une étape',
  unsupportedSubtitle: 'Cette page ne la prend pas en charge. Veuillez choisir une autre méthode.',
  startOver: 'Recommencer',
  signUpClosed: closed,
  waitlistSubtitle: 'Les comptes se créent ici sur invitation. Laissez votre adresse et nous vous écrirons.',
  help: 'Aide',
  configurationTitle: 'Cette page n’est pas encore configurée',

  continueWith: name => `Continuer avec ${name}`,
  or: 'ou',
  lastUsed: 'Dernier utilisé',

  account: name => `Compte : ${name}`,
  accountMenu: 'Menu du compte',
  manageAccount: 'Gérer le compte',
  switchTo: name => `Passer à ${name}`,
  addAccount: 'Ajouter un compte',
  signOut: 'Se déconnecter',
  signOutAll: 'Se déconnecter de tous les comptes',
  tryAgainIn: seconds => `Réessayez dans ${wait('fr', seconds)}.`,
};

/** What goes wrong, in French. */
export const errors: ErrorWords = {
  offline: 'Vous êtes hors ligne. Vérifiez votre connexion et réessayez.',
  network_error: 'Le service est injoignable. Vérifiez votre connexion et réessayez.',
  timeout: 'Le service a mis trop de temps à répondre. Veuillez réessayer.',
  bad_response: 'Réponse inattendue du réseau. Vous devez peut-être d’abord vous connecter au Wi-Fi.',
  configuration_invalid: misconfigured,
  key_is_secret:
    'C’est une clé secrète, et une page ne doit jamais la contenir : remplacez-la tout de suite et utilisez la clé qui commence par pk_.',
  key_broken:
    'La clé publiable est abîmée : c’est pk_test_ ou pk_live_, puis l’hôte de l’API avec « $ » en base64. Copiez-la de nouveau telle que le serveur l’affiche.',
  address_broken:
    'Ce qui est indiqué comme API frontend n’est pas une adresse : écrivez-la en entier, comme https://auth.app.example.',
  address_missing:
    'Aucune API frontend n’est indiquée. Ajoutez data-publishable-key="pk_…" ou data-frontend-api="https://…" à la balise script, ou publishable-key="pk_…" à un <auth-provider> autour des éléments.',
  page_is_file:
    'Cette page est ouverte comme un fichier et n’a donc pas d’origine qu’une API frontend puisse autoriser. Servez-la : npx http-server, puis ouvrez http://localhost:8080.',
  page_is_insecure:
    'Cette page est servie en simple http, et les navigateurs n’y permettent pas de se connecter. Utilisez https, ou http://localhost sur cette machine.',
  aborted: again,

  authentication_invalid: signedOut,
  signed_out: signedOut,
  client_not_found: signedOut,
  session_exists: 'Vous êtes déjà connecté.',
  identifier_already_signed_in: 'Ce compte est déjà connecté ici.',
  session_reverification_required: 'Veuillez d’abord confirmer votre identité.',
  dev_browser_unauthenticated: 'Le service ne reconnaît plus ce navigateur. Veuillez recharger la page.',
  user_banned: 'Ce compte est bloqué. Veuillez contacter l’assistance.',
  user_locked:
    'Trop de tentatives. Ce compte est bloqué pour un moment. Réessayez plus tard ou réinitialisez votre mot de passe.',

  form_identifier_not_found: 'Aucun compte ne correspond à cette adresse.',
  form_identifier_exists: 'Déjà utilisé. Choisissez autre chose ou connectez-vous.',
  form_param_format_invalid: 'Le format semble incorrect. Veuillez vérifier.',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'Ceci n’est pas proposé ici.',
  form_param_max_length_exceeded: tooLong,
  form_username_invalid_length: values =>
    `Un nom d’utilisateur compte de ${values.minUsernameLength} à ${characters(values.maxUsernameLength)}.`,
  form_username_invalid_character: 'Utilisez uniquement les lettres de a à z, les chiffres, - et _.',
  form_username_needs_non_number_char: 'Un nom d’utilisateur ne peut pas contenir que des chiffres.',

  form_password_incorrect: wrongPassword,
  form_password_or_identifier_incorrect: wrongPassword,
  form_password_validation_failed: wrongPassword,
  form_password_length_too_short: values => `Utilisez au moins ${characters(values.minLength)}.`,
  form_password_length_too_long: values => `Utilisez au plus ${characters(values.maxLength)}.`,
  form_password_size_in_bytes_exceeded: 'Ce mot de passe est trop long.',
  form_password_no_uppercase: 'Ajoutez une majuscule.',
  form_password_no_lowercase: 'Ajoutez une minuscule.',
  form_password_no_number: 'Ajoutez un chiffre.',
  form_password_no_special_char: 'Ajoutez un caractère spécial.',
  form_password_not_strong_enough: 'Ce mot de passe est trop facile à deviner. Ajoutez un ou deux mots.',
  form_password_pwned: 'Ce mot de passe figure dans une fuite de données. Veuillez en choisir un autre.',
  form_password_matches_identifier: 'Le mot de passe ne doit être ni votre adresse ni votre nom.',
  form_new_password_matches_current: 'Choisissez un mot de passe différent de l’actuel.',
  no_password_set: 'Ce compte n’a pas de mot de passe. Veuillez choisir une autre méthode.',

  form_code_incorrect: 'Code incorrect. Vérifiez-le ou demandez-en un nouveau.',
  verification_expired: newCode,
  verification_failed: 'Trop de tentatives. Demandez un nouveau code.',
  verification_missing: newCode,
  verification_already_verified: 'C’est déjà confirmé.',
  verification_strategy_invalid: 'Cette méthode n’est pas proposée. Veuillez en choisir une autre.',
  verification_code_too_many_requests: 'Trop de codes ont été envoyés. Patientez un peu avant d’en redemander un.',

  passkey_authentication_failure:
    'Cette clé d’accès n’a pas fonctionné. Elle a peut-être été supprimée. Réessayez ou choisissez une autre méthode.',
  passkey_invalid_verification: 'La clé d’accès n’a pas pu être ajoutée. Veuillez réessayer.',
  passkey_not_registered: 'Cette clé d’accès n’est pas connue ici. Veuillez choisir une autre méthode.',
  passkey_invalid_public_key_credential: 'La réponse de votre appareil n’a pas pu être lue. Veuillez réessayer.',
  passkey_identification_not_verified:
    'Ce compte ne permet pas encore de se connecter avec une clé d’accès. Veuillez choisir une autre méthode.',
  passkey_not_supported: 'Ce navigateur ne prend pas en charge les clés d’accès. Veuillez choisir une autre méthode.',
  passkey_registration_cancelled: 'Aucune clé d’accès n’a été ajoutée. Vous pouvez réessayer à tout moment.',
  passkey_retrieval_cancelled: 'Aucune clé d’accès n’a été utilisée. Réessayez ou choisissez une autre méthode.',
  passkey_already_exists: 'Cet appareil possède déjà une clé d’accès pour ce compte.',
  passkey_invalid_rpID_or_domain: 'Les clés d’accès ne fonctionnent pas à l’adresse de cette page.',
  passkey_operation_aborted: 'L’opération a été interrompue. Veuillez réessayer.',
  identification_deletion_failed: 'C’est le seul moyen d’accéder à votre compte. Ajoutez-en d’abord un autre.',

  strategy_for_user_invalid: 'Cette méthode n’est pas proposée pour ce compte. Veuillez en choisir une autre.',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'Ce compte n’a pas de seconde étape. Veuillez contacter l’assistance.',
  totp_already_enabled: 'La vérification par application est déjà configurée.',
  backup_codes_not_available: 'Configurez d’abord une autre seconde étape.',
  resource_not_found: startOver,
  resource_forbidden: forbidden,
  invalid_redirect_url: 'L’adresse de destination n’est pas autorisée.',
  legal_not_accepted: 'Veuillez accepter pour continuer.',
  sign_up_mode_restricted: closed,
  sign_up_restricted_waitlist:
    'Les comptes se créent ici sur invitation. Rejoignez la liste d’attente pour être invité.',
  not_allowed_access: 'Cela ne permet pas de s’inscrire ici. Veuillez essayer autre chose.',

  external_account_not_found: 'Il n’y a pas encore de compte pour cela.',
  external_account_exists: 'Il existe déjà un compte pour cela. Veuillez vous connecter.',
  external_account_email_address_verification_required:
    'Veuillez d’abord confirmer votre adresse e-mail sur l’autre site, ou utilisez un autre moyen.',
  oauth_access_denied: 'Vous n’avez pas donné votre accord sur l’autre site. Réessayez, ou utilisez un autre moyen.',
  oauth_account_already_connected: 'C’est déjà associé.',
  oauth_callback_invalid: 'La réponse de l’autre site est inutilisable. Veuillez réessayer.',
  oauth_identification_claimed: 'Cela appartient déjà à un autre compte.',
  oauth_provider_not_enabled: 'Ce moyen n’est pas proposé ici. Veuillez en choisir un autre.',
  redirect_uri_mismatch: misconfigured,

  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: tooLong,
  too_many_requests: 'Trop de tentatives. Veuillez patienter un instant.',
  maintenance_mode: 'Le service est en maintenance. Réessayez dans quelques minutes.',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  authorization_invalid: forbidden,
};
