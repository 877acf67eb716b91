import type { Terms } from './terms.js';

/** Spanish: what a sign-in form says at once. */
export const terms: Terms = {
  language: 'es',
  direction: 'ltr',

  emailAddress: 'Correo electrónico',
  emailAddressOrUsername: 'Correo electrónico o nombre de usuario',
  username: 'Nombre de usuario',
  continue: 'Continuar',
  retry: 'Reintentar',

  signIn: 'Iniciar sesión',
  signInTitle: name => (name ? `Inicia sesión en ${name}` : 'Inicia sesión'),
  signInSubtitle: 'Te damos la bienvenida de nuevo. Inicia sesión para continuar.',
  noAccount: '¿Aún no tienes cuenta?',

  signUp: 'Regístrate',
  joinWaitlist: 'Unirse a la lista de espera',
  failureTitle: 'No es posible iniciar sesión',
  failureSubtitle: 'El servicio no responde. Comprueba tu conexión e inténtalo de nuevo.',

  unknownError: 'Algo ha ido mal. Inténtalo de nuevo.',
};
