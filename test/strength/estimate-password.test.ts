import { expect, test } from 'vitest';
import { estimatePassword, strengthHints } from '../../src/strength/index.js';
import { leastSpent } from '../spent.js';

test.each([
  ['password', 0, 'topTen'],
  ['qwertzuiop', 1, 'straightRow'],
  ['19840311', 1, 'dates'],
  ['aaaaaaaaaaaa', 0, 'simpleRepeat'],
  ['drowssap', 0, 'similarToCommon'],
] as const)('C3: %s scores at most %i, because of %s', (password, score, warning) => {
  const strength = estimatePassword(password);
  expect(strength.score).toBeLessThanOrEqual(score);
  expect(strength.warning).toBe(warning);
  expect(strength.suggestions).toContain('anotherWord');
});

test.each(['correct horse battery staple', 'Kb7#xQ!2vLp', 'vier Äpfel rollen übers Dach'])(
  'C3: %s is good enough and gets no advice',
  password => {
    expect(estimatePassword(password)).toEqual({ score: 4, warning: undefined, suggestions: [] });
  },
);

test.each(['ada.lovelace', 'ada.lovelace@example.com', 'Lovelace', 'example.com', 'lovelace1'])(
  'C3: %s is weak for somebody whose address says as much',
  password => {
    const about = ['Ada.Lovelace@example.com', 'Ada', 'Lovelace'];
    expect(estimatePassword(password, about).score).toBeLessThanOrEqual(1);
  },
);

test('C3: what is known of one person does not weaken another person’s password', () => {
  const before = estimatePassword('analyticalengine');
  estimatePassword('analyticalengine', ['analyticalengine@example.com']);
  expect(estimatePassword('analyticalengine')).toEqual(before);
});

test.each(['constructor', '__proto__', 'hasOwnProperty', 'valueOf'])(
  'C3: %s is judged as a word like others',
  password => {
    const { score, suggestions } = estimatePassword(password, ['__proto__']);
    expect([0, 1, 2, 3, 4]).toContain(score);
    expect(suggestions.every(hint => strengthHints.includes(hint))).toBe(true);
  },
);

test('AC-167: only the first 100 code points are looked at', () => {
  const beginning = '水'.repeat(100);
  expect(estimatePassword(`${beginning}${'x9#Kq'.repeat(200_000)}`)).toEqual(estimatePassword(beginning));
});

test('AC-167: a password of a million characters takes no longer than one of a hundred', async () => {
  const hard = Array.from({ length: 100 }, (_, index) => 'a4@p455w0rd1'[index % 12]).join('');
  const long = hard.repeat(10_000);
  const short = await leastSpent(() => estimatePassword(hard));
  expect(await leastSpent(() => estimatePassword(long))).toBeLessThan(3 * short);
});
