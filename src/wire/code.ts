/** How many digits a mailed code has. */
export const codeLength = 6;

// Six in one piece come first, then six with signs between them and no more digits beyond: a date beside the code has
// as many digits as a code, and more, with dashes in it.
const patterns = [
  /(?<!\d)\d{6}(?!\d)/,
  /(?<!\d[\s\u2010-\u2015-]?)\d(?:[\s\u2010-\u2015-]?\d){5}(?![\s\u2010-\u2015-]?\d)/,
  /(?<!\d)\d(?:[\s\u2010-\u2015-]?\d){5}(?!\d)/,
];

/**
 * The digits of a code as somebody pastes it: with spaces, dashes, or words before it ("Your code: 123 456").
 * Digits of other scripts count as what they are. Answers what was found, which may be shorter than a code.
 */
export function codeDigits(input: string): string {
  // Whoever pastes more than a mail has not pasted a code.
  const ascii = input
    .slice(0, 5000)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digit => String(digitValue(digit)));
  const found = patterns.map(pattern => pattern.exec(ascii)).find(Boolean);
  return (found?.[0] ?? ascii).replace(/\D/g, '').slice(0, codeLength);
}

function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  // Decimal digits stand in runs of ten; the run begins where the property does (The Unicode Standard §4.6).
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
  return point < 128 ? point - 48 : value;
}
