import { characters, counted, minutes, seconds } from './ar-plurals.js';
import type { Terms } from './terms.js';

const again = 'حدث خطأ ما. يُرجى المحاولة مرة أخرى.';

const span = (count: number): string =>
  count < 90 ? counted(count, seconds) : counted(Math.ceil(count / 60), minutes);

/** Arabic. Addresses and names stand between marks that keep them apart from the direction of the sentence. */
const apart = (text: string): string => `\u2068${text}\u2069`;

export const terms: Terms = {
  language: 'ar',
  direction: 'rtl',

  emailAddress: 'البريد الإلكتروني',
  emailAddressOrUsername: 'البريد الإلكتروني أو اسم المستخدم',
  username: 'اسم المستخدم',
  password: 'كلمة المرور',
  newPassword: 'كلمة مرور جديدة',
  firstName: 'الاسم الأول',
  lastName: 'اسم العائلة',
  optional: 'اختياري',
  continue: 'متابعة',
  back: 'رجوع',
  change: 'تغيير',
  retry: 'إعادة المحاولة',
  showPassword: 'إظهار كلمة المرور',
  loading: 'جارٍ التحميل',

  signIn: 'تسجيل الدخول',
  signInTitle: name => (name ? `تسجيل الدخول إلى ${apart(name)}` : 'تسجيل الدخول'),
  signInSubtitle: 'أهلًا بعودتك. يُرجى تسجيل الدخول للمتابعة.',
  noAccount: 'ليس لديك حساب؟',
  passwordTitle: 'أدخل كلمة المرور',
  passwordSubtitle: 'كلمة مرور حسابك.',
  forgotPassword: 'هل نسيت كلمة المرور؟',
  methodsTitle: 'اختر طريقة تسجيل الدخول',
  methodsSubtitle: 'أيٌّ من هذه الطرق يفي بالغرض.',
  usePassword: 'استخدام كلمة المرور',
  useEmailCode: 'إرسال رمز بالبريد الإلكتروني',

  codeTitle: 'تحقق من بريدك الإلكتروني',
  codeSubtitle: address => `أرسلنا رمزًا من 6 أرقام إلى ${apart(address)}.`,
  code: 'الرمز',
  resend: 'إرسال رمز جديد',
  resendIn: count => `إرسال رمز جديد بعد ${counted(count, seconds)}`,
  codeSent: 'رمز جديد في طريقه إليك.',
  resetTitle: 'إعادة تعيين كلمة المرور',

  newPasswordTitle: 'اختر كلمة مرور جديدة',
  newPasswordSubtitle: 'بعد ذلك يُسجَّل دخولك.',
  signOutElsewhere: 'تسجيل الخروج من جميع الأجهزة الأخرى',
  passwordLength: minimum => `${counted(minimum, characters)} على الأقل`,
  passwordLower: 'حرف صغير',
  passwordUpper: 'حرف كبير',
  passwordNumber: 'رقم',
  passwordSpecial: 'رمز خاص',
  passwordWeak: 'يسهل تخمينها. أضف كلمة أو كلمتين.',
  passwordGood: 'كلمة مرور جيدة.',
  ruleKept: 'تم',
  ruleOpen: 'مطلوب',

  signUp: 'إنشاء حساب',
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
  failureTitle: 'تسجيل الدخول غير متاح',
  failureSubtitle: 'تعذّر الوصول إلى الخدمة. تحقق من الاتصال وحاول مرة أخرى.',
  configurationTitle: 'لم تُضبط هذه الصفحة بعد',
  signUpClosed: 'لا يمكن إنشاء حسابات جديدة هنا.',
  help: 'المساعدة',

  account: name => `الحساب: ${apart(name)}`,
  accountMenu: 'قائمة الحساب',
  manageAccount: 'إدارة الحساب',
  switchTo: name => `التبديل إلى ${apart(name)}`,
  addAccount: 'إضافة حساب آخر',
  signOut: 'تسجيل الخروج',
  signOutAll: 'تسجيل الخروج من جميع الحسابات',

  unknownError: again,
  tryAgainIn: count => `حاول مرة أخرى بعد ${span(count)}.`,
};
