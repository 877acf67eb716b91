import { counted, wait } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.';
const startOver = 'Dieser Versuch ist beendet. Bitte beginnen Sie von vorn.';
const newCode = 'Dieser Code gilt nicht mehr. Fordern Sie einen neuen an.';
const fill = 'Bitte ausfüllen.';
const invalid = 'Diese Angabe ist ungültig.';
const unavailable = 'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.';
const misconfigured = 'Die Anmeldung ist auf dieser Seite nicht richtig eingerichtet.';
const signedOut = 'Sie sind abgemeldet. Bitte melden Sie sich wieder an.';
const wrongPassword = 'Das Passwort ist falsch. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.';
const characters = (count: number): string => counted('de', count, { other: '# Zeichen' });

/** German: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  firstName: 'Vorname',
  lastName: 'Nachname',
  optional: 'Freiwillig',
  back: 'Zurück',
  change: 'Ändern',
  showPassword: 'Passwort anzeigen',
  loading: 'Wird geladen',
  passwordTitle: 'Passwort eingeben',
  passwordSubtitle: 'Das Passwort Ihres Kontos.',
  forgotPassword: 'Passwort vergessen?',
  methodsTitle: 'Wie möchten Sie sich anmelden?',
  methodsSubtitle: 'Jeder dieser Wege führt zum Ziel.',
  usePassword: 'Passwort verwenden',
  useEmailCode: 'Code per E-Mail senden',
  usePasskey: 'Passkey verwenden',
  passkeyTitle: 'Mit Ihrem Passkey anmelden',
  passkeySubtitle: 'Ihr Gerät fragt nach Fingerabdruck, Gesicht oder PIN.',
  organizationTitle: 'Mit Ihrer Organisation anmelden',
  organizationSubtitle: name => `Die Anmeldung geht bei ${name} weiter und führt hierher zurück.`,
  useWallet: 'Mit einer Wallet fortfahren',
  walletSubtitle: 'Wählen Sie die Wallet, die Sie in diesem Browser nutzen.',
  walletNone:
    'In diesem Browser wurde keine Wallet gefunden. Fügen Sie ihm eine hinzu oder öffnen Sie diese Seite im Browser Ihrer Wallet-App und suchen Sie dann noch einmal. Sie können auch zurückgehen und einen anderen Weg wählen.',
  walletLook: 'Noch einmal suchen',
  walletOpening: name => `Öffnen Sie ${name} und erlauben Sie, dass diese Seite Ihre Adresse erfährt.`,
  walletSigning: address => `Ihre Wallet bittet Sie, eine Nachricht mit ${address} zu signieren. Das kostet nichts.`,
  stopWaiting: 'Nicht länger warten',
  browserWallet: 'Wallet des Browsers',
  useEmailLink: 'Link per E-Mail senden',
  usePhoneCode: 'Code per SMS senden',
  textCodeTo: number => `Code per SMS an ${number}`,
  phoneNumber: 'Telefonnummer',
  country: 'Land',
  usePhone: 'Telefonnummer verwenden',
  useEmail: 'E-Mail-Adresse verwenden',
  useUsername: 'Benutzernamen verwenden',
  useOther: 'E-Mail-Adresse oder Benutzernamen verwenden',
  smsTitle: 'Sehen Sie auf Ihr Telefon',

  codeTitle: 'Sehen Sie in Ihre E-Mails',
  codeSubtitle: address => `Ein sechsstelliger Code ging an ${address}`,
  code: 'Code',
  codeHint: 'Der Code wird geprüft, sobald er vollständig ist.',
  linkHint: 'Oder drücken Sie den Knopf in der E-Mail. Diese Seite geht dann von selbst weiter.',
  resend: 'Neuen Code senden',
  resendIn: seconds => `Neuen Code senden in ${wait('de', seconds)}`,
  codeSent: 'Ein neuer Code ist unterwegs.',
  resetTitle: 'Passwort zurücksetzen',

  secondFactorTitle: 'Bestätigung in zwei Schritten',
  passkeySecondSubtitle: 'Bestätigen Sie mit Ihrem Passkey, dass Sie es sind.',
  passkeyElsewhere:
    'Es ist Ihr Passkey, den dieser Browser nicht verwenden kann. Bitte melden Sie sich mit einem anderen Browser oder Gerät an.',
  totpSubtitle: 'Geben Sie den Code ein, den Ihre Authentifizierungs-App zeigt.',
  totpIncorrect: 'Der Code ist falsch. Warten Sie auf den nächsten und prüfen Sie die Uhr Ihres Geräts.',
  useTotp: 'Authentifizierungs-App verwenden',
  backupCodeTitle: 'Ersatzcode verwenden',
  backupCodeSubtitle: 'Geben Sie einen der Codes ein, die Sie aufbewahrt haben. Jeder gilt einmal.',
  backupCode: 'Ersatzcode',
  backupCodeIncorrect: 'Der Ersatzcode ist falsch oder wurde schon verwendet.',
  useBackupCode: 'Ersatzcode verwenden',
  newDeviceTitle: 'Bestätigen Sie dieses Gerät',
  newDeviceSubtitle: 'Ihr Konto wurde hier noch nicht benutzt.',

  newPasswordTitle: 'Neues Passwort wählen',
  newPasswordSubtitle: 'Danach sind Sie angemeldet.',
  signOutElsewhere: 'Auf allen anderen Geräten abmelden',
  passwordLength: minimum => `Mindestens ${characters(minimum)}`,
  passwordLower: 'Ein Kleinbuchstabe',
  passwordUpper: 'Ein Großbuchstabe',
  passwordNumber: 'Eine Ziffer',
  passwordSpecial: 'Ein Sonderzeichen',
  passwordBreached: 'Aus einem Datenleck bekannt. Wählen Sie ein anderes.',
  passwordWeak: 'Zu leicht zu erraten. Fügen Sie ein oder zwei Wörter hinzu.',
  passwordGood: 'Ein gutes Passwort.',
  ruleKept: 'erfüllt',
  ruleOpen: 'offen',
  signUpTitle: name => (name ? `Konto bei ${name} anlegen` : 'Konto anlegen'),
  signUpSubtitle: 'Das dauert keine Minute.',
  haveAccount: 'Sie haben schon ein Konto?',
  fieldsTitle: 'Noch ein paar Angaben',
  termsOfService: 'Nutzungsbedingungen',
  privacyPolicy: 'Datenschutzerklärung',
  legal: ({ terms, privacy }) => [
    'Ich stimme ',
    ...(terms ? ['den ', terms] : []),
    ...(terms && privacy ? [' und '] : []),
    ...(privacy ? ['der ', privacy] : []),
    ...((terms ?? privacy) ? [] : ['den Bedingungen']),
    ' zu.',
  ],
  prepareTitle: 'E-Mail-Adresse bestätigen',
  prepareSubtitle: address => `Wir senden einen Code an ${address}.`,
  sendCode: 'Code senden',

  accountTitle: 'Sie sind angemeldet',
  signedInAs: name => `Als ${name}.`,
  otherAccount: 'Anderes Konto verwenden',
  unsupportedTitle: 'Es fehlt noch ein Schritt',
  unsupportedSubtitle: 'Diese Seite kann ihn nicht abfragen. Bitte wählen Sie einen anderen Weg.',
  startOver: 'Von vorn beginnen',
  signUpClosed: 'Konten gibt es hier auf Einladung. Wenn Sie eingeladen wurden, öffnen Sie den Link in der E-Mail.',
  waitlistSubtitle: 'Konten gibt es hier auf Einladung. Hinterlassen Sie Ihre Adresse, und wir schreiben Ihnen.',
  joinedTitle: 'Sie stehen auf der Warteliste',
  joinedSubtitle: address =>
    address
      ? `Wir schreiben an ${address}, wenn Sie an der Reihe sind.`
      : 'Wir schreiben Ihnen, wenn Sie an der Reihe sind.',
  ticketTitle: 'Einen Moment …',
  ticketSubtitle: 'Ihr Link wird geprüft.',
  help: 'Hilfe',
  configurationTitle: 'Diese Seite ist noch nicht eingerichtet',

  continueWith: name => `Weiter mit ${name}`,
  or: 'oder',
  lastUsed: 'Zuletzt genutzt',
  inAppBrowser: name =>
    `${name} geht nicht im Browser dieser App. Öffnen Sie die Seite in Ihrem Browser, oder nehmen Sie einen anderen Weg.`,
  openInBrowser: 'Im Browser öffnen',

  account: name => `Konto: ${name}`,
  accountMenu: 'Kontomenü',
  manageAccount: 'Konto verwalten',
  switchTo: name => `Zu ${name} wechseln`,
  addAccount: 'Weiteres Konto hinzufügen',
  signOut: 'Abmelden',
  signOutAll: 'Alle Konten abmelden',
  impersonation: 'Handeln für jemand anderen',
  impersonating: 'Sie sind angemeldet als',
  stopImpersonating: 'Beenden',

  proving: 'Es wird geprüft, dass kein Roboter am Werk ist. Das dauert einige Sekunden.',
  captcha: 'Sicherheitsprüfung',
  captchaHint: 'Bestehen Sie unten die Sicherheitsprüfung. Dann geht es von selbst weiter.',
  cancel: 'Abbrechen',
  close: 'Schließen',
  tryAgainIn: seconds => `Versuchen Sie es in ${wait('de', seconds)} noch einmal.`,
};

/** What goes wrong, in German. */
export const errors: ErrorWords = {
  offline: 'Sie sind offline. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  network_error: 'Der Dienst ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  timeout: 'Der Dienst hat zu lange gebraucht. Bitte versuchen Sie es noch einmal.',
  bad_response: 'Das Netz hat unerwartet geantwortet. Vielleicht müssen Sie sich erst im WLAN anmelden.',
  configuration_invalid: misconfigured,
  key_is_secret:
    'Das ist ein geheimer Schlüssel, und eine Seite darf ihn nie enthalten: Ersetzen Sie ihn sofort, und nehmen Sie den Schlüssel, der mit pk_ beginnt.',
  key_broken:
    'Der öffentliche Schlüssel ist beschädigt: Er besteht aus pk_test_ oder pk_live_ und dem Host der API mit „$“ in Base64. Kopieren Sie ihn noch einmal so, wie der Server ihn ausgibt.',
  address_broken:
    'Was als Frontend-API genannt ist, ist keine Adresse: Schreiben Sie sie ganz aus, wie https://auth.app.example.',
  address_missing:
    'Es ist keine Frontend-API genannt. Schreiben Sie data-publishable-key="pk_…" oder data-frontend-api="https://…" in das Script-Tag oder publishable-key="pk_…" an einen <auth-provider> um die Elemente.',
  page_is_file:
    'Diese Seite ist als Datei geöffnet und hat deshalb keine Herkunft, die eine Frontend-API erlauben könnte. Liefern Sie sie aus: npx http-server, dann http://localhost:8080 öffnen.',
  page_is_insecure:
    'Diese Seite kommt über einfaches http, und damit lassen Browser niemanden sich anmelden. Nehmen Sie https oder auf diesem Rechner http://localhost.',
  aborted: again,

  authentication_invalid: signedOut,
  signed_out: signedOut,
  client_not_found: signedOut,
  session_exists: 'Sie sind bereits angemeldet.',
  identifier_already_signed_in: 'Dieses Konto ist hier bereits angemeldet.',
  session_reverification_required: 'Bitte bestätigen Sie zuerst, dass Sie es sind.',
  dev_browser_unauthenticated: 'Der Dienst kennt diesen Browser nicht mehr. Bitte laden Sie die Seite neu.',
  user_banned: 'Dieses Konto ist gesperrt. Bitte wenden Sie sich an den Support.',
  user_locked:
    'Zu viele Versuche. Das Konto ist für eine Weile gesperrt. Versuchen Sie es später oder setzen Sie das Passwort zurück.',

  form_identifier_not_found: 'Zu dieser Adresse gibt es kein Konto.',
  form_identifier_exists: 'Schon vergeben. Bitte wählen Sie etwas anderes oder melden Sie sich an.',
  form_param_format_invalid: 'Das sieht nicht richtig aus. Bitte prüfen Sie es.',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'Das wird hier nicht angeboten.',
  form_param_max_length_exceeded: 'Das ist zu lang.',
  form_username_invalid_length: values =>
    `Ein Benutzername hat ${values.minUsernameLength} bis ${characters(values.maxUsernameLength)}.`,
  form_username_invalid_character: 'Nur die Buchstaben a bis z, Ziffern, - und _.',
  form_username_needs_non_number_char: 'Ein Benutzername darf nicht nur aus Ziffern bestehen.',

  form_password_incorrect: wrongPassword,
  form_password_or_identifier_incorrect: wrongPassword,
  form_password_validation_failed: wrongPassword,
  form_password_length_too_short: values => `Mindestens ${characters(values.minLength)}.`,
  form_password_length_too_long: values => `Höchstens ${characters(values.maxLength)}.`,
  form_password_size_in_bytes_exceeded: 'Dieses Passwort ist zu lang.',
  form_password_no_uppercase: 'Fügen Sie einen Großbuchstaben hinzu.',
  form_password_no_lowercase: 'Fügen Sie einen Kleinbuchstaben hinzu.',
  form_password_no_number: 'Fügen Sie eine Ziffer hinzu.',
  form_password_no_special_char: 'Fügen Sie ein Sonderzeichen hinzu.',
  form_password_not_strong_enough: 'Dieses Passwort ist zu leicht zu erraten. Fügen Sie ein oder zwei Wörter hinzu.',
  form_password_pwned: 'Dieses Passwort ist aus einem Datenleck bekannt. Bitte wählen Sie ein anderes.',
  form_password_matches_identifier: 'Das Passwort darf nicht Ihre Adresse oder Ihr Name sein.',
  form_new_password_matches_current: 'Wählen Sie ein anderes als das jetzige Passwort.',
  no_password_set: 'Dieses Konto hat kein Passwort. Bitte wählen Sie einen anderen Weg.',

  form_code_incorrect: 'Der Code ist falsch. Prüfen Sie ihn oder fordern Sie einen neuen an.',
  verification_expired: newCode,
  verification_failed: 'Zu viele Versuche. Fordern Sie einen neuen Code an.',
  verification_missing: newCode,
  verification_already_verified: 'Das ist bereits bestätigt.',
  verification_strategy_invalid: 'Dieser Weg wird nicht angeboten. Bitte wählen Sie einen anderen.',
  verification_code_too_many_requests: 'Es wurden zu viele Codes gesendet. Bitte warten Sie ein wenig.',

  passkey_authentication_failure:
    'Dieser Passkey hat nicht funktioniert. Vielleicht wurde er entfernt. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  passkey_invalid_verification: 'Der Passkey konnte nicht hinzugefügt werden. Bitte versuchen Sie es noch einmal.',
  passkey_not_registered: 'Dieser Passkey ist hier nicht bekannt. Bitte wählen Sie einen anderen Weg.',
  passkey_invalid_public_key_credential:
    'Die Antwort Ihres Geräts war nicht lesbar. Bitte versuchen Sie es noch einmal.',
  passkey_identification_not_verified:
    'Für dieses Konto ist die Anmeldung mit einem Passkey noch nicht möglich. Bitte wählen Sie einen anderen Weg.',
  passkey_not_supported: 'Dieser Browser kann keine Passkeys verwenden. Bitte wählen Sie einen anderen Weg.',
  passkey_registration_cancelled: 'Es wurde kein Passkey hinzugefügt. Sie können es jederzeit noch einmal versuchen.',
  passkey_retrieval_cancelled:
    'Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  passkey_already_exists: 'Auf diesem Gerät gibt es schon einen Passkey für dieses Konto.',
  passkey_invalid_rpID_or_domain: 'Unter der Adresse dieser Seite funktionieren Passkeys nicht.',
  passkey_operation_aborted: 'Der Vorgang wurde unterbrochen. Bitte versuchen Sie es noch einmal.',
  web3_signature_invalid:
    'Diese Signatur stammt nicht von dieser Wallet. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  web3_smart_wallet_unsupported:
    'Wallets, die Smart Contracts sind, gehen hier nicht. Nehmen Sie eine Wallet mit eigenem Schlüssel oder einen anderen Weg.',
  web3_rejected: 'Sie haben in Ihrer Wallet abgelehnt. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  web3_unauthorized:
    'Ihre Wallet erlaubt dieser Seite dieses Konto nicht. Erlauben Sie es dort und versuchen Sie es noch einmal.',
  web3_disconnected:
    'Ihre Wallet ist nicht verbunden. Prüfen Sie sie und ihr Netzwerk und versuchen Sie es noch einmal.',
  web3_pending:
    'Ihre Wallet fragt Sie bereits etwas. Öffnen Sie sie, antworten Sie dort und versuchen Sie es noch einmal.',
  web3_account_changed:
    'In Ihrer Wallet wurde inzwischen ein anderes Konto gewählt. Bitte versuchen Sie es noch einmal.',
  web3_failed:
    'Ihre Wallet konnte das nicht abschließen oder brauchte zu lange. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  too_many_unverified_identifications: 'Bestätigen oder entfernen Sie zuerst, was Sie vorher hinzugefügt haben.',
  identification_deletion_failed: 'Das ist der einzige Weg in Ihr Konto. Fügen Sie zuerst einen anderen hinzu.',

  strategy_for_user_invalid: 'Dieser Weg gilt nicht für dieses Konto. Bitte wählen Sie einen anderen.',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'Dieses Konto hat keinen zweiten Schritt. Bitte wenden Sie sich an den Support.',
  totp_already_enabled: 'Die Bestätigung mit einer App ist schon eingerichtet.',
  backup_codes_not_available: 'Richten Sie zuerst einen anderen zweiten Schritt ein.',
  resource_not_found: startOver,
  resource_forbidden: 'Das dürfen Sie nicht.',
  invalid_redirect_url: 'Die Zieladresse ist nicht erlaubt.',
  legal_not_accepted: 'Bitte stimmen Sie zu, um fortzufahren.',
  sign_up_mode_restricted:
    'Konten gibt es hier auf Einladung. Wenn Sie eingeladen wurden, öffnen Sie den Link in der E-Mail.',
  sign_up_restricted_waitlist:
    'Konten gibt es hier auf Einladung. Setzen Sie sich auf die Warteliste, um eingeladen zu werden.',
  not_allowed_access: 'Damit ist hier keine Registrierung möglich. Bitte versuchen Sie etwas anderes.',
  image_unsupported: 'Dieses Bild lässt sich nicht verwenden. Wählen Sie ein PNG, JPEG, WebP oder GIF.',
  image_too_large: 'Dieses Bild ist zu groß. Wählen Sie eines mit höchstens 10 MB.',
  requires_captcha: 'Die Sicherheitsprüfung ist nicht gelungen. Bitte versuchen Sie es noch einmal.',
  captcha_invalid: 'Die Sicherheitsprüfung ist nicht gelungen. Bitte versuchen Sie es noch einmal.',
  captcha_missing_token: 'Die Sicherheitsprüfung ist nicht gelungen. Bitte versuchen Sie es noch einmal.',
  captcha_not_enabled: 'Dieser Weg wird hier nicht angeboten. Bitte wählen Sie einen anderen.',
  captcha_unavailable:
    'Die Sicherheitsprüfung ließ sich nicht laden. Schalten Sie aus, was sie blockieren könnte, etwa einen Werbeblocker, und versuchen Sie es noch einmal.',
  ticket_invalid_code: 'Dieser Link ist ungültig. Bitte lassen Sie sich einen neuen geben.',
  ticket_expired_code: 'Dieser Link ist abgelaufen. Bitte lassen Sie sich einen neuen geben.',
  invitation_already_accepted: 'Diese Einladung wurde schon angenommen. Bitte melden Sie sich an.',
  revoked_invitation: 'Diese Einladung wurde zurückgezogen. Bitte lassen Sie sich eine neue geben.',
  invitation_account_exists: 'Zu dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich an.',
  invitation_account_not_exists: 'Zu dieser Adresse gibt es noch kein Konto. Bitte registrieren Sie sich.',
  sign_in_token_already_used_code: 'Dieser Link wurde schon benutzt. Bitte lassen Sie sich einen neuen geben.',
  sign_in_token_revoked_code: 'Dieser Link wurde zurückgezogen. Bitte lassen Sie sich einen neuen geben.',
  actor_token_already_used_code: 'Dieser Link wurde schon benutzt. Bitte lassen Sie sich einen neuen geben.',
  actor_token_revoked_code: 'Dieser Link wurde zurückgezogen. Bitte lassen Sie sich einen neuen geben.',

  external_account_not_found: 'Dafür gibt es noch kein Konto.',
  external_account_exists: 'Dafür gibt es schon ein Konto. Bitte melden Sie sich an.',
  external_account_email_address_verification_required:
    'Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse bei der anderen Seite, oder nehmen Sie einen anderen Weg.',
  oauth_access_denied:
    'Sie haben auf der anderen Seite nicht zugestimmt. Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.',
  oauth_account_already_connected: 'Das ist schon verbunden.',
  oauth_callback_invalid: 'Die Antwort der anderen Seite ist nicht zu gebrauchen. Bitte versuchen Sie es noch einmal.',
  oauth_identification_claimed: 'Das gehört schon zu einem anderen Konto.',
  oauth_provider_not_enabled: 'Dieser Weg wird hier nicht angeboten. Bitte wählen Sie einen anderen.',
  redirect_uri_mismatch: misconfigured,
  saml_response_invalid: 'Die Antwort der anderen Seite ist nicht zu gebrauchen. Bitte versuchen Sie es noch einmal.',
  saml_access_denied: 'Ihre Organisation hat Sie nicht angemeldet. Bitte fragen Sie deren Administratoren.',
  enterprise_sso_user_attribute_missing:
    'Ihre Organisation hat keine eigene E-Mail-Adresse genannt. Bitte fragen Sie deren Administratoren.',
  enterprise_sso_email_address_domain_mismatch:
    'Ihre Organisation hat keine eigene E-Mail-Adresse genannt. Bitte fragen Sie deren Administratoren.',
  enterprise_sso_connection_inactive: 'Dieser Weg wird hier nicht angeboten. Bitte wählen Sie einen anderen.',

  api_key_name_already_exists: 'Sie haben schon einen Schlüssel mit diesem Namen. Wählen Sie einen anderen.',
  api_key_usage_exceeded:
    'Sie haben so viele Schlüssel, wie Sie haben dürfen. Widerrufen Sie einen, den Sie nicht mehr brauchen.',
  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: 'Das ist zu lang.',
  too_many_requests: 'Zu viele Versuche. Bitte warten Sie einen Moment.',
  maintenance_mode: 'Der Dienst wird gewartet. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  duplicate_record: 'Das gibt es schon.',
  authorization_invalid: 'Das dürfen Sie nicht.',
};
