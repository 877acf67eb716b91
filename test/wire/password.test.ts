import { expect, test } from 'vitest';
import { compositionRules, passwordLength, passwordLimits, passwordProblems } from '../../src/wire/index.js';
import type { PasswordSettingsJSON } from '../../src/wire/index.js';

const settings: PasswordSettingsJSON = {
  min_length: 8,
  max_length: 0,
  require_uppercase: false,
  require_lowercase: false,
  require_numbers: false,
  require_special_char: false,
  allowed_special_characters: '',
  show_zxcvbn: true,
  min_zxcvbn_strength: 2,
  disable_hibp: false,
  enforce_hibp_on_sign_in: false,
};

test.each([
  ['seven77', ['form_password_length_too_short']],
  ['eight888', []],
  ['', ['form_password_length_too_short']],
  ['with spaces in it', []],
  ['        ', []],
  ['𝒫𝒶𝓈𝓈𝓌ℴ𝓇', ['form_password_length_too_short']],
  ['𝒫𝒶𝓈𝓈𝓌ℴ𝓇𝒹', []],
  ['a'.repeat(64), []],
  ['a'.repeat(256), []],
  ['a'.repeat(257), ['form_password_length_too_long']],
] as const)('C2: %j: %j', (password, problems) => {
  expect(passwordProblems(password, settings)).toEqual(problems);
});

test('C2: letters are counted after normalisation, so that both ways of writing one are one', () => {
  expect(passwordLength('e\u0301'.repeat(8))).toBe(8);
  expect(passwordLength('é'.repeat(8))).toBe(8);
});

test('C2: the setting can only raise the least length, and not lower the greatest below 64', () => {
  expect(passwordLimits({ ...settings, min_length: 1 })).toEqual({ min: 8, max: 256 });
  expect(passwordLimits({ ...settings, min_length: 15, max_length: 20 })).toEqual({ min: 15, max: 64 });
  expect(passwordLimits(settings, 72)).toEqual({ min: 8, max: 72 });
});

test('AC-165: what weighs more than 4096 bytes is refused before it is hashed', () => {
  const long = { ...settings, max_length: 5000 };
  expect(passwordProblems('水'.repeat(1366), long)).toEqual(['form_password_size_in_bytes_exceeded']);
  expect(passwordProblems('水'.repeat(1365), long)).toEqual([]);
});

const strict = {
  ...settings,
  require_uppercase: true,
  require_lowercase: true,
  require_numbers: true,
  require_special_char: true,
};

test('C5: without rules nothing is listed', () => {
  expect(compositionRules('anything', settings)).toEqual([]);
});

test.each([
  ['password', ['form_password_no_uppercase', 'form_password_no_number', 'form_password_no_special_char']],
  ['PASSWORD1', ['form_password_no_lowercase', 'form_password_no_special_char']],
  ['Ärger-im-Büro٣', []],
  ['Password1!', []],
  ['Password1 ', []],
] as const)('C5: %j is told %j, all at once', (password, problems) => {
  expect(passwordProblems(password, strict)).toEqual(problems);
});

test('C5: the list names each rule and whether it is kept', () => {
  expect(compositionRules('abc1', strict).map(({ kept }) => kept)).toEqual([true, false, true, false]);
});

test('C5: only the special characters that the setting allows count', () => {
  const few = { ...strict, allowed_special_characters: '€' };
  expect(passwordProblems('Password1!', few)).toEqual(['form_password_no_special_char']);
  expect(passwordProblems('Password1€', few)).toEqual([]);
});
