import type { AccountTerms } from './account-terms.js';

/** Japanese: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'アカウント',
  profilePages: 'アカウントのページ',
  accountPage: 'プロフィール',
  securityPage: 'セキュリティ',
  guestTitle: 'サインインしていません',
  guestSubtitle: 'アカウントを表示するにはサインインしてください。',
  save: '保存',
  add: '追加',
  edit: '編集',
  remove: '削除',
  saved: '保存しました。',

  // Name and picture
  profileSection: 'プロフィール',
  editProfile: 'プロフィールを編集',
};
