import { counted } from './counted.js';
import type { MailWords } from './words.js';

// Names, addresses and codes stand between marks that keep them apart from the direction of the sentence.
const apart = (text: string): string => `\u2068${text}\u2069`;

export const ar: MailWords = {
  language: 'ar',
  direction: 'rtl',
  verificationCode: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)}`,
    title: 'أكّد بريدك الإلكتروني',
    text: app => `أدخل هذا الرمز لإكمال إنشاء حسابك في ${apart(app)}:`,
  },
  addressCode: app => `أدخل هذا الرمز لإضافة هذا العنوان إلى حسابك في ${app}:`,
  signInCode: {
    subject: (code, app) => `${code} هو رمز تسجيل الدخول إلى ${apart(app)}`,
    title: 'رمز تسجيل الدخول',
    text: app => `أدخل هذا الرمز لتسجيل الدخول إلى ${apart(app)}:`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)}`,
    title: 'لا يوجد حساب بعد',
    text: app =>
      `يريد شخص ما تسجيل الدخول إلى ${apart(app)} بهذا العنوان، ولا يوجد له حساب بعد. إن كنت أنت، فأدخل هذا الرمز لإنشاء حساب:`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)}`,
    title: 'لا يوجد حساب',
    text: app =>
      `يريد شخص ما تسجيل الدخول إلى ${apart(app)} بهذا العنوان، ولا يوجد له حساب. الحسابات الجديدة بالدعوة فقط. إن كنت أنت، فجرّب العنوان الذي وصلتك عليه الدعوة، أو أدخل هذا الرمز للمتابعة:`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)}`,
    title: 'لديك حساب بالفعل',
    text: app =>
      `يريد شخص ما إنشاء حساب في ${apart(app)} بهذا العنوان، ولديك حساب بالفعل. إن كنت أنت، فأدخل هذا الرمز لتسجيل الدخول:`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} هو رمزك لاختيار كلمة مرور جديدة في ${apart(app)}`,
    title: 'اختر كلمة مرور جديدة',
    text: app => `أدخل هذا الرمز لاختيار كلمة مرور جديدة في ${apart(app)}:`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)}`,
    title: 'لا يوجد حساب بعد',
    text: app =>
      `طلب شخص ما كلمة مرور جديدة في ${apart(app)} بهذا العنوان، ولا يوجد له حساب. إن كنت أنت، فأدخل هذا الرمز لإنشاء حساب:`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)} على جهاز جديد`,
    title: 'أكِّد هذا الجهاز',
    text: app =>
      `أُدخلت كلمة المرور الصحيحة لحسابك في ${apart(app)} على جهاز لم يُستخدم فيه الحساب من قبل. إن لم تكن أنت، فاختر كلمة مرور جديدة الآن. وإن كنت أنت، فأدخل هذا الرمز:`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} هو رمزك في ${apart(app)}`,
    title: 'أكِّد هويتك',
    text: app => `أدخل هذا الرمز للمتابعة في حسابك في ${apart(app)}:`,
  },
  passwordChanged: {
    subject: app => `تم تغيير كلمة مرورك في ${apart(app)}`,
    title: 'تم تغيير كلمة مرورك',
    text: (app, when) => `تم تغيير كلمة مرور حسابك في ${apart(app)} بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فاختر كلمة مرور جديدة فورًا عبر «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول.',
  },
  passwordRemoved: {
    subject: app => `تمت إزالة كلمة مرورك في ${apart(app)}`,
    title: 'تمت إزالة كلمة مرورك',
    text: (app, when) =>
      `تمت إزالة كلمة مرور حسابك في ${apart(app)} بتاريخ ${apart(when)}. ستسجّل الدخول من الآن فصاعدًا بطريقة أخرى.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقّق مما تغيّر أيضًا.',
  },
  accountDeleted: {
    subject: app => `تم حذف حسابك في ${apart(app)}`,
    title: 'تم حذف حسابك',
    text: (app, when) =>
      `تم حذف حسابك في ${apart(app)} بتاريخ ${apart(when)} مع كل ما يتبعه. تم تسجيل خروجك من كل الأجهزة.`,
    notYou: 'إن لم تكن أنت، فراسلنا فورًا. هذه آخر رسالة بشأن هذا الحساب.',
  },
  passkeyAdded: {
    subject: app => `تمت إضافة مفتاح مرور إلى حسابك في ${apart(app)}`,
    title: 'تمت إضافة مفتاح مرور',
    text: (app, when) => `يمكن الآن تسجيل الدخول إلى حسابك في ${apart(app)} بمفتاح مرور أُضيف بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وأزل مفتاح المرور واختر كلمة مرور جديدة.',
  },
  passkeyRemoved: {
    subject: app => `تمت إزالة مفتاح مرور من حسابك في ${apart(app)}`,
    title: 'تمت إزالة مفتاح مرور',
    text: (app, when) => `أُزيل مفتاح مرور من حسابك في ${apart(app)} بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  walletAdded: {
    subject: app => `تمت إضافة محفظة رقمية إلى حسابك في ${apart(app)}`,
    title: 'تمت إضافة محفظة رقمية',
    text: (app, when) => `يمكن الآن تسجيل الدخول إلى حسابك في ${apart(app)} بمحفظة رقمية أُضيفت بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وأزل المحفظة واختر كلمة مرور جديدة.',
  },
  walletRemoved: {
    subject: app => `تمت إزالة محفظة رقمية من حسابك في ${apart(app)}`,
    title: 'تمت إزالة محفظة رقمية',
    text: (app, when) => `أُزيلت محفظة رقمية من حسابك في ${apart(app)} بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  accountLocked: {
    subject: app => `حسابك في ${apart(app)} مقفل لبعض الوقت`,
    title: 'حسابك مقفل لبعض الوقت',
    text: (app, when) =>
      `جرّب شخص ما كلمات مرور خاطئة كثيرة لحسابك في ${apart(app)}. لحمايته، أُقفل تسجيل الدخول بكلمة المرور حتى ${apart(when)}. يمكنك تسجيل الدخول كالمعتاد برمز يصلك بالبريد.`,
    notYou: 'إن لم تكن أنت، فليس عليك فعل شيء: لم تُكتشف كلمة مرورك.',
  },
  secondFactorAdded: {
    subject: app => `تم تفعيل التحقق بخطوتين في ${apart(app)}`,
    title: 'تم تفعيل التحقق بخطوتين',
    text: (app, when) =>
      `أُضيفت خطوة ثانية إلى حسابك في ${apart(app)} بتاريخ ${apart(when)}. ستُطلب من الآن فصاعدًا عند تسجيل الدخول.`,
    notYou: 'إن لم تكن أنت، فاختر كلمة مرور جديدة فورًا عبر «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول.',
  },
  secondFactorRemoved: {
    subject: app => `أُزيلت خطوة ثانية في ${apart(app)}`,
    title: 'أُزيلت خطوة ثانية',
    text: (app, when) => `أُزيلت خطوة ثانية من حسابك في ${apart(app)} بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فاختر كلمة مرور جديدة فورًا عبر «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول.',
  },
  backupCodesMade: {
    subject: app => `رموز احتياطية جديدة في ${apart(app)}`,
    title: 'أُنشئت رموز احتياطية جديدة',
    text: (app, when) =>
      `أُنشئت رموز احتياطية لحسابك في ${apart(app)} بتاريخ ${apart(when)}. الرموز السابقة لم تعد صالحة.`,
    notYou: 'إن لم تكن أنت، فاختر كلمة مرور جديدة فورًا عبر «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول.',
  },
  phoneNumberAdded: {
    subject: app => `أُضيف رقم هاتف إلى حسابك في ${app}`,
    title: 'أُضيف رقم هاتف',
    text: (app, when) => `أُضيف رقم هاتف يتيح تسجيل الدخول إلى حسابك في ${app} في ${when}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  phoneNumberRemoved: {
    subject: app => `أُزيل رقم هاتف من حسابك في ${app}`,
    title: 'أُزيل رقم هاتف',
    text: (app, when) => `لم يعد أحد أرقام الهاتف يتيح تسجيل الدخول إلى حسابك في ${app}. تغيّر ذلك في ${when}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  emailAddressAdded: {
    subject: app => `أُضيف عنوان بريد إلكتروني إلى حسابك في ${app}`,
    title: 'أُضيف عنوان بريد إلكتروني',
    text: (app, when) => `أُضيف عنوان بريد إلكتروني يتيح تسجيل الدخول إلى حسابك في ${app} في ${when}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  emailAddressRemoved: {
    subject: app => `أُزيل عنوان بريد إلكتروني من حسابك في ${app}`,
    title: 'أُزيل عنوان بريد إلكتروني',
    text: (app, when) => `أُزيل عنوان بريد إلكتروني من حسابك في ${app} في ${when}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  siteConnected: {
    subject: app => `رُبط موقع آخر بحسابك في ${app}`,
    title: 'رُبط موقع آخر',
    text: (app, when) => `رُبط حساب في موقع آخر يتيح تسجيل الدخول إلى حسابك في ${app} في ${when}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  siteRemoved: {
    subject: app => `أُلغي ربط موقع آخر بحسابك في ${app}`,
    title: 'أُلغي ربط موقع آخر',
    text: (app, when) => `لم يعد حساب في موقع آخر يتيح تسجيل الدخول إلى حسابك في ${app}. تغيّر ذلك في ${when}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  backupCodeUsed: {
    subject: app => `استُخدم رمز احتياطي لحسابك في ${app}`,
    title: 'استُخدم رمز احتياطي',
    text: (app, when) =>
      `استخدم شخص ما أحد الرموز الاحتياطية لحسابك في ${app} في ${when}. لم يعد هذا الرمز صالحًا؛ أنشئ رموزًا جديدة قبل نفادها.`,
    notYou: 'إن لم تكن أنت، فاختر كلمة مرور جديدة فورًا عبر «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول.',
  },
  apiKeyCreated: {
    subject: app => `تم إنشاء مفتاح API لحسابك في ${apart(app)}`,
    title: 'تم إنشاء مفتاح API',
    text: (app, when) => `يمكن الآن لبرامج أن تتصرف باسم حسابك في ${apart(app)} بمفتاح API أُنشئ بتاريخ ${apart(when)}.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وأبطل المفتاح واختر كلمة مرور جديدة.',
  },
  apiKeyRevoked: {
    subject: app => `تم إبطال مفتاح API لحسابك في ${apart(app)}`,
    title: 'تم إبطال مفتاح API',
    text: (app, when) =>
      `أُبطل مفتاح API لحسابك في ${apart(app)} بتاريخ ${apart(when)}، ولم يعد يتيح الوصول إلى أي شيء.`,
    notYou: 'إن لم تكن أنت، فسجّل الدخول وتحقق مما تغيّر أيضًا.',
  },
  newDevice: {
    subject: app => `تسجيل دخول جديد إلى حسابك في ${apart(app)}`,
    title: 'تسجيل دخول من جهاز جديد',
    text: (app, when, device) =>
      `سُجّل الدخول إلى حسابك في ${apart(app)} بتاريخ ${apart(when)} من جهاز لم يُستخدم فيه الحساب من قبل: ${apart(device)}.`,
    wasYou: 'إن كنت أنت، فلا حاجة إلى فعل أي شيء.',
    notYou:
      'إن لم تكن أنت، فسجّل الدخول وافتح «الأمان» في حسابك، وسجّل خروج الجهاز من «الأجهزة النشطة»، واختر كلمة مرور جديدة.',
    button: 'عرض حسابك',
  },
  invitation: {
    subject: app => `دعوة إلى ${apart(app)}`,
    title: 'لديك دعوة',
    text: app => `لقد دُعيت إلى ${apart(app)}. افتح الرابط لإنشاء حسابك:`,
    button: 'قبول الدعوة',
  },
  waitlistInvitation: {
    subject: app => `حان دورك: مكانك في ${apart(app)}`,
    title: 'حان دورك',
    text: app => `أنت على قائمة انتظار ${apart(app)}، وقد أصبح لك مكان الآن. افتح الرابط لإنشاء حسابك:`,
    button: 'إنشاء حسابك',
  },
  goodUntil: when => `الرابط صالح حتى ${apart(when)}.`,
  ignoreInvitation: 'هذا الرابط لك وحدك. إذا لم تكن تتوقع دعوة، فتجاهل هذه الرسالة.',
  validFor: minutes =>
    counted('ar', minutes, {
      one: 'وهو صالح لمدة دقيقة واحدة.',
      two: 'وهو صالح لمدة دقيقتين.',
      few: 'وهو صالح لمدة # دقائق.',
      other: 'وهو صالح لمدة # دقيقة.',
    }),
  ignore: 'إن لم تطلب ذلك، فتجاهل هذه الرسالة: لا يحدث شيء من دون الرمز.',
  neverShare: 'لا تعطِ هذا الرمز لأحد. نحن لا نطلبه أبدًا.',
  questions: supportEmail => `أسئلة؟ ${apart(supportEmail)}`,
  sms: (code, app) => `${code} هو رمزك في ${apart(app)}. لا تعطه لأحد.`,
  continue: 'متابعة',
  orLink: 'أو اضغط على هذا الزر بدلًا من إدخال الرمز:',
  link: {
    hereTitle: 'لحظة من فضلك',
    hereText: app => `يجري نقلك إلى ${apart(app)}.`,
    elsewhereTitle: 'هل هذا أنت؟',
    elsewhereText: (device, app) => `يريد شخص على جهاز آخر المتابعة في ${apart(app)} بعنوانك: ${apart(device)}.`,
    askedAt: when => `تاريخ الطلب: ${when}.`,
    notYou: 'إن لم تكن أنت، فأغلق هذه الصفحة ولن يحدث شيء.',
    confirm: 'نعم، المتابعة هناك',
    device: (browser, ip) => named(browser || 'متصفح غير معروف', ip),
    otherBrowser: device =>
      `يعمل هذا الرابط فقط في المتصفح الذي طُلب فيه: ${apart(device)}. افتحه هناك، أو أدخل الرمز الوارد في الرسالة.`,
    doneTitle: 'تم',
    doneText: device => `تستمر العملية تلقائيًا حيث طُلب الرابط: ${apart(device)}. يمكنك إغلاق هذه الصفحة.`,
    usedTitle: 'تم تأكيد هذا بالفعل',
    used: 'استُخدم الرابط أو الرمز المرافق له من قبل. تابع حيث طلبته.',
    overTitle: 'لم يعد هذا الرابط صالحًا',
    expired: 'كان صالحًا لمدة قصيرة فقط. اطلب رابطًا جديدًا.',
    replaced: 'حلّت محله رسالة أحدث، أو بدأت العملية من جديد. استخدم أحدث رسالة، أو اطلب رابطًا جديدًا.',
    unknown: 'هذا الرابط ليس منا. انسخ الرابط كاملًا من الرسالة، أو اطلب رابطًا جديدًا.',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (عنوان الشبكة ${ip})` : browser;
}
