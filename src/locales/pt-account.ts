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
};
