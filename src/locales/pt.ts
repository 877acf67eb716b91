import type { Terms } from './terms.js';

/**
 * Portuguese, as it is written in Brazil: what a sign-in form says at once. It answers `pt`, `pt-BR` and `pt-PT`, as
 * somebody who reads one reads the other more easily than English.
 */
export const terms: Terms = {
  language: 'pt',
  direction: 'ltr',

  emailAddress: 'E-mail',
  emailAddressOrUsername: 'E-mail ou nome de usuário',
  username: 'Nome de usuário',
  continue: 'Continuar',
  retry: 'Tentar novamente',

  signIn: 'Entrar',
  signInTitle: name => (name ? `Entrar: ${name}` : 'Entrar'),
  signInSubtitle: 'Que bom ver você de novo. Entre para continuar.',
  noAccount: 'Ainda não tem uma conta?',

  signUp: 'Criar conta',
  joinWaitlist: 'Entrar na lista de espera',
  failureTitle: 'Não é possível entrar agora',
  failureSubtitle: 'O serviço não responde. Verifique sua conexão e tente novamente.',

  unknownError: 'Algo deu errado. Tente novamente.',
};
