/** A count in words, by the plural form that a language has for it; `#` is the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

// Arabic is read here with the digits of the addresses and codes beside it.
const numberingSystem = 'latn';

/** `counted('en', 10, { one: 'It is good for one minute.', other: 'It is good for # minutes.' })` */
export function counted(language: string, count: number, forms: PluralForms): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replaceAll('#', new Intl.NumberFormat(language, { numberingSystem }).format(count));
}

// Where the reader is nobody knows, so the time says which one it is.
/** A date and a time, in UTC, written out. */
export function written(language: string, at: number): string {
  return new Intl.DateTimeFormat(language, {
    numberingSystem,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at);
}
