import { counted, wait, type WaitForms } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = 'حدث خطأ ما. يُرجى المحاولة مرة أخرى.';
const startOver = 'انتهت هذه المحاولة. يُرجى البدء من جديد.';
const newCode = 'لم يعد هذا الرمز صالحًا. اطلب رمزًا جديدًا.';
const fill = 'يُرجى ملء هذا الحقل.';
const invalid = 'هذه القيمة غير صالحة.';
const unavailable = 'الخدمة غير متاحة حاليًا. يُرجى المحاولة بعد لحظات.';
const misconfigured = 'لم يُضبط تسجيل الدخول على هذه الصفحة بشكل صحيح.';
const signedOut = 'لقد سُجِّل خروجك. يُرجى تسجيل الدخول مرة أخرى.';
const wrongPassword = 'كلمة المرور غير صحيحة. حاول مرة أخرى أو استخدم طريقة أخرى.';
const forbidden = 'لا يُسمح لك بذلك.';
/** Keeps what is written from left to right together. */
const apart = (text: string): string => `\u2068${text}\u2069`;
const characters = (count: number): string =>
  counted('ar', count, {
    one: 'حرف واحد',
    two: 'حرفين',
    few: '# أحرف',
    many: '# حرفًا',
    other: '# حرف',
  });
// After a preposition, where the browser's forms for two would be wrong.
const waits: WaitForms = {
  seconds: { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', other: '# ثانية' },
  minutes: { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', other: '# دقيقة' },
};

/** Arabic: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'كلمة المرور',
  newPassword: 'كلمة مرور جديدة',
  firstName: 'الاسم الأول',
  lastName: 'اسم العائلة',
  optional: 'اختياري',
  back: 'رجوع',
  change: 'تغيير',
  showPassword: 'إظهار كلمة المرور',
  loading: 'جارٍ التحميل',
  passwordTitle: 'أدخل كلمة المرور',
  passwordSubtitle: 'كلمة مرور حسابك.',
  forgotPassword: 'هل نسيت كلمة المرور؟',
  methodsTitle: 'اختر طريقة تسجيل الدخول',
  methodsSubtitle: 'أيٌّ من هذه الطرق يفي بالغرض.',
  usePassword: 'استخدام كلمة المرور',
  useEmailCode: 'إرسال رمز بالبريد الإلكتروني',
  usePasskey: 'استخدام مفتاح مرور',
  passkeyTitle: 'سجّل الدخول بمفتاح المرور',
  passkeySubtitle: 'يطلب جهازك بصمتك أو وجهك أو رمز PIN.',
  useEmailLink: 'إرسال رابط بالبريد الإلكتروني',
  usePhoneCode: 'إرسال رمز برسالة نصية',
  phoneNumber: 'رقم الهاتف',
  country: 'البلد',
  usePhone: 'استخدام رقم هاتفك',
  useOther: 'استخدام بريدك الإلكتروني أو اسم المستخدم',
  smsTitle: 'تحقق من هاتفك',

  codeTitle: 'تحقق من بريدك الإلكتروني',
  codeSubtitle: address => `أرسلنا رمزًا من 6 أرقام إلى ${apart(address)}`,
  code: 'الرمز',
  codeHint: 'يجري التحقق من الرمز بمجرد اكتماله.',
  linkHint: 'يمكنك أيضًا الضغط على الزر الوارد في الرسالة، وستتابع هذه الصفحة تلقائيًا.',
  resend: 'إرسال رمز جديد',
  resendIn: seconds => `إرسال رمز جديد بعد ${wait('ar', seconds, waits)}`,
  codeSent: 'رمز جديد في طريقه إليك.',
  resetTitle: 'إعادة تعيين كلمة المرور',

  secondFactorTitle: 'التحقق بخطوتين',
  totpSubtitle: 'أدخل الرمز الذي يعرضه تطبيق المصادقة.',
  totpIncorrect: 'الرمز غير صحيح. انتظر الرمز التالي وتحقق من ساعة جهازك.',
  useTotp: 'استخدام تطبيق المصادقة',
  backupCodeTitle: 'استخدام رمز احتياطي',
  backupCodeSubtitle: 'أدخل أحد الرموز التي احتفظت بها. يصلح كل رمز مرة واحدة.',
  backupCode: 'رمز احتياطي',
  backupCodeIncorrect: 'الرمز الاحتياطي غير صحيح أو سبق استخدامه.',
  useBackupCode: 'استخدام رمز احتياطي',
  newDeviceTitle: 'تأكيد هذا الجهاز',
  newDeviceSubtitle: 'لم يُستخدم حسابك هنا من قبل.',

  newPasswordTitle: 'اختر كلمة مرور جديدة',
  newPasswordSubtitle: 'بعد ذلك يُسجَّل دخولك.',
  signOutElsewhere: 'تسجيل الخروج من جميع الأجهزة الأخرى',
  passwordLength: minimum => `${characters(minimum)} على الأقل`,
  passwordLower: 'حرف صغير',
  passwordUpper: 'حرف كبير',
  passwordNumber: 'رقم',
  passwordSpecial: 'رمز خاص',
  passwordBreached: 'معروفة من تسريب بيانات. اختر غيرها.',
  passwordWeak: 'يسهل تخمينها. أضف كلمة أو كلمتين.',
  passwordGood: 'كلمة مرور جيدة.',
  ruleKept: 'تم',
  ruleOpen: 'مطلوب',
  signUpTitle: name => (name ? `إنشاء حسابك في ${apart(name)}` : 'إنشاء حسابك'),
  signUpSubtitle: 'لن يستغرق ذلك سوى أقل من دقيقة.',
  haveAccount: 'لديك حساب بالفعل؟',
  fieldsTitle: 'معلومات إضافية عنك',
  termsOfService: 'شروط الخدمة',
  privacyPolicy: 'سياسة الخصوصية',
  legal: ({ terms, privacy }) => [
    'أوافق على ',
    ...(terms ? [terms] : []),
    ...(terms && privacy ? [' و'] : []),
    ...(privacy ? [privacy] : []),
    ...((terms ?? privacy) ? [] : ['الشروط']),
    '.',
  ],
  prepareTitle: 'أكّد بريدك الإلكتروني',
  prepareSubtitle: address => `سنرسل رمزًا إلى ${apart(address)}.`,
  sendCode: 'إرسال الرمز',

  accountTitle: 'لقد سجّلت الدخول',
  signedInAs: name => `باسم ${apart(name)}.`,
  otherAccount: 'استخدام حساب آخر',
  unsupportedTitle: 'بقيت خطوة أخرى',
  unsupportedSubtitle: 'لا تستطيع هذه الصفحة طلبها. يُرجى اختيار طريقة أخرى.',
  startOver: 'البدء من جديد',
  signUpClosed: 'إنشاء الحسابات هنا بدعوة. إذا تلقيت دعوة، فافتح الرابط في رسالتك.',
  waitlistSubtitle: 'إنشاء الحسابات هنا بدعوة. اترك عنوانك وسنراسلك.',
  help: 'المساعدة',
  configurationTitle: 'لم تُضبط هذه الصفحة بعد',

  continueWith: name => `المتابعة باستخدام ${name}`,
  or: 'أو',
  lastUsed: 'آخر ما استُخدم',

  account: name => `الحساب: ${apart(name)}`,
  accountMenu: 'قائمة الحساب',
  manageAccount: 'إدارة الحساب',
  switchTo: name => `التبديل إلى ${apart(name)}`,
  addAccount: 'إضافة حساب آخر',
  signOut: 'تسجيل الخروج',
  signOutAll: 'تسجيل الخروج من جميع الحسابات',
  tryAgainIn: seconds => `حاول مرة أخرى بعد ${wait('ar', seconds, waits)}.`,
};

/** What goes wrong, in Arabic. */
export const errors: ErrorWords = {
  offline: 'أنت غير متصل بالإنترنت. تحقق من الاتصال وحاول مرة أخرى.',
  network_error: 'تعذّر الوصول إلى الخدمة. تحقق من الاتصال وحاول مرة أخرى.',
  timeout: 'استغرقت الخدمة وقتًا طويلًا للرد. يُرجى المحاولة مرة أخرى.',
  bad_response: 'جاء رد غير متوقع من الشبكة. قد يلزم تسجيل الدخول إلى شبكة Wi-Fi أولًا.',
  configuration_invalid: misconfigured,
  key_is_secret:
    'هذا مفتاح سري، ولا يجوز أن تحتويه صفحة أبدًا: استبدله فورًا، واستخدم المفتاح الذي يبدأ بـ \u2068pk_\u2069.',
  key_broken:
    'المفتاح العام تالف: يتكون من \u2068pk_test_\u2069 أو \u2068pk_live_\u2069 ثم مضيف الواجهة مع \u2068"$"\u2069 بترميز \u2068base64\u2069. انسخه مرة أخرى كما عرضه الخادم.',
  address_broken: 'ما ذُكر على أنه واجهة أمامية ليس عنوانًا: اكتبه كاملًا، مثل \u2068https://auth.app.example\u2069.',
  address_missing:
    'لم تُذكر أي واجهة أمامية. أضف \u2068data-publishable-key="pk_…"\u2069 أو \u2068data-frontend-api="https://…"\u2069 إلى وسم \u2068script\u2069، أو \u2068publishable-key="pk_…"\u2069 إلى \u2068<auth-provider>\u2069 حول العناصر.',
  page_is_file:
    'هذه الصفحة مفتوحة كملف، فليس لها مصدر يمكن لواجهة أمامية أن تسمح به. قدّمها عبر خادم: \u2068npx http-server\u2069، ثم افتح \u2068http://localhost:8080\u2069.',
  page_is_insecure:
    'تُقدَّم هذه الصفحة عبر \u2068http\u2069 غير مشفّر، ولا تسمح المتصفحات بتسجيل الدخول فيها. استخدم \u2068https\u2069، أو \u2068http://localhost\u2069 على هذا الجهاز.',
  aborted: again,

  authentication_invalid: signedOut,
  signed_out: signedOut,
  client_not_found: signedOut,
  session_exists: 'لقد سجّلت الدخول بالفعل.',
  identifier_already_signed_in: 'هذا الحساب مسجَّل الدخول هنا بالفعل.',
  session_reverification_required: 'يُرجى تأكيد هويتك أولًا.',
  dev_browser_unauthenticated: 'لم تعد الخدمة تعرف هذا المتصفح. يُرجى إعادة تحميل الصفحة.',
  user_banned: 'هذا الحساب محظور. يُرجى التواصل مع الدعم.',
  user_locked: 'محاولات كثيرة جدًا. الحساب مقفل لبعض الوقت. حاول لاحقًا أو أعد تعيين كلمة المرور.',

  form_identifier_not_found: 'لا يوجد حساب بهذا العنوان.',
  form_identifier_exists: 'هذا مستخدم بالفعل. اختر غيره أو سجّل الدخول.',
  form_param_format_invalid: 'لا يبدو هذا صحيحًا. يُرجى التحقق منه.',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'هذا غير متاح هنا.',
  form_param_max_length_exceeded: 'هذا طويل جدًا.',
  form_username_invalid_length: values =>
    `يتكون اسم المستخدم من ${values.minUsernameLength} إلى ${characters(values.maxUsernameLength)}.`,
  form_username_invalid_character: 'استخدم فقط الحروف من a إلى z والأرقام و - و _.',
  form_username_needs_non_number_char: 'لا يمكن أن يتكون اسم المستخدم من أرقام فقط.',

  form_password_incorrect: wrongPassword,
  form_password_or_identifier_incorrect: wrongPassword,
  form_password_validation_failed: wrongPassword,
  form_password_length_too_short: values => `استخدم ${characters(values.minLength)} على الأقل.`,
  form_password_length_too_long: values => `استخدم ${characters(values.maxLength)} على الأكثر.`,
  form_password_size_in_bytes_exceeded: 'كلمة المرور هذه طويلة جدًا.',
  form_password_no_uppercase: 'أضف حرفًا كبيرًا.',
  form_password_no_lowercase: 'أضف حرفًا صغيرًا.',
  form_password_no_number: 'أضف رقمًا.',
  form_password_no_special_char: 'أضف رمزًا خاصًا.',
  form_password_not_strong_enough: 'كلمة المرور هذه سهلة التخمين. أضف كلمة أو كلمتين.',
  form_password_pwned: 'كلمة المرور هذه معروفة من تسريب بيانات. يُرجى اختيار غيرها.',
  form_password_matches_identifier: 'يجب ألا تكون كلمة المرور هي عنوانك أو اسمك.',
  form_new_password_matches_current: 'اختر كلمة مرور تختلف عن الحالية.',
  no_password_set: 'ليس لهذا الحساب كلمة مرور. يُرجى استخدام طريقة أخرى.',

  form_code_incorrect: 'الرمز غير صحيح. تحقق منه أو اطلب رمزًا جديدًا.',
  verification_expired: newCode,
  verification_failed: 'محاولات كثيرة جدًا. اطلب رمزًا جديدًا.',
  verification_missing: newCode,
  verification_already_verified: 'تم تأكيد هذا بالفعل.',
  verification_strategy_invalid: 'هذه الطريقة غير متاحة. يُرجى اختيار غيرها.',
  verification_code_too_many_requests: 'أُرسلت رموز كثيرة جدًا. يُرجى الانتظار قليلًا ثم الطلب من جديد.',

  passkey_authentication_failure: 'لم يعمل مفتاح المرور هذا. ربما تمت إزالته. حاول مرة أخرى أو استخدم طريقة أخرى.',
  passkey_invalid_verification: 'تعذّرت إضافة مفتاح المرور. يُرجى المحاولة مرة أخرى.',
  passkey_not_registered: 'مفتاح المرور هذا غير معروف هنا. يُرجى استخدام طريقة أخرى.',
  passkey_invalid_public_key_credential: 'تعذّرت قراءة رد جهازك. يُرجى المحاولة مرة أخرى.',
  passkey_identification_not_verified: 'لا يمكن بعد تسجيل الدخول إلى هذا الحساب بمفتاح مرور. يُرجى استخدام طريقة أخرى.',
  passkey_not_supported: 'لا يدعم هذا المتصفح مفاتيح المرور. يُرجى استخدام طريقة أخرى.',
  passkey_registration_cancelled: 'لم يُضَف أي مفتاح مرور. يمكنك المحاولة مرة أخرى في أي وقت.',
  passkey_retrieval_cancelled: 'لم يُستخدم أي مفتاح مرور. حاول مرة أخرى أو استخدم طريقة أخرى.',
  passkey_already_exists: 'يوجد على هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.',
  passkey_invalid_rpID_or_domain: 'لا تعمل مفاتيح المرور على عنوان هذه الصفحة.',
  passkey_operation_aborted: 'انقطعت العملية. يُرجى المحاولة مرة أخرى.',
  identification_deletion_failed: 'هذه هي الطريقة الوحيدة للدخول إلى حسابك. أضف طريقة أخرى أولًا.',

  strategy_for_user_invalid: 'هذه الطريقة غير متاحة لهذا الحساب. يُرجى اختيار غيرها.',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'ليس لهذا الحساب خطوة ثانية. يُرجى التواصل مع الدعم.',
  totp_already_enabled: 'سبق إعداد التحقق عبر تطبيق.',
  backup_codes_not_available: 'أعِدّ خطوة ثانية أخرى أولًا.',
  resource_not_found: startOver,
  resource_forbidden: forbidden,
  invalid_redirect_url: 'عنوان الوجهة غير مسموح به.',
  legal_not_accepted: 'يُرجى الموافقة للمتابعة.',
  sign_up_mode_restricted: 'إنشاء الحسابات هنا بدعوة. إذا تلقيت دعوة، فافتح الرابط في رسالتك.',
  sign_up_restricted_waitlist: 'إنشاء الحسابات هنا بدعوة. انضم إلى قائمة الانتظار لتتلقى دعوة.',
  not_allowed_access: 'لا يمكن التسجيل هنا بهذا. جرّب غيره.',

  external_account_not_found: 'لا يوجد حساب لهذا بعد.',
  external_account_exists: 'يوجد حساب لهذا بالفعل. يُرجى تسجيل الدخول.',
  external_account_email_address_verification_required:
    'يُرجى تأكيد بريدك الإلكتروني في الموقع الآخر أولًا، أو استخدام طريقة أخرى.',
  oauth_access_denied: 'لم توافق في الموقع الآخر. حاول مرة أخرى أو استخدم طريقة أخرى.',
  oauth_account_already_connected: 'هذا مرتبط بالفعل.',
  oauth_callback_invalid: 'لا يمكن استخدام رد الموقع الآخر. يُرجى المحاولة مرة أخرى.',
  oauth_identification_claimed: 'هذا يخص حسابًا آخر بالفعل.',
  oauth_provider_not_enabled: 'هذه الطريقة غير متاحة هنا. يُرجى اختيار طريقة أخرى.',
  redirect_uri_mismatch: misconfigured,

  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: 'هذا طويل جدًا.',
  too_many_requests: 'محاولات كثيرة جدًا. يُرجى الانتظار لحظة.',
  maintenance_mode: 'الخدمة قيد الصيانة. يُرجى المحاولة بعد بضع دقائق.',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  authorization_invalid: forbidden,
};
