/** A count in words, by the plural form that a language has for it; `#` is the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

// Arabic is read here with the digits of the addresses and codes beside it.
const numberingSystem = 'latn';

/** `counted('en', 8, { one: '# character', other: '# characters' })` */
export function counted(language: string, count: number, forms: PluralForms): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replaceAll('#', new Intl.NumberFormat(language, { numberingSystem }).format(count));
}

/** Says how long one has to wait, where a language's own forms are given instead of the browser's. */
export interface WaitForms {
  readonly seconds: PluralForms;
  readonly minutes: PluralForms;
}

/** A wait in whole seconds, or in minutes from a minute and a half on. */
export function wait(language: string, seconds: number, forms?: WaitForms): string {
  const unit = seconds < 90 ? 'second' : 'minute';
  const count = unit === 'second' ? seconds : Math.ceil(seconds / 60);
  if (forms) return counted(language, count, forms[`${unit}s`]);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', numberingSystem }).format(count);
}
