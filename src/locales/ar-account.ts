import type { AccountTerms } from './account-terms.js';

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

  // Asked again who is there
  verifyTitle: 'أكّد أنك أنت',
  verifyPassword: 'أدخل كلمة المرور للمتابعة.',
  verifyElsewhere: 'لا تستطيع هذه الصفحة طلب ما يلزم. سجّل الخروج ثم سجّل الدخول من جديد وحاول مرة أخرى.',
};
