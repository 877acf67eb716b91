import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'Conta criada',
  'sign_in.completed': 'Entrada na conta',
  'sign_in.refused': 'Falha ao entrar',
  'account.locked': 'Conta bloqueada após senhas incorretas',
  'session.removed': 'Saída da conta',
  'session.ended': 'Sessão encerrada',
  'session.revoked': 'Saída a partir de outro dispositivo',
  'session.verified': 'Identidade confirmada',
  'password.changed': 'Senha alterada',
  'password.reset': 'Senha redefinida',
  'password.refused': 'Senha incorreta',
  'passkey.added': 'Chave de acesso adicionada',
  'passkey.removed': 'Chave de acesso removida',
  'web3_wallet.added': 'Carteira adicionada',
  'web3_wallet.removed': 'Carteira removida',
  'second_factor.added': 'Segunda etapa adicionada',
  'second_factor.removed': 'Segunda etapa removida',
  'second_factor.refused': 'Código incorreto na segunda etapa',
  'backup_code.used': 'Código de backup usado',
  'backup_codes.made': 'Novos códigos de backup criados',
  'phone_number.added': 'Número de telefone adicionado',
  'phone_number.removed': 'Número de telefone removido',
  'email_address.added': 'Endereço de e-mail adicionado',
  'email_address.removed': 'Endereço de e-mail removido',
  'external_account.connected': 'Conta de outro site conectada',
  'external_account.removed': 'Conta de outro site desconectada',
  'user.updated': 'Perfil alterado',
  'impersonation.started': 'Alguém do serviço agiu em seu nome',
};

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

  // What happened to the account
  activityPage: 'Atividade',
  activitySection: 'Atividade recente',
  activity: event => activities[event],
  showMore: 'Mostrar mais',
  unknownDevice: 'Dispositivo desconhecido',
  thisSession: 'Esta sessão',
};
