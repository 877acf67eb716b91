import { expect, test } from 'vitest';
import { normalizeEmail, normalizeUsername, usernameProblem, type UsernameRules } from '../../src/wire/index.js';
import { leastSpent } from '../spent.js';

test.each([
  ['ada@example.com', 'ada@example.com'],
  ['  Ada@Example.COM ', 'ada@example.com'],
  ['ada+tag@sub.example.co.uk', 'ada+tag@sub.example.co.uk'],
  ["o'brien@example.com", "o'brien@example.com"],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
  ['用户@例子.测试', '用户@xn--fsqu00a.xn--0zwm56d'],
])('%s is kept as %s', (typed, kept) => {
  expect(normalizeEmail(typed)).toBe(kept);
});

test.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'ada@localhost',
  'ada@@example.com',
  'a@b@example.com',
  '.ada@example.com',
  'ada.@example.com',
  'a..b@example.com',
  'ada@example..com',
  'ada@-example.com',
  'ada@example-.com',
  'ada@example.com.',
  'ada@127.0.0.1',
  'ada@0x7f.1',
  'ada@[127.0.0.1]',
  'ada@example.com:25',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b.'.repeat(126)}com`,
])('%j is no address', typed => {
  expect(normalizeEmail(typed)).toBeUndefined();
});

test.each([
  'a@x.example,b@y.example',
  'a@x.example;b@y.example',
  'a@x.example b@y.example',
  'a@x.example\nBcc: b@y.example',
  'a@x.example\r\n',
  'a@x.example%0aBcc:b',
  'a@x.example <b@y.example>',
  '<a@x.example>',
  'a@x.example\u0000',
  '<a href="x">@example.com',
])('AC-111: %j is not one address', typed => {
  // White space at the ends is typed by accident and goes; anything else must not become a second recipient.
  expect([undefined, 'a@x.example']).toContain(normalizeEmail(typed));
  expect(normalizeEmail(typed) ?? '').not.toMatch(/[\s,;<>]/);
});

test.each([
  '"e@evil.example"@victim.example',
  '"ada"@example.com',
  '-OQueueDirectory=/tmp@x.example ',
  'a(b)@x.example',
])('AC-112: %j never reaches a mailer as something else', typed => {
  expect(normalizeEmail(typed)).toBeUndefined();
});

test.each([
  'mıke@example.com',
  'İda@example.com',
  '\u212Aate@example.com',
  'ſam@example.com',
  'ａda@example.com',
  'ﬁ@example.com',
])('AC-160: %s is refused and not folded into another address', typed => {
  expect(normalizeEmail(typed)).toBeUndefined();
});

test('AC-161: accents keep addresses apart', () => {
  expect(normalizeEmail('julián@example.com')).not.toBe(normalizeEmail('julian@example.com'));
});

test('an address that was normalised once stays as it is', () => {
  for (const typed of ['Ada@Example.COM', 'ada@bücher.example', '用户@例子.测试']) {
    const once = normalizeEmail(typed) ?? '';
    expect(normalizeEmail(once)).toBe(once);
  }
});

test('AC-169: long odd addresses are judged at once', async () => {
  for (const part of ['a', 'a.', 'a@', '@', '-.', 'a-', '\u0301', '１']) {
    const text = part.repeat(100_000 / part.length);
    const typed = [text, `a@${text}`, `a@${text.slice(0, 250)}`, `${text.slice(0, 250)}@`];
    expect(await leastSpent(() => typed.map(normalizeEmail))).toBeLessThan(100);
  }
});

const rules: UsernameRules = { min_length: 4, max_length: 64, allow_numeric_usernames: false };

test.each([
  ['ada_lovelace-1', undefined],
  [' ada1 ', undefined],
  ['ada', 'form_username_invalid_length'],
  ['a'.repeat(65), 'form_username_invalid_length'],
  ['', 'form_username_invalid_length'],
  ['12345', 'form_username_needs_non_number_char'],
  ['ada lovelace', 'form_username_invalid_character'],
  ['ada@example.com', 'form_username_invalid_character'],
] as const)('B1: the username %j: %s', (typed, problem) => {
  expect(usernameProblem(typed, rules)).toBe(problem);
});

test.each(['аdmin', 'admin\u200b', 'adm\u0131n', 'admın', '\u202enimda', 'ａdmin'])(
  'AC-163: %j looks like another username and is refused',
  typed => {
    expect(usernameProblem(typed, rules)).toBe('form_username_invalid_character');
  },
);

test('B1: a setting neither lowers the least length nor raises the greatest', () => {
  const lax = { min_length: 1, max_length: 1000, allow_numeric_usernames: true };
  expect(usernameProblem('abc', lax)).toBe('form_username_invalid_length');
  expect(usernameProblem('a'.repeat(65), lax)).toBe('form_username_invalid_length');
  expect(usernameProblem('12345', lax)).toBeUndefined();
});

test('B1: usernames are compared without regard to case', () => {
  expect(normalizeUsername(' Ada_L ')).toBe('ada_l');
});
