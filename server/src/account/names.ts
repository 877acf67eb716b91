import { normalizeUsername, usernameProblem } from 'auth-elements/wire';
import { usernameRules } from '../environment/environment-json.js';
import type { Form } from '../http/form.js';
import { Problem } from '../http/problem.js';
import { disabled, missing, tooLong } from '../http/refusals.js';
import type { Settings } from '../settings.js';

const longestName = 256;

/** A first or last name from a form: `undefined` when it was not sent, `null` when it was emptied. */
export function readName(form: Form, field: 'first_name' | 'last_name', settings: Settings): string | null | undefined {
  if (!form.has(field)) return undefined;
  const name = form.optional(field)?.normalize('NFC').trim();
  if (!name) return null;
  if (settings.users.names === 'off') throw disabled(field);
  if ([...name].length > longestName) throw tooLong(field);
  return name;
}

/** A username with the form that is compared; undefined when it was not sent, null when it was emptied. */
export function readUsername(
  form: Form,
  settings: Settings,
): { readonly username: string; readonly key: string } | null | undefined {
  if (!form.has('username')) return undefined;
  const username = form.optional('username')?.trim();
  const { username: wanted } = settings.users;
  if (!username) {
    if (wanted === 'required') throw missing('username');
    return null;
  }
  if (wanted === 'off') throw disabled('username');
  const code = usernameProblem(username, usernameRules);
  if (code)
    throw new Problem(422, code, 'the username is not allowed', {
      field: 'username',
      sentence: 'Use 4 to 64 letters, digits, dashes and underscores, not digits alone.',
    });
  return { username, key: normalizeUsername(username) };
}
