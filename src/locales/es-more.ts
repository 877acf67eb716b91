import { counted, wait } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = 'Algo ha ido mal. Inténtalo de nuevo.';
const startOver = 'Este intento ha caducado. Empieza de nuevo.';
const newCode = 'Este código ya no es válido. Pide uno nuevo.';
const fill = 'Rellena este campo.';
const invalid = 'Este valor no es válido.';
const tooLong = 'Este texto es demasiado largo.';
const unavailable = 'El servicio no está disponible en este momento. Inténtalo de nuevo enseguida.';
const misconfigured = 'El inicio de sesión no está bien configurado en esta página.';
const signedOut = 'Se ha cerrado tu sesión. Vuelve a iniciarla.';
const wrongPassword = 'La contraseña no es correcta. Inténtalo de nuevo o elige otro método.';
const forbidden = 'No tienes permiso para hacer esto.';
const closed = 'Aquí las cuentas se crean por invitación. Si te han invitado, abre el enlace de tu correo.';
const characters = (count: number): string => counted('es', count, { one: '# carácter', other: '# caracteres' });

/** Spanish: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'Contraseña',
  newPassword: 'Nueva contraseña',
  firstName: 'Nombre',
  lastName: 'Apellidos',
  optional: 'Opcional',
  back: 'Atrás',
  change: 'Cambiar',
  showPassword: 'Mostrar contraseña',
  loading: 'Cargando',
  passwordTitle: 'Introduce tu contraseña',
  passwordSubtitle: 'La contraseña de tu cuenta.',
  forgotPassword: '¿Has olvidado la contraseña?',
  methodsTitle: '¿Cómo quieres iniciar sesión?',
  methodsSubtitle: 'Elige el método que prefieras.',
  usePassword: 'Usar la contraseña',
  useEmailCode: 'Recibir un código por correo',
  usePasskey: 'Usar una llave de acceso',
  passkeyTitle: 'Inicia sesión con tu llave de acceso',
  passkeySubtitle: 'Tu dispositivo te pide la huella, la cara o el PIN.',
  organizationTitle: 'Inicia sesión con tu organización',
  organizationSubtitle: name => `El inicio de sesión continúa en ${name} y vuelve aquí.`,
  useEmailLink: 'Recibir un enlace por correo',
  usePhoneCode: 'Recibir un código por SMS',
  phoneNumber: 'Número de teléfono',
  country: 'País',
  usePhone: 'Usar tu número de teléfono',
  useEmail: 'Usar tu correo',
  useUsername: 'Usar tu nombre de usuario',
  useOther: 'Usar tu correo o nombre de usuario',
  smsTitle: 'Revisa tu teléfono',

  codeTitle: 'Revisa tu correo',
  codeSubtitle: address => `Hemos enviado un código de 6 dígitos a ${address}`,
  code: 'Código',
  codeHint: 'El código se comprueba en cuanto está completo.',
  linkHint: 'También puedes pulsar el botón del correo. Esta página continuará por sí sola.',
  resend: 'Enviar un código nuevo',
  resendIn: seconds => `Enviar un código nuevo en ${wait('es', seconds)}`,
  codeSent: 'Te hemos enviado un código nuevo.',
  resetTitle: 'Restablece tu contraseña',

  secondFactorTitle: 'Verificación en dos pasos',
  totpSubtitle: 'Introduce el código que muestra tu aplicación de autenticación.',
  totpIncorrect: 'El código no es correcto. Espera al siguiente y comprueba la hora de tu dispositivo.',
  useTotp: 'Usar la aplicación de autenticación',
  backupCodeTitle: 'Usar un código de respaldo',
  backupCodeSubtitle: 'Introduce uno de los códigos que guardaste. Cada uno sirve una vez.',
  backupCode: 'Código de respaldo',
  backupCodeIncorrect: 'Este código de respaldo no es correcto o ya se ha usado.',
  useBackupCode: 'Usar un código de respaldo',
  newDeviceTitle: 'Confirma este dispositivo',
  newDeviceSubtitle: 'Tu cuenta no se había usado aquí antes.',

  newPasswordTitle: 'Elige una contraseña nueva',
  newPasswordSubtitle: 'Después se iniciará tu sesión.',
  signOutElsewhere: 'Cerrar sesión en todos los demás dispositivos',
  passwordLength: minimum => `Al menos ${characters(minimum)}`,
  passwordLower: 'Una letra minúscula',
  passwordUpper: 'Una letra mayúscula',
  passwordNumber: 'Un número',
  passwordSpecial: 'Un carácter especial',
  passwordBreached: 'Esta contraseña aparece en una filtración de datos. Elige otra.',
  passwordWeak: 'Demasiado fácil de adivinar. Añade una o dos palabras.',
  passwordGood: 'Buena contraseña.',
  ruleKept: 'cumplido',
  ruleOpen: 'pendiente',
  signUpTitle: name => (name ? `Crea tu cuenta de ${name}` : 'Crea tu cuenta'),
  signUpSubtitle: 'Tardarás menos de un minuto.',
  haveAccount: '¿Ya tienes cuenta?',
  fieldsTitle: 'Algunos datos más',
  termsOfService: 'condiciones del servicio',
  privacyPolicy: 'política de privacidad',
  legal: ({ terms, privacy }) => [
    'Acepto ',
    ...(terms ? ['las ', terms] : []),
    ...(terms && privacy ? [' y '] : []),
    ...(privacy ? ['la ', privacy] : []),
    ...((terms ?? privacy) ? [] : ['las condiciones']),
    '.',
  ],
  prepareTitle: 'Confirma tu correo electrónico',
  prepareSubtitle: address => `Enviaremos un código a ${address}.`,
  sendCode: 'Enviar el código',

  accountTitle: 'Has iniciado sesión',
  signedInAs: name => `Como ${name}.`,
  otherAccount: 'Usar otra cuenta',
  unsupportedTitle: 'Falta un paso más',
  unsupportedSubtitle: 'Esta página no lo admite. Elige otro método.',
  startOver: 'Empezar de nuevo',
  signUpClosed: closed,
  waitlistSubtitle: 'Aquí las cuentas se crean por invitación. Deja tu dirección y te escribiremos.',
  joinedTitle: 'Estás en la lista de espera',
  joinedSubtitle: address =>
    address ? `Escribiremos a ${address} cuando sea tu turno.` : 'Te escribiremos cuando sea tu turno.',
  ticketTitle: 'Un momento …',
  ticketSubtitle: 'Se está comprobando tu enlace.',
  help: 'Ayuda',
  configurationTitle: 'Esta página aún no está configurada',

  continueWith: name => `Continuar con ${name}`,
  or: 'o',
  lastUsed: 'Último usado',
  inAppBrowser: name =>
    `${name} no se puede usar en el navegador de esta aplicación. Abre esta página en tu navegador o usa otra opción.`,
  openInBrowser: 'Abrir en el navegador',

  account: name => `Cuenta: ${name}`,
  accountMenu: 'Menú de la cuenta',
  manageAccount: 'Gestionar la cuenta',
  switchTo: name => `Cambiar a ${name}`,
  addAccount: 'Añadir otra cuenta',
  signOut: 'Cerrar sesión',
  signOutAll: 'Cerrar sesión en todas las cuentas',
  impersonation: 'Actuar como otra persona',
  impersonating: 'Has iniciado sesión como',
  stopImpersonating: 'Terminar',
  tryAgainIn: seconds => `Inténtalo de nuevo en ${wait('es', seconds)}.`,
};

/** What goes wrong, in Spanish. */
export const errors: ErrorWords = {
  offline: 'No tienes conexión. Compruébala e inténtalo de nuevo.',
  network_error: 'No se ha podido acceder al servicio. Comprueba tu conexión e inténtalo de nuevo.',
  timeout: 'El servicio ha tardado demasiado en responder. Inténtalo de nuevo.',
  bad_response: 'La red ha dado una respuesta inesperada. Quizá debas iniciar sesión antes en la red wifi.',
  configuration_invalid: misconfigured,
  key_is_secret:
    'Esta es una clave secreta y una página no debe contenerla nunca: sustitúyela de inmediato y usa la clave que empieza por pk_.',
  key_broken:
    'La clave publicable está dañada: es pk_test_ o pk_live_ y después el host de la API con «$» en base64. Cópiala otra vez tal como la muestra el servidor.',
  address_broken:
    'Lo que se indica como API de frontend no es una dirección: escríbela completa, como https://auth.app.example.',
  address_missing:
    'No se indica ninguna API de frontend. Añade data-publishable-key="pk_…" o data-frontend-api="https://…" a la etiqueta script, o publishable-key="pk_…" a un <auth-provider> que rodee los elementos.',
  page_is_file:
    'Esta página está abierta como archivo, así que no tiene un origen que una API de frontend pueda permitir. Sírvela: npx http-server, y abre http://localhost:8080.',
  page_is_insecure:
    'Esta página se sirve por http sin cifrar, y así los navegadores no permiten iniciar sesión. Usa https, o http://localhost en este equipo.',
  aborted: again,

  authentication_invalid: signedOut,
  signed_out: signedOut,
  client_not_found: signedOut,
  session_exists: 'Ya has iniciado sesión.',
  identifier_already_signed_in: 'Esta cuenta ya tiene la sesión iniciada aquí.',
  session_reverification_required: 'Confirma antes tu identidad.',
  dev_browser_unauthenticated: 'El servicio ya no reconoce este navegador. Vuelve a cargar la página.',
  user_banned: 'Esta cuenta está bloqueada. Ponte en contacto con el equipo de asistencia.',
  user_locked:
    'Demasiados intentos. Esta cuenta está bloqueada temporalmente. Inténtalo más tarde o restablece tu contraseña.',

  form_identifier_not_found: 'No hay ninguna cuenta con esta dirección.',
  form_identifier_exists: 'Ya está en uso. Elige otro valor o inicia sesión.',
  form_param_format_invalid: 'El formato no parece correcto. Revísalo.',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'Esto no está disponible aquí.',
  form_param_max_length_exceeded: tooLong,
  form_username_invalid_length: values =>
    `El nombre de usuario debe tener entre ${values.minUsernameLength} y ${characters(values.maxUsernameLength)}.`,
  form_username_invalid_character: 'Usa solo letras de la a a la z, números, - y _.',
  form_username_needs_non_number_char: 'El nombre de usuario no puede tener solo números.',

  form_password_incorrect: wrongPassword,
  form_password_or_identifier_incorrect: wrongPassword,
  form_password_validation_failed: wrongPassword,
  form_password_length_too_short: values => `Usa al menos ${characters(values.minLength)}.`,
  form_password_length_too_long: values => `Usa como máximo ${characters(values.maxLength)}.`,
  form_password_size_in_bytes_exceeded: 'Esta contraseña es demasiado larga.',
  form_password_no_uppercase: 'Añade una letra mayúscula.',
  form_password_no_lowercase: 'Añade una letra minúscula.',
  form_password_no_number: 'Añade un número.',
  form_password_no_special_char: 'Añade un carácter especial.',
  form_password_not_strong_enough: 'Esta contraseña es demasiado fácil de adivinar. Añade una o dos palabras.',
  form_password_pwned: 'Esta contraseña aparece en una filtración de datos. Elige otra.',
  form_password_matches_identifier: 'La contraseña no puede ser tu dirección ni tu nombre.',
  form_new_password_matches_current: 'Elige una contraseña distinta de la actual.',
  no_password_set: 'Esta cuenta no tiene contraseña. Elige otro método.',

  form_code_incorrect: 'El código no es correcto. Revísalo o pide uno nuevo.',
  verification_expired: newCode,
  verification_failed: 'Demasiados intentos. Pide un código nuevo.',
  verification_missing: newCode,
  verification_already_verified: 'Ya está confirmado.',
  verification_strategy_invalid: 'Este método no está disponible. Elige otro.',
  verification_code_too_many_requests: 'Se han enviado demasiados códigos. Espera un poco antes de pedir otro.',

  passkey_authentication_failure:
    'Esta llave de acceso no ha funcionado. Puede que se haya eliminado. Inténtalo de nuevo o elige otro método.',
  passkey_invalid_verification: 'No se ha podido añadir la llave de acceso. Inténtalo de nuevo.',
  passkey_not_registered: 'Esta llave de acceso no se conoce aquí. Elige otro método.',
  passkey_invalid_public_key_credential: 'No se ha podido leer la respuesta de tu dispositivo. Inténtalo de nuevo.',
  passkey_identification_not_verified:
    'Todavía no se puede entrar en esta cuenta con una llave de acceso. Elige otro método.',
  passkey_not_supported: 'Este navegador no admite llaves de acceso. Elige otro método.',
  passkey_registration_cancelled:
    'No se ha añadido ninguna llave de acceso. Puedes intentarlo de nuevo cuando quieras.',
  passkey_retrieval_cancelled: 'No se ha usado ninguna llave de acceso. Inténtalo de nuevo o elige otro método.',
  passkey_already_exists: 'Este dispositivo ya tiene una llave de acceso para esta cuenta.',
  passkey_invalid_rpID_or_domain: 'Las llaves de acceso no funcionan en la dirección de esta página.',
  passkey_operation_aborted: 'La operación se ha interrumpido. Inténtalo de nuevo.',
  identification_deletion_failed: 'Es la única forma de entrar en tu cuenta. Añade primero otra.',

  strategy_for_user_invalid: 'Este método no está disponible para esta cuenta. Elige otro.',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'Esta cuenta no tiene un segundo paso. Ponte en contacto con el equipo de asistencia.',
  totp_already_enabled: 'La verificación con una aplicación ya está configurada.',
  backup_codes_not_available: 'Configura antes otro segundo paso.',
  resource_not_found: startOver,
  resource_forbidden: forbidden,
  invalid_redirect_url: 'La dirección de destino no está permitida.',
  legal_not_accepted: 'Acepta para continuar.',
  sign_up_mode_restricted: closed,
  sign_up_restricted_waitlist:
    'Aquí las cuentas se crean por invitación. Únete a la lista de espera para que te inviten.',
  not_allowed_access: 'Con esto no es posible registrarse aquí. Prueba con otra opción.',
  ticket_invalid_code: 'Este enlace no es válido. Pide uno nuevo.',
  ticket_expired_code: 'Este enlace ha caducado. Pide uno nuevo.',
  invitation_already_accepted: 'Esta invitación ya se ha utilizado. Inicia sesión.',
  revoked_invitation: 'Esta invitación se ha retirado. Pide una nueva.',
  invitation_account_exists: 'Ya existe una cuenta con esta dirección. Inicia sesión.',
  invitation_account_not_exists: 'Aún no existe una cuenta con esta dirección. Regístrate.',
  sign_in_token_already_used_code: 'Este enlace ya se ha utilizado. Pide uno nuevo.',
  sign_in_token_revoked_code: 'Este enlace se ha retirado. Pide uno nuevo.',
  actor_token_already_used_code: 'Este enlace ya se ha utilizado. Pide uno nuevo.',
  actor_token_revoked_code: 'Este enlace se ha retirado. Pide uno nuevo.',

  external_account_not_found: 'Todavía no hay ninguna cuenta para esto.',
  external_account_exists: 'Ya existe una cuenta para esto. Inicia sesión.',
  external_account_email_address_verification_required:
    'Confirma antes tu correo electrónico en el otro sitio, o usa otra opción.',
  oauth_access_denied: 'No diste tu consentimiento en el otro sitio. Inténtalo de nuevo o usa otra opción.',
  oauth_account_already_connected: 'Esto ya está conectado.',
  oauth_callback_invalid: 'La respuesta del otro sitio no se puede usar. Inténtalo de nuevo.',
  oauth_identification_claimed: 'Esto ya pertenece a otra cuenta.',
  oauth_provider_not_enabled: 'Esta opción no se ofrece aquí. Elige otra.',
  redirect_uri_mismatch: misconfigured,
  saml_response_invalid: 'La respuesta de tu organización no se puede usar. Inténtalo de nuevo.',
  saml_access_denied: 'Tu organización no inició tu sesión. Inténtalo de nuevo o consulta a sus administradores.',
  enterprise_sso_user_attribute_missing:
    'Tu organización no indicó tu dirección de correo. Consulta a sus administradores.',
  enterprise_sso_email_address_domain_mismatch:
    'Tu organización indicó una dirección de correo que no es suya. Consulta a sus administradores.',
  enterprise_sso_connection_inactive:
    'Aquí ya no se puede iniciar sesión con tu organización. Consulta a sus administradores.',

  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: tooLong,
  too_many_requests: 'Demasiados intentos. Espera un momento.',
  maintenance_mode: 'El servicio está en mantenimiento. Inténtalo de nuevo en unos minutos.',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  duplicate_record: 'Esto ya existe.',
  authorization_invalid: forbidden,
};
