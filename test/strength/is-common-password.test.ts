import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { strengthData } from '../../scripts/common-passwords.mjs';
import { isCommonPassword } from '../../src/strength/index.js';
import { commonWords } from '../../src/strength/is-common-password.js';

test.each(['password', 'PassWord', '12345678', 'qwertyuiop', 'iloveyou', 'starwars'])('C4: %s is common', password => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(['constructor', '__proto__', '', ' ', 'correct horse battery staple'])('C4: "%s" is not common', password => {
  expect(isCommonPassword(password)).toBe(false);
});

test('C4: the list has 7,500 words, each once, in lower case', () => {
  const words = commonWords();
  expect(words).toHaveLength(7500);
  expect(new Set(words).size).toBe(7500);
  expect(words.filter(word => word !== word.toLowerCase())).toEqual([]);
});

test('C4: the list is what the script makes of its source, which it names with its licence', () => {
  for (const { path, text } of strengthData()) {
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(text).toMatch(/@zxcvbn-ts\/language-common .*MIT licence/);
  }
});
