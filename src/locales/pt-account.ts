import type { AccountTerms } from './account-terms.js';

/** Portuguese: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'Conta',
  profilePages: 'Páginas da conta',
  accountPage: 'Perfil',
  securityPage: 'Segurança',
  guestTitle: 'Você não está conectado',
  guestSubtitle: 'Entre para ver sua conta.',
  save: 'Salvar',
  add: 'Adicionar',
  edit: 'Editar',
  remove: 'Remover',
  saved: 'Salvo.',

  // Name and picture
  profileSection: 'Perfil',
  editProfile: 'Editar perfil',

  // Asked again who is there
  verifyTitle: 'Confirme que é você',
  verifyPassword: 'Digite sua senha para continuar.',
  verifyElsewhere: 'Esta página não pode pedir o que é necessário. Saia, entre de novo e tente outra vez.',
};
