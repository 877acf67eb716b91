import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'アカウントを作成しました',
  'sign_in.completed': 'サインインしました',
  'sign_in.refused': 'サインインに失敗しました',
  'account.locked': 'パスワードの間違いによりアカウントがロックされました',
  'session.removed': 'サインアウトしました',
  'session.ended': 'セッションが終了しました',
  'session.revoked': '別のデバイスからサインアウトしました',
  'session.verified': '本人確認をしました',
  'password.changed': 'パスワードを変更しました',
  'password.reset': 'パスワードを再設定しました',
  'password.refused': 'パスワードが間違っていました',
  'passkey.added': 'パスキーを追加しました',
  'passkey.removed': 'パスキーを削除しました',
  'web3_wallet.added': 'ウォレットを追加しました',
  'web3_wallet.removed': 'ウォレットを削除しました',
  'second_factor.added': '2 段階目の認証を追加しました',
  'second_factor.removed': '2 段階目の認証を削除しました',
  'second_factor.refused': '2 段階目のコードが間違っていました',
  'backup_code.used': 'バックアップコードを使用しました',
  'backup_codes.made': '新しいバックアップコードを作成しました',
  'phone_number.added': '電話番号を追加しました',
  'phone_number.removed': '電話番号を削除しました',
  'email_address.added': 'メールアドレスを追加しました',
  'email_address.removed': 'メールアドレスを削除しました',
  'external_account.connected': '他のサイトのアカウントを連携しました',
  'external_account.removed': '他のサイトのアカウントの連携を解除しました',
  'user.updated': 'プロフィールを変更しました',
  'impersonation.started': 'サービスの担当者があなたとして操作しました',
};

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

  // What happened to the account
  activityPage: 'アクティビティ',
  activitySection: '最近のアクティビティ',
  activity: event => activities[event],
  showMore: 'さらに表示',
  unknownDevice: '不明なデバイス',
  thisSession: 'このセッション',
};
