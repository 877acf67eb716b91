import { counted } from './counted.js';
import type { MailWords } from './words.js';

export const ja: MailWords = {
  language: 'ja',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} が ${app} の確認コードです`,
    title: 'メールアドレスの確認',
    text: app => `${app} への登録を完了するには、次のコードを入力してください。`,
  },
  addressCode: app => `${app} のアカウントにこのメールアドレスを追加するには、次のコードを入力してください。`,
  signInCode: {
    subject: (code, app) => `${code} が ${app} のログインコードです`,
    title: 'ログインコード',
    text: app => `${app} にログインするには、次のコードを入力してください。`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} が ${app} のコードです`,
    title: 'アカウントがまだありません',
    text: app =>
      `このアドレスで ${app} へのログインが試みられましたが、アカウントがまだありません。お心当たりがある場合は、次のコードを入力して登録してください。`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} が ${app} のコードです`,
    title: 'アカウントがありません',
    text: app =>
      `このアドレスで ${app} へのログインが試みられましたが、アカウントがありません。新しいアカウントは招待制です。お心当たりがある場合は、招待を受け取ったアドレスをお試しいただくか、次のコードを入力して続けてください。`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} が ${app} のコードです`,
    title: 'すでにアカウントをお持ちです',
    text: app =>
      `このアドレスで ${app} への登録が試みられましたが、すでにアカウントがあります。お心当たりがある場合は、次のコードを入力してログインしてください。`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} が ${app} のパスワード再設定コードです`,
    title: 'パスワードの再設定',
    text: app => `${app} の新しいパスワードを設定するには、次のコードを入力してください。`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} が ${app} のコードです`,
    title: 'アカウントがまだありません',
    text: app =>
      `このアドレスで ${app} のパスワード再設定が求められましたが、アカウントがありません。お心当たりがある場合は、次のコードを入力して登録してください。`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} が新しい端末での ${app} の確認コードです`,
    title: 'この端末の確認',
    text: app =>
      `${app} のアカウントの正しいパスワードが、これまで使われたことのない端末で入力されました。お心当たりがない場合は、すぐに新しいパスワードを設定してください。ご本人の場合は、次のコードを入力してください。`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} が ${app} の確認コードです`,
    title: '本人確認',
    text: app => `${app} のアカウントで操作を続けるには、次のコードを入力してください。`,
  },
  passwordChanged: {
    subject: app => `${app} のパスワードが変更されました`,
    title: 'パスワードが変更されました',
    text: (app, when) => `${app} のアカウントのパスワードが変更されました（${when}）。`,
    notYou:
      'お心当たりがない場合は、ログインページの「パスワードをお忘れですか？」から、すぐに新しいパスワードを設定してください。',
  },
  passwordRemoved: {
    subject: app => `${app} のパスワードが削除されました`,
    title: 'パスワードが削除されました',
    text: (app, when) => `${app} のアカウントのパスワードが削除されました（${when}）。今後は別の方法でログインします。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  accountDeleted: {
    subject: app => `${app} のアカウントが削除されました`,
    title: 'アカウントが削除されました',
    text: (app, when) =>
      `${app} のアカウントは、すべてのデータとともに削除されました（${when}）。すべてのデバイスからログアウトしました。`,
    notYou: 'お心当たりがない場合は、すぐにご連絡ください。このアカウントに関するメールはこれが最後です。',
  },
  passkeyAdded: {
    subject: app => `${app} のアカウントにパスキーが追加されました`,
    title: 'パスキーが追加されました',
    text: (app, when) => `${app} のアカウントにパスキーが追加され、ログインに使えるようになりました（${when}）。`,
    notYou: 'お心当たりがない場合は、ログインしてパスキーを削除し、新しいパスワードを設定してください。',
  },
  passkeyRemoved: {
    subject: app => `${app} のアカウントからパスキーが削除されました`,
    title: 'パスキーが削除されました',
    text: (app, when) => `${app} のアカウントのパスキーが削除されました（${when}）。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  walletAdded: {
    subject: app => `${app} のアカウントにウォレットが追加されました`,
    title: 'ウォレットが追加されました',
    text: (app, when) => `${app} のアカウントにウォレットが追加され、ログインに使えるようになりました（${when}）。`,
    notYou: 'お心当たりがない場合は、ログインしてウォレットを削除し、新しいパスワードを設定してください。',
  },
  walletRemoved: {
    subject: app => `${app} のアカウントからウォレットが削除されました`,
    title: 'ウォレットが削除されました',
    text: (app, when) => `${app} のアカウントのウォレットが削除されました（${when}）。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  accountLocked: {
    subject: app => `${app} のアカウントを一時的にロックしました`,
    title: 'アカウントを一時的にロックしました',
    text: (app, when) =>
      `${app} のアカウントで、誤ったパスワードが何度も入力されました。アカウントを守るため、${when} までパスワードでのログインを停止しています。メールで届くコードを使えば、通常どおりログインできます。`,
    notYou: 'お心当たりがない場合も、対応は不要です。パスワードは知られていません。',
  },
  secondFactorAdded: {
    subject: app => `${app} の 2 段階認証が有効になりました`,
    title: '2 段階認証が有効になりました',
    text: (app, when) =>
      `${app} のアカウントに 2 段階目の認証が追加されました（${when}）。今後はログイン時に確認が求められます。`,
    notYou:
      'お心当たりがない場合は、ログインページの「パスワードをお忘れですか？」から、すぐに新しいパスワードを設定してください。',
  },
  secondFactorRemoved: {
    subject: app => `${app} の 2 段階目の認証が削除されました`,
    title: '2 段階目の認証が削除されました',
    text: (app, when) => `${app} のアカウントから 2 段階目の認証が削除されました（${when}）。`,
    notYou:
      'お心当たりがない場合は、ログインページの「パスワードをお忘れですか？」から、すぐに新しいパスワードを設定してください。',
  },
  backupCodesMade: {
    subject: app => `${app} の新しいバックアップコード`,
    title: 'バックアップコードが作成されました',
    text: (app, when) =>
      `${app} のアカウントのバックアップコードが作成されました（${when}）。以前のコードは使えなくなりました。`,
    notYou:
      'お心当たりがない場合は、ログインページの「パスワードをお忘れですか？」から、すぐに新しいパスワードを設定してください。',
  },
  phoneNumberAdded: {
    subject: app => `${app} のアカウントに電話番号が追加されました`,
    title: '電話番号が追加されました',
    text: (app, when) => `${when}に、${app} のアカウントにサインインできる電話番号が追加されました。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  phoneNumberRemoved: {
    subject: app => `${app} のアカウントから電話番号が削除されました`,
    title: '電話番号が削除されました',
    text: (app, when) => `電話番号の1つで ${app} のアカウントにサインインできなくなりました。${when}に変更されました。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  emailAddressAdded: {
    subject: app => `${app} のアカウントにメールアドレスが追加されました`,
    title: 'メールアドレスが追加されました',
    text: (app, when) => `${when}に、${app} のアカウントにサインインできるメールアドレスが追加されました。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  emailAddressRemoved: {
    subject: app => `${app} のアカウントからメールアドレスが削除されました`,
    title: 'メールアドレスが削除されました',
    text: (app, when) => `${when}に、${app} のアカウントからメールアドレスが削除されました。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  siteConnected: {
    subject: app => `${app} のアカウントに別のサイトが連携されました`,
    title: '別のサイトが連携されました',
    text: (app, when) => `${when}に、${app} のアカウントにサインインできる別のサイトのアカウントが連携されました。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  siteRemoved: {
    subject: app => `${app} のアカウントから別のサイトの連携が解除されました`,
    title: '別のサイトの連携が解除されました',
    text: (app, when) =>
      `別のサイトのアカウントで ${app} のアカウントにサインインできなくなりました。${when}に変更されました。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  backupCodeUsed: {
    subject: app => `${app} のアカウントのバックアップコードが使われました`,
    title: 'バックアップコードが使われました',
    text: (app, when) =>
      `${when}に、${app} のアカウントのバックアップコードの1つが使われました。このコードはもう使えません。なくなる前に新しいコードを作成してください。`,
    notYou:
      'お心当たりがない場合は、ログインページの「パスワードをお忘れですか？」から、すぐに新しいパスワードを設定してください。',
  },
  apiKeyCreated: {
    subject: app => `${app} のアカウントに API キーが作成されました`,
    title: 'API キーが作成されました',
    text: (app, when) =>
      `${app} のアカウントの API キーが作成されました（${when}）。プログラムはこのキーを使って、アカウントの代わりに操作できます。`,
    notYou: 'お心当たりがない場合は、ログインしてキーを無効にし、新しいパスワードを設定してください。',
  },
  apiKeyRevoked: {
    subject: app => `${app} のアカウントの API キーが無効になりました`,
    title: 'API キーが無効になりました',
    text: (app, when) => `${app} のアカウントの API キーが無効になりました（${when}）。このキーはもう使えません。`,
    notYou: 'お心当たりがない場合は、ログインして、ほかに変更がないかご確認ください。',
  },
  newDevice: {
    subject: app => `${app} のアカウントへの新しいログイン`,
    title: '新しいデバイスからのログイン',
    text: (app, when, device) =>
      `これまで使われたことのないデバイスから、${app} のアカウントにログインがありました（${when}）: ${device}。`,
    wasYou: 'ご本人の場合は、何もする必要はありません。',
    notYou:
      'お心当たりがない場合は、ログインしてアカウントの「セキュリティ」を開き、「ログイン中のデバイス」でそのデバイスをログアウトさせ、新しいパスワードを設定してください。',
    button: 'アカウントを確認',
  },
  invitation: {
    subject: app => `${app} への招待`,
    title: '招待が届きました',
    text: app => `${app} に招待されました。リンクを開いてアカウントを作成してください。`,
    button: '招待を受ける',
  },
  waitlistInvitation: {
    subject: app => `${app} にご登録いただけます`,
    title: '順番が来ました',
    text: app =>
      `${app} の順番待ちリストにご登録いただいていましたが、ご利用いただけるようになりました。リンクを開いてアカウントを作成してください。`,
    button: 'アカウントを作成',
  },
  goodUntil: when => `リンクは${when}まで有効です。`,
  ignoreInvitation: 'このリンクはご本人専用です。心当たりのない場合は、このメールを無視してください。',
  validFor: minutes => counted('ja', minutes, { other: '有効期間は # 分です。' }),
  ignore: 'お心当たりがない場合は、このメールを無視してください。コードがなければ何も起こりません。',
  neverShare: 'このコードを誰にも教えないでください。当社からお尋ねすることはありません。',
  questions: supportEmail => `お問い合わせ: ${supportEmail}`,
  sms: (code, app) => `${code} が ${app} の確認コードです。誰にも教えないでください。`,
  continue: '続ける',
  orLink: 'コードを入力する代わりに、次のボタンを押すこともできます。',
  link: {
    hereTitle: '少々お待ちください',
    hereText: app => `${app} に移動しています。`,
    elsewhereTitle: 'ご本人ですか?',
    elsewhereText: (device, app) => `別の端末で、あなたのアドレスを使って ${app} を続けようとしています: ${device}。`,
    askedAt: when => `リクエスト日時: ${when}。`,
    notYou: 'お心当たりがない場合は、このページを閉じてください。何も起こりません。',
    confirm: 'はい、その端末で続ける',
    device: (browser, ip) => named(browser || '不明なブラウザ', ip),
    otherBrowser: device =>
      `このリンクは、リクエストしたブラウザでのみ有効です: ${device}。そのブラウザで開くか、メールのコードを入力してください。`,
    doneTitle: '完了しました',
    doneText: device => `リクエストした端末で自動的に続行されます: ${device}。このページは閉じてかまいません。`,
    usedTitle: 'すでに確認済みです',
    used: 'このリンク、または同じメールのコードはすでに使用されています。リクエストした画面で続けてください。',
    overTitle: 'このリンクは無効になりました',
    expired: '有効期間が過ぎました。新しいリンクを取得してください。',
    replaced: '新しいメールが送信されたか、やり直されました。最新のメールを使うか、新しいリンクを取得してください。',
    unknown: 'このリンクは当社のものではありません。メールのリンク全体をコピーするか、新しいリンクを取得してください。',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (ネットワークアドレス ${ip})` : browser;
}
