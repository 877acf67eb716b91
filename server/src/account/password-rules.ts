import { normalizePassword, passwordProblems } from 'auth-elements/wire';
import type { ErrorCode, ErrorMetaJSON, PasswordProblem } from 'auth-elements/wire';
import { Problem } from '../http/problem.js';
import { disabled } from '../http/refusals.js';
import type { About } from './about-user.js';
import type { Instance } from '../instance.js';

const sentences: Readonly<Record<PasswordProblem, string>> = {
  form_password_length_too_short: 'This password is too short.',
  form_password_length_too_long: 'This password is too long.',
  form_password_size_in_bytes_exceeded: 'This password is too long.',
  form_password_no_lowercase: 'Add a lower-case letter.',
  form_password_no_uppercase: 'Add an upper-case letter.',
  form_password_no_number: 'Add a digit.',
  form_password_no_special_char: 'Add a special character.',
};

/**
 * Whether a password may be chosen: long enough, known from no breach, strong enough, in that order.
 *
 * @returns `recheck`: the breach endpoint did not answer, which keeps nobody out; look again at the next sign-in.
 * @throws {Problem} with every rule that it breaks.
 */
export async function checkPassword(
  instance: Instance,
  password: string,
  field: 'password' | 'new_password',
  about: About,
): Promise<{ readonly recheck: boolean }> {
  const { password: rules, passwords } = instance.settings.users;
  if (passwords === 'off') throw disabled(field);
  const broken = passwordProblems(password, rules).map(code => refusal(code, field, sentences[code]));
  const [first, ...others] = broken;
  if (first) throw new Problem(422, first.code, first.message, { ...first.options, others });
  const normalized = normalizePassword(password);
  const identifiers = about.identifiers.filter(text => typeof text === 'string');
  if (identifiers.some(text => normalizePassword(text).toLowerCase() === normalized.toLowerCase()))
    throw refusal('form_password_matches_identifier', field, 'The password must not be your address or name.');
  const breached = rules.disable_hibp ? 'clear' : await instance.breaches.check(normalized);
  if (breached === 'breached')
    throw refusal('form_password_pwned', field, 'This password is known from a breach. Choose another one.');
  const known = [...identifiers, ...about.names, instance.settings.app.name].filter(text => typeof text === 'string');
  await checkStrength(normalized, rules.min_zxcvbn_strength, field, known);
  return { recheck: breached === 'unknown' };
}

async function checkStrength(password: string, least: number, field: string, about: readonly string[]): Promise<void> {
  if (least <= 0) return;
  const { estimatePassword } = await import('auth-elements/strength');
  const { score, suggestions } = estimatePassword(password, about);
  if (score >= least) return;
  throw refusal('form_password_not_strong_enough', field, 'This password is too easy to guess.', {
    zxcvbn: { suggestions: suggestions.map(code => ({ code, message: code })) },
  });
}

function refusal(code: ErrorCode, field: string, sentence: string, meta?: ErrorMetaJSON): Problem {
  return new Problem(422, code, code, { field, sentence, ...(meta && { meta }) });
}
