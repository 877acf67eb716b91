import type { Terms } from './terms.js';

/** Japanese: what a sign-in form says at once. */
export const terms: Terms = {
  language: 'ja',
  direction: 'ltr',

  emailAddress: 'メールアドレス',
  emailAddressOrUsername: 'メールアドレスまたはユーザー名',
  username: 'ユーザー名',
  continue: '続ける',
  retry: '再試行',

  signIn: 'ログイン',
  signInTitle: name => (name ? `${name} にログイン` : 'ログイン'),
  signInSubtitle: 'おかえりなさい。続けるにはログインしてください。',
  noAccount: 'アカウントをお持ちでないですか？',

  signUp: '新規登録',
  joinWaitlist: '順番待ちリストに登録',
  failureTitle: 'ログインできません',
  failureSubtitle: 'サービスに接続できません。接続を確認して、もう一度お試しください。',

  unknownError: '問題が発生しました。もう一度お試しください。',
};
