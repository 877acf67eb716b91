import type { PasswordSettingsJSON } from './environment.js';

/** No setting goes below this: requirement of every instance. */
export const minPasswordLength = 8;
/** What a password may weigh in UTF-8 before it is hashed. */
export const maxPasswordBytes = 4096;
/** The estimator looks at so many code points; the rest only counts towards the length. */
export const estimatedCodePoints = 100;

export type PasswordProblem =
  | 'form_password_length_too_short'
  | 'form_password_length_too_long'
  | 'form_password_size_in_bytes_exceeded'
  | 'form_password_no_lowercase'
  | 'form_password_no_uppercase'
  | 'form_password_no_number'
  | 'form_password_no_special_char';

/** What is hashed: NFC, as NIST SP 800-63B-4 §3.1.1.2 asks. NFKC would make different passwords equal. */
export function normalizePassword(password: string): string {
  return password.normalize('NFC');
}

/** The length that the rules mean: code points after normalisation. */
export function passwordLength(password: string): number {
  return [...normalizePassword(password)].length;
}

/** The settings as they are applied: never less than {@link minPasswordLength}. */
export function passwordLimits(settings: PasswordSettingsJSON, longest = 256): { min: number; max: number } {
  return {
    min: Math.max(minPasswordLength, settings.min_length),
    max: settings.max_length === 0 ? longest : Math.max(64, settings.max_length),
  };
}

/** Every composition rule that is switched on, with whether the password keeps it: for a list that ticks off. */
export function compositionRules(
  password: string,
  settings: PasswordSettingsJSON,
): readonly { readonly problem: PasswordProblem; readonly kept: boolean }[] {
  const special = settings.allowed_special_characters || defaultSpecialCharacters;
  const rules: [boolean, PasswordProblem, boolean][] = [
    [settings.require_lowercase, 'form_password_no_lowercase', /\p{Ll}/u.test(password)],
    [settings.require_uppercase, 'form_password_no_uppercase', /\p{Lu}/u.test(password)],
    [settings.require_numbers, 'form_password_no_number', /\p{Nd}/u.test(password)],
    [settings.require_special_char, 'form_password_no_special_char', [...password].some(c => special.includes(c))],
  ];
  return rules.filter(([required]) => required).map(([, problem, kept]) => ({ problem, kept }));
}

/** Length and composition problems, the most basic first. Strength and breaches are judged elsewhere. */
export function passwordProblems(
  password: string,
  settings: PasswordSettingsJSON,
  longest?: number,
): readonly PasswordProblem[] {
  const normalized = normalizePassword(password);
  const length = [...normalized].length;
  const { min, max } = passwordLimits(settings, longest);
  if (length < min) return ['form_password_length_too_short'];
  if (length > max) return ['form_password_length_too_long'];
  if (new TextEncoder().encode(normalized).length > maxPasswordBytes) return ['form_password_size_in_bytes_exceeded'];
  return compositionRules(normalized, settings)
    .filter(rule => !rule.kept)
    .map(rule => rule.problem);
}

const defaultSpecialCharacters = '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~ \\';
