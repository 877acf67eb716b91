import type { AccountTerms } from './account-terms.js';

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

  // Asked again who is there
  verifyTitle: 'Confirma que eres tú',
  verifyPassword: 'Escribe tu contraseña para continuar.',
  verifyElsewhere:
    'Esta página no puede pedir lo que hace falta. Cierra la sesión, vuelve a iniciarla e inténtalo de nuevo.',
};
