import type { ActivityEvent } from '../wire/index.js';
import type { AccountTerms } from './account-terms.js';

const activities: Readonly<Record<ActivityEvent, string>> = {
  'sign_up.completed': 'تم إنشاء الحساب',
  'sign_in.completed': 'تم تسجيل الدخول',
  'sign_in.refused': 'محاولة تسجيل دخول فاشلة',
  'account.locked': 'تم قفل الحساب بعد كلمات مرور خاطئة',
  'session.removed': 'تم تسجيل الخروج',
  'session.ended': 'انتهت الجلسة',
  'session.revoked': 'تم تسجيل الخروج من جهاز آخر',
  'session.verified': 'تم تأكيد الهوية',
  'password.changed': 'تم تغيير كلمة المرور',
  'password.reset': 'تمت إعادة تعيين كلمة المرور',
  'password.refused': 'كلمة مرور خاطئة',
  'passkey.added': 'تمت إضافة مفتاح مرور',
  'passkey.removed': 'تمت إزالة مفتاح مرور',
  'web3_wallet.added': 'تمت إضافة محفظة',
  'web3_wallet.removed': 'تمت إزالة محفظة',
  'second_factor.added': 'تمت إضافة خطوة ثانية',
  'second_factor.removed': 'تمت إزالة خطوة ثانية',
  'second_factor.refused': 'رمز خاطئ في الخطوة الثانية',
  'backup_code.used': 'تم استخدام رمز احتياطي',
  'backup_codes.made': 'تم إنشاء رموز احتياطية جديدة',
  'phone_number.added': 'تمت إضافة رقم هاتف',
  'phone_number.removed': 'تمت إزالة رقم هاتف',
  'email_address.added': 'تمت إضافة عنوان بريد إلكتروني',
  'email_address.removed': 'تمت إزالة عنوان بريد إلكتروني',
  'external_account.connected': 'تم ربط حساب موقع آخر',
  'external_account.removed': 'تم فصل حساب موقع آخر',
  'user.updated': 'تم تغيير الملف الشخصي',
  'impersonation.started': 'تصرّف أحد العاملين في الخدمة باسمك',
};

/** Arabic: what is said where somebody manages their account. */
export const terms: AccountTerms = {
  // Around the pages
  profileTitle: 'الحساب',
  profilePages: 'صفحات الحساب',
  accountPage: 'الملف الشخصي',
  securityPage: 'الأمان',
  guestTitle: 'لم تسجّل الدخول',
  guestSubtitle: 'سجّل الدخول لرؤية حسابك.',
  save: 'حفظ',
  add: 'إضافة',
  edit: 'تعديل',
  remove: 'إزالة',
  saved: 'تم الحفظ.',

  // Name and picture
  profileSection: 'الملف الشخصي',
  editProfile: 'تعديل الملف الشخصي',

  // What happened to the account
  activityPage: 'النشاط',
  activitySection: 'النشاط الأخير',
  activity: event => activities[event],
  showMore: 'عرض المزيد',
  unknownDevice: 'جهاز غير معروف',
  thisSession: 'هذه الجلسة',
};
