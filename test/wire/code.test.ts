import { expect, test } from 'vitest';
import { codeDigits } from '../../src/wire/index.js';
import { leastSpent } from '../spent.js';

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['123–456', '123456'],
  ['1 2 3 4 5 6', '123456'],
  ['Your code: 123 456', '123456'],
  ['G-123456', '123456'],
  ['In 10 minutes 123456 expires', '123456'],
  ['12-03-2026 is too long, 654321 is right', '654321'],
  ['For 2026-11-24: 123 456', '123456'],
  ['123-456 was sent on 24-11-2026', '123456'],
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['१२३४५६', '123456'],
  ['12345', '12345'],
  ['12a34', '1234'],
  ['1234567', '123456'],
  ['', ''],
  ['no digits', ''],
])('B8: %j is read as %j', (pasted, digits) => {
  expect(codeDigits(pasted)).toBe(digits);
});

test('AC-169: a long text is searched at once', async () => {
  for (const part of ['1', '1 ', '1-', '- ', '１', 'a1']) {
    const text = part.repeat(100_000 / part.length);
    expect(await leastSpent(() => codeDigits(text))).toBeLessThan(200);
  }
});
