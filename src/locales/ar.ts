import type { Terms } from './terms.js';

/** Keeps what is written from left to right together. */
const apart = (text: string): string => `\u2068${text}\u2069`;

/** Arabic: what a sign-in form says at once. */
export const terms: Terms = {
  language: 'ar',
  direction: 'rtl',

  emailAddress: 'البريد الإلكتروني',
  emailAddressOrUsername: 'البريد الإلكتروني أو اسم المستخدم',
  username: 'اسم المستخدم',
  continue: 'متابعة',
  retry: 'إعادة المحاولة',

  signIn: 'تسجيل الدخول',
  signInTitle: name => (name ? `تسجيل الدخول إلى ${apart(name)}` : 'تسجيل الدخول'),
  signInSubtitle: 'أهلًا بعودتك. يُرجى تسجيل الدخول للمتابعة.',
  noAccount: 'ليس لديك حساب؟',

  signUp: 'إنشاء حساب',
  joinWaitlist: 'الانضمام إلى قائمة الانتظار',
  failureTitle: 'تسجيل الدخول غير متاح',
  failureSubtitle: 'تعذّر الوصول إلى الخدمة. تحقق من الاتصال وحاول مرة أخرى.',

  unknownError: 'حدث خطأ ما. يُرجى المحاولة مرة أخرى.',
};
