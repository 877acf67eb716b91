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

  // Asked again who is there
  verifyTitle: 'ご本人であることを確認してください',
  verifyPassword: '続けるには、パスワードを入力してください。',
  verifyElsewhere:
    'このページでは必要な確認ができません。いったんサインアウトしてサインインし直し、もう一度お試しください。',
};
