type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;
/** Arabic counts in six forms. */
export const counted = (count: number, forms: Forms): string =>
  forms[new Intl.PluralRules('ar').select(count)].replace('#', String(count));

export const seconds: Forms = {
  zero: '# ثانية',
  one: 'ثانية واحدة',
  two: 'ثانيتين',
  few: '# ثوانٍ',
  many: '# ثانية',
  other: '# ثانية',
};

export const minutes: Forms = {
  zero: '# دقيقة',
  one: 'دقيقة واحدة',
  two: 'دقيقتين',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
};

export const characters: Forms = {
  zero: '# حرف',
  one: 'حرف واحد',
  two: 'حرفين',
  few: '# أحرف',
  many: '# حرفًا',
  other: '# حرف',
};
