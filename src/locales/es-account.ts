import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'Cuenta creada',
  'sign_in.completed': 'Sesión iniciada',
  'sign_in.refused': 'Inicio de sesión fallido',
  'account.locked': 'Cuenta bloqueada por contraseñas incorrectas',
  'session.removed': 'Sesión cerrada',
  'session.ended': 'Sesión terminada',
  'session.revoked': 'Sesión cerrada desde otro dispositivo',
  'session.verified': 'Identidad confirmada',
  'password.changed': 'Contraseña cambiada',
  'password.reset': 'Contraseña restablecida',
  'password.refused': 'Contraseña incorrecta',
  'passkey.added': 'Passkey añadida',
  'passkey.removed': 'Passkey eliminada',
  'web3_wallet.added': 'Monedero añadido',
  'web3_wallet.removed': 'Monedero eliminado',
  'second_factor.added': 'Segundo paso añadido',
  'second_factor.removed': 'Segundo paso eliminado',
  'second_factor.refused': 'Código incorrecto en el segundo paso',
  'backup_code.used': 'Código de respaldo usado',
  'backup_codes.made': 'Nuevos códigos de respaldo creados',
  'phone_number.added': 'Número de teléfono añadido',
  'phone_number.removed': 'Número de teléfono eliminado',
  'email_address.added': 'Dirección de correo añadida',
  'email_address.removed': 'Dirección de correo eliminada',
  'external_account.connected': 'Cuenta de otro sitio conectada',
  'external_account.removed': 'Cuenta de otro sitio desconectada',
  'user.updated': 'Perfil cambiado',
  'impersonation.started': 'Alguien del servicio actuó en tu nombre',
};

/** Spanish: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'Cuenta',
  profilePages: 'Páginas de la cuenta',
  accountPage: 'Perfil',
  securityPage: 'Seguridad',
  guestTitle: 'No has iniciado sesión',
  guestSubtitle: 'Inicia sesión para ver tu cuenta.',
  save: 'Guardar',
  add: 'Añadir',
  edit: 'Editar',
  remove: 'Quitar',
  saved: 'Guardado.',

  // Name and picture
  profileSection: 'Perfil',
  editProfile: 'Editar perfil',

  // What happened to the account
  activityPage: 'Actividad',
  activitySection: 'Actividad reciente',
  activity: event => activities[event],
  showMore: 'Mostrar más',
  unknownDevice: 'Dispositivo desconocido',
  thisSession: 'Esta sesión',
};
