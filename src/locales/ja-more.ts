import { counted, wait } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = '問題が発生しました。もう一度お試しください。';
const startOver = 'この操作は終了しました。最初からやり直してください。';
const newCode = 'このコードは無効になりました。新しいコードを取得してください。';
const fill = 'この項目を入力してください。';
const invalid = '入力内容が正しくありません。';
const tooLong = '入力内容が長すぎます。';
const unavailable = '現在サービスをご利用いただけません。しばらくしてからもう一度お試しください。';
const misconfigured = 'このページのログイン設定が正しくありません。';
const signedOut = 'ログアウトしました。もう一度ログインしてください。';
const wrongPassword = 'パスワードが正しくありません。もう一度試すか、別の方法をお使いください。';
const forbidden = 'この操作を行う権限がありません。';
const closed = 'アカウントの作成は招待制です。招待された方は、メールのリンクを開いてください。';
const characters = (count: number): string => counted('ja', count, { other: '# 文字' });

/** Japanese: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'パスワード',
  newPassword: '新しいパスワード',
  firstName: '名',
  lastName: '姓',
  optional: '任意',
  back: '戻る',
  change: '変更',
  showPassword: 'パスワードを表示',
  loading: '読み込み中',
  passwordTitle: 'パスワードを入力',
  passwordSubtitle: 'アカウントのパスワードを入力してください。',
  forgotPassword: 'パスワードをお忘れですか？',
  methodsTitle: 'ログイン方法を選択',
  methodsSubtitle: 'お好きな方法をお選びください。',
  usePassword: 'パスワードを使用',
  useEmailCode: 'メールでコードを受け取る',
  usePasskey: 'パスキーを使用',
  passkeyTitle: 'パスキーでログイン',
  passkeySubtitle: 'デバイスで指紋、顔、または PIN を確認します。',
  organizationTitle: '組織のアカウントでログイン',
  organizationSubtitle: name => `${name}でログインを続け、その後ここに戻ります。`,
  useWallet: 'ウォレットで続ける',
  walletSubtitle: 'このブラウザーで使っているウォレットをお選びください。',
  walletNone:
    'このブラウザーにウォレットが見つかりませんでした。ウォレットを追加するか、ウォレットアプリのブラウザーでこのページを開いてから、もう一度探してください。戻って別の方法を使うこともできます。',
  walletLook: 'もう一度探す',
  walletOpening: name => `${name} を開き、このページにアドレスを知らせることを許可してください。`,
  walletSigning: address => `ウォレットで、${address} によるメッセージへの署名をご確認ください。費用はかかりません。`,
  stopWaiting: '待つのをやめる',
  browserWallet: 'ブラウザーのウォレット',
  useEmailLink: 'メールでリンクを受け取る',
  usePhoneCode: 'SMS でコードを受け取る',
  phoneNumber: '電話番号',
  country: '国または地域',
  usePhone: '電話番号を使う',
  useEmail: 'メールアドレスを使う',
  useUsername: 'ユーザー名を使う',
  useOther: 'メールアドレスまたはユーザー名を使う',
  smsTitle: '電話をご確認ください',

  codeTitle: 'メールをご確認ください',
  codeSubtitle: address => `${address} に 6 桁のコードを送信しました。`,
  code: 'コード',
  codeHint: '6 桁すべて入力すると、自動的に確認されます。',
  linkHint: 'メール内のボタンを押すこともできます。このページは自動的に先へ進みます。',
  resend: '新しいコードを送信',
  resendIn: seconds => `${wait('ja', seconds)}後に再送信できます`,
  codeSent: '新しいコードを送信しました。',
  resetTitle: 'パスワードをリセット',

  secondFactorTitle: '2 段階認証',
  totpSubtitle: '認証アプリに表示されているコードを入力してください。',
  totpIncorrect: 'コードが正しくありません。次のコードを待ち、端末の時計を確認してください。',
  useTotp: '認証アプリを使う',
  backupCodeTitle: 'バックアップコードを使う',
  backupCodeSubtitle: '保管しているコードを 1 つ入力してください。各コードは 1 回だけ使えます。',
  backupCode: 'バックアップコード',
  backupCodeIncorrect: 'バックアップコードが正しくないか、すでに使われています。',
  useBackupCode: 'バックアップコードを使う',
  newDeviceTitle: 'この端末の確認',
  newDeviceSubtitle: 'このアカウントはここで使われたことがありません。',

  newPasswordTitle: '新しいパスワードを設定',
  newPasswordSubtitle: '設定が終わるとログインします。',
  signOutElsewhere: 'ほかのすべての端末からログアウト',
  passwordLength: minimum => `${characters(minimum)}以上`,
  passwordLower: '英小文字',
  passwordUpper: '英大文字',
  passwordNumber: '数字',
  passwordSpecial: '記号',
  passwordBreached: 'データ漏えいで知られているパスワードです。別のものを選んでください。',
  passwordWeak: '推測されやすいパスワードです。単語を 1 つか 2 つ加えてください。',
  passwordGood: '良いパスワードです。',
  ruleKept: '達成',
  ruleOpen: '未達成',
  signUpTitle: name => (name ? `${name} のアカウントを作成` : 'アカウントを作成'),
  signUpSubtitle: '1 分もかかりません。',
  haveAccount: 'すでにアカウントをお持ちですか？',
  fieldsTitle: '追加情報の入力',
  termsOfService: '利用規約',
  privacyPolicy: 'プライバシーポリシー',
  legal: ({ terms, privacy }) => [
    ...(terms ? [terms] : []),
    ...(terms && privacy ? ['と'] : []),
    ...(privacy ? [privacy] : []),
    ...((terms ?? privacy) ? [] : ['規約']),
    'に同意します。',
  ],
  prepareTitle: 'メールアドレスの確認',
  prepareSubtitle: address => `${address} にコードを送信します。`,
  sendCode: 'コードを送信',

  accountTitle: 'ログインしています',
  signedInAs: name => `${name} としてログイン中です。`,
  otherAccount: '別のアカウントを使用',
  unsupportedTitle: '追加の手順が必要です',
  unsupportedSubtitle: 'このページでは対応していません。別の方法をお選びください。',
  startOver: '最初からやり直す',
  signUpClosed: closed,
  waitlistSubtitle: 'アカウントの作成は招待制です。メールアドレスを登録していただければ、後ほどご連絡します。',
  joinedTitle: '順番待ちリストに登録しました',
  joinedSubtitle: address =>
    address ? `順番が来ましたら ${address} にご連絡します。` : '順番が来ましたらメールでご連絡します。',
  ticketTitle: 'お待ちください',
  ticketSubtitle: 'リンクを確認しています。',
  help: 'ヘルプ',
  configurationTitle: 'このページはまだ設定されていません',

  continueWith: name => `${name}で続ける`,
  or: 'または',
  lastUsed: '前回使用',
  inAppBrowser: name =>
    `このアプリ内ブラウザーでは${name}を使えません。お使いのブラウザーでこのページを開くか、別の方法をお使いください。`,
  openInBrowser: 'ブラウザーで開く',

  account: name => `アカウント: ${name}`,
  accountMenu: 'アカウントメニュー',
  manageAccount: 'アカウントを管理',
  switchTo: name => `${name} に切り替え`,
  addAccount: '別のアカウントを追加',
  signOut: 'ログアウト',
  signOutAll: 'すべてのアカウントからログアウト',
  impersonation: '他のユーザーとして操作中',
  impersonating: '次のユーザーとしてログイン中：',
  stopImpersonating: '終了する',
  tryAgainIn: seconds => `${wait('ja', seconds)}後にもう一度お試しください。`,
};

/** What goes wrong, in Japanese. */
export const errors: ErrorWords = {
  offline: 'オフラインです。接続を確認して、もう一度お試しください。',
  network_error: 'サービスに接続できません。接続を確認して、もう一度お試しください。',
  timeout: 'サービスの応答に時間がかかりすぎています。もう一度お試しください。',
  bad_response: 'ネットワークから予期しない応答がありました。先に Wi-Fi へのログインが必要な場合があります。',
  configuration_invalid: misconfigured,
  key_is_secret:
    'これはシークレットキーです。ページに置いてはいけません。すぐに取り替え、pk_ で始まるキーを使ってください。',
  key_broken:
    '公開キーが壊れています。pk_test_ または pk_live_ の後に、API のホストと「$」を base64 にしたものが続きます。サーバーが表示したとおりにもう一度コピーしてください。',
  address_broken:
    'フロントエンド API として書かれているものはアドレスではありません。https://auth.app.example のように全体を書いてください。',
  address_missing:
    'フロントエンド API が指定されていません。script タグに data-publishable-key="pk_…" か data-frontend-api="https://…" を、または要素を囲む <auth-provider> に publishable-key="pk_…" を加えてください。',
  page_is_file:
    'このページはファイルとして開かれているため、フロントエンド API が許可できるオリジンがありません。npx http-server で配信し、http://localhost:8080 を開いてください。',
  page_is_insecure:
    'このページは暗号化されていない http で配信されており、ブラウザではログインできません。https を使うか、このマシンでは http://localhost を使ってください。',
  aborted: again,

  authentication_invalid: signedOut,
  signed_out: signedOut,
  client_not_found: signedOut,
  session_exists: 'すでにログインしています。',
  identifier_already_signed_in: 'このアカウントはすでにログインしています。',
  session_reverification_required: '先に本人確認を行ってください。',
  dev_browser_unauthenticated: 'このブラウザーを確認できなくなりました。ページを再読み込みしてください。',
  user_banned: 'このアカウントは停止されています。サポートにお問い合わせください。',
  user_locked:
    '試行回数が多すぎるため、アカウントを一時的にロックしました。後でもう一度試すか、パスワードをリセットしてください。',

  form_identifier_not_found: 'このアドレスのアカウントはありません。',
  form_identifier_exists: 'すでに使用されています。別のものを選ぶか、ログインしてください。',
  form_param_format_invalid: '形式が正しくないようです。ご確認ください。',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'ここではご利用いただけません。',
  form_param_max_length_exceeded: tooLong,
  form_username_invalid_length: values =>
    `ユーザー名は ${values.minUsernameLength}～${characters(values.maxUsernameLength)}にしてください。`,
  form_username_invalid_character: '半角英字（a～z）、数字、-、_ のみ使用できます。',
  form_username_needs_non_number_char: '数字だけのユーザー名は使用できません。',

  form_password_incorrect: wrongPassword,
  form_password_or_identifier_incorrect: wrongPassword,
  form_password_validation_failed: wrongPassword,
  form_password_length_too_short: values => `${characters(values.minLength)}以上にしてください。`,
  form_password_length_too_long: values => `${characters(values.maxLength)}以内にしてください。`,
  form_password_size_in_bytes_exceeded: 'パスワードが長すぎます。',
  form_password_no_uppercase: '英大文字を加えてください。',
  form_password_no_lowercase: '英小文字を加えてください。',
  form_password_no_number: '数字を加えてください。',
  form_password_no_special_char: '記号を加えてください。',
  form_password_not_strong_enough: '推測されやすいパスワードです。単語を 1 つか 2 つ加えてください。',
  form_password_pwned: 'このパスワードは過去に漏えいしています。別のパスワードをお選びください。',
  form_password_matches_identifier: 'アドレスや名前と同じパスワードは使用できません。',
  form_new_password_matches_current: '現在とは異なるパスワードをお選びください。',
  no_password_set: 'このアカウントにはパスワードがありません。別の方法をお使いください。',

  form_code_incorrect: 'コードが正しくありません。確認するか、新しいコードを取得してください。',
  verification_expired: newCode,
  verification_failed: '試行回数が多すぎます。新しいコードを取得してください。',
  verification_missing: newCode,
  verification_already_verified: 'すでに確認済みです。',
  verification_strategy_invalid: 'この方法はご利用いただけません。別の方法をお選びください。',
  verification_code_too_many_requests: 'コードの送信回数が多すぎます。しばらく待ってからお試しください。',

  passkey_authentication_failure:
    'このパスキーは使えませんでした。削除された可能性があります。もう一度お試しになるか、別の方法をお使いください。',
  passkey_invalid_verification: 'パスキーを追加できませんでした。もう一度お試しください。',
  passkey_not_registered: 'このパスキーはここでは登録されていません。別の方法をお使いください。',
  passkey_invalid_public_key_credential: 'デバイスの応答を読み取れませんでした。もう一度お試しください。',
  passkey_identification_not_verified:
    'このアカウントでは、まだパスキーでログインできません。別の方法をお使いください。',
  passkey_not_supported: 'このブラウザではパスキーを使えません。別の方法をお使いください。',
  passkey_registration_cancelled: 'パスキーは追加されませんでした。いつでももう一度お試しいただけます。',
  passkey_retrieval_cancelled: 'パスキーは使用されませんでした。もう一度お試しになるか、別の方法をお使いください。',
  passkey_already_exists: 'このデバイスには、このアカウントのパスキーがすでにあります。',
  passkey_invalid_rpID_or_domain: 'このページのアドレスではパスキーを使えません。',
  passkey_operation_aborted: '操作が中断されました。もう一度お試しください。',
  web3_signature_invalid:
    'この署名は、そのウォレットのものではありません。もう一度お試しになるか、別の方法をお使いください。',
  web3_smart_wallet_unsupported:
    'スマートコントラクトのウォレットはここでは使えません。独自の鍵を持つウォレットか、別の方法をお使いください。',
  web3_rejected: 'ウォレットで拒否されました。もう一度お試しになるか、別の方法をお使いください。',
  web3_unauthorized:
    'ウォレットがこのページにそのアカウントの使用を許可していません。ウォレットで許可してから、もう一度お試しください。',
  web3_disconnected: 'ウォレットが接続されていません。ウォレットとネットワークを確認してから、もう一度お試しください。',
  web3_pending: 'ウォレットがすでに確認を求めています。ウォレットを開いて応答してから、もう一度お試しください。',
  web3_account_changed: 'ウォレットで別のアカウントが選ばれました。もう一度お試しください。',
  web3_failed:
    'ウォレットの処理が完了しなかったか、時間がかかりすぎました。もう一度お試しになるか、別の方法をお使いください。',
  identification_deletion_failed: 'これはこのアカウントにログインする唯一の方法です。先に別の方法を追加してください。',

  strategy_for_user_invalid: 'このアカウントではこの方法をご利用いただけません。別の方法をお選びください。',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'このアカウントには 2 段階目の認証がありません。サポートにお問い合わせください。',
  totp_already_enabled: 'アプリによる 2 段階認証はすでに設定されています。',
  backup_codes_not_available: '先に別の 2 段階目の認証を設定してください。',
  resource_not_found: startOver,
  resource_forbidden: forbidden,
  invalid_redirect_url: '移動先のアドレスは許可されていません。',
  legal_not_accepted: '続けるには同意してください。',
  sign_up_mode_restricted: closed,
  sign_up_restricted_waitlist: 'アカウントの作成は招待制です。招待を受けるには順番待ちリストに登録してください。',
  not_allowed_access: 'これは登録に使用できません。別のものをお試しください。',
  ticket_invalid_code: 'このリンクは無効です。新しいリンクを依頼してください。',
  ticket_expired_code: 'このリンクは期限切れです。新しいリンクを依頼してください。',
  invitation_already_accepted: 'この招待はすでに使用されています。ログインしてください。',
  revoked_invitation: 'この招待は取り消されました。新しい招待を依頼してください。',
  invitation_account_exists: 'このメールアドレスのアカウントはすでにあります。ログインしてください。',
  invitation_account_not_exists: 'このメールアドレスのアカウントはまだありません。登録してください。',
  sign_in_token_already_used_code: 'このリンクはすでに使用されています。新しいリンクを依頼してください。',
  sign_in_token_revoked_code: 'このリンクは取り消されました。新しいリンクを依頼してください。',
  actor_token_already_used_code: 'このリンクはすでに使用されています。新しいリンクを依頼してください。',
  actor_token_revoked_code: 'このリンクは取り消されました。新しいリンクを依頼してください。',

  external_account_not_found: 'このアカウントはまだありません。',
  external_account_exists: 'すでにアカウントがあります。サインインしてください。',
  external_account_email_address_verification_required:
    '先に相手のサイトでメールアドレスを確認するか、別の方法をお使いください。',
  oauth_access_denied: '相手のサイトで同意されませんでした。もう一度試すか、別の方法をお使いください。',
  oauth_account_already_connected: 'すでに連携されています。',
  oauth_callback_invalid: '相手のサイトからの応答を使用できません。もう一度お試しください。',
  oauth_identification_claimed: 'すでに別のアカウントで使われています。',
  oauth_provider_not_enabled: 'この方法はここでは使えません。別の方法を選んでください。',
  redirect_uri_mismatch: misconfigured,
  saml_response_invalid: '組織からの応答を使用できません。もう一度お試しください。',
  saml_access_denied: '組織でログインできませんでした。もう一度試すか、組織の管理者にお問い合わせください。',
  enterprise_sso_user_attribute_missing:
    '組織からメールアドレスが通知されませんでした。組織の管理者にお問い合わせください。',
  enterprise_sso_email_address_domain_mismatch:
    '組織から通知されたメールアドレスは、その組織のものではありません。組織の管理者にお問い合わせください。',
  enterprise_sso_connection_inactive:
    '組織のアカウントでのログインは、ここでは利用できなくなりました。組織の管理者にお問い合わせください。',

  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: tooLong,
  too_many_requests: '試行回数が多すぎます。しばらくお待ちください。',
  maintenance_mode: 'メンテナンス中です。数分後にもう一度お試しください。',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  duplicate_record: 'すでに存在します。',
  authorization_invalid: forbidden,
};
