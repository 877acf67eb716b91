import { expect, test } from 'vitest';
import { safeLink, safeRedirect } from '../../src/wire/index.js';
import { leastSpent } from '../spent.js';

const page = 'https://app.example/sign-in?next=1#top';

test.each([
  ['/welcome', 'https://app.example/welcome'],
  ['/a/b?c=d&e=https://evil.example#f', 'https://app.example/a/b?c=d&e=https://evil.example#f'],
  ['?tab=2', 'https://app.example/sign-in?tab=2'],
  ['#here', 'https://app.example/sign-in?next=1#here'],
  ['./settings', 'https://app.example/settings'],
  ['../settings', 'https://app.example/settings'],
  ['settings', 'https://app.example/settings'],
  ['https://app.example/x', 'https://app.example/x'],
  ['HTTPS://APP.EXAMPLE/x', 'https://app.example/x'],
  ['https://app.example:443/x', 'https://app.example/x'],
])('%s leads to %s', (target, expected) => {
  expect(safeRedirect(target, page)).toBe(expected);
});

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:///evil.example',
  'http:\\\\evil.example',
  '\\\\evil.example',
  'https://app.example@evil.example',
  'https://app.example:pw@evil.example',
  'https://ada@app.example/',
  'https://app.example.evil.example',
  'https://evil.example/?https://app.example',
  'https://evil.example#app.example',
  'https://evil.example\\@app.example',
  '//%09/evil.example',
  '///evil.example',
  '/\u0000/evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://app.example/1',
  'file:///etc/passwd',
  'filesystem:https://app.example/x',
  'about:blank',
  'ftp://app.example/',
  'wss://app.example/',
  'http://app.example/',
  'https://app.example:8443/',
  'https://app.example.:443/',
  'https://app.example./',
  'https://аpp.example/',
  'https://app。evil.example/',
  'http://[::1]/',
  'http://127.0.0.1/',
  'http://2130706433/',
  'https://app.example%2f@evil.example/',
];

test.each(elsewhere)('AC-100 AC-107: %j leads nowhere', target => {
  expect(safeRedirect(target, page)).toBeUndefined();
});

// These are paths to every parser; what matters is that they stay on the page's own origin.
test.each([
  '/%2f%2fevil.example',
  '／／evil.example',
  '/..;/admin',
  '/%5cevil.example',
  '/@evil.example',
  '/.//evil.example',
])('AC-100: %j stays on the page’s own origin', target => {
  const url = safeRedirect(target, page);
  if (url !== undefined) expect(new URL(url).origin).toBe('https://app.example');
});

test.each([undefined, null, '', '%', '%E0%A4%A', '\ud800', `/${'a'.repeat(100_000)}`, 'http://[', 'https://%zz/'])(
  'AC-103: %j neither throws nor leads elsewhere',
  target => {
    const url = safeRedirect(target, page);
    if (url !== undefined) expect(new URL(url).origin).toBe('https://app.example');
    expect(() => safeLink(target, page)).not.toThrow();
  },
);

test('AC-101: another origin is allowed when it is listed exactly, port and scheme included', () => {
  const allowed = ['https://shop.example', 'http://localhost:3000'];
  expect(safeRedirect('https://shop.example/cart', page, allowed)).toBe('https://shop.example/cart');
  expect(safeRedirect('http://localhost:3000/', page, allowed)).toBe('http://localhost:3000/');
  for (const target of [
    'http://shop.example/',
    'https://shop.example:444/',
    'https://a.shop.example/',
    'https://shopxexample/',
    'https://shop.example.evil.example/',
    'http://localhost:3001/',
    'http://127.0.0.1:3000/',
  ])
    expect(safeRedirect(target, page, allowed)).toBeUndefined();
});

test('AC-101: a listed origin is no pattern', () => {
  expect(safeRedirect('https://a.example/', page, ['https://*.example', '*', 'https://.*'])).toBeUndefined();
});

test.each([
  'javascript:alert(1)',
  'java\nscript:x',
  'data:text/html,x',
  '//evil.example/logo.png',
  'https://a@b.example/',
])('AC-105: %j is no link that may be shown', target => {
  expect(safeLink(target, page)).toBeUndefined();
});

test.each([
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  'java\tscript:alert(1)',
  'javascript\u0000:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\tdata:text/html;base64,x',
  'data:image/svg+xml,<svg onload="alert(1)">',
  '\r\nvbscript:x',
  'blob:https://app.example/1',
  '/\\evil.example/logo.png',
  'https:evil.example/logo.png',
])('AC-175: %j is no logo, no avatar and no link', target => {
  expect(safeLink(target, page)).toBeUndefined();
});

test('AC-105: a link may lead to another site', () => {
  expect(safeLink('https://legal.example/terms', page)).toBe('https://legal.example/terms');
});

test('AC-169: a long address of odd characters is judged at once', async () => {
  for (const part of ['.', '/', ':', 'a.', '%', '@', '../', '\t']) {
    const spent = await leastSpent(() => {
      safeRedirect(part.repeat(100_000 / part.length), page);
      safeRedirect(part.repeat(4096 / part.length), page);
    });
    expect(spent).toBeLessThan(100);
  }
});
