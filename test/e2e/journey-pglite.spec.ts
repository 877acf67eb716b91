import { journeyInEveryEngine } from './journey.js';
import { expect, test } from './test.js';

journeyInEveryEngine('the embedded database');

test('A1: the page is nine lines of markup with one script tag', async ({ world }) => {
  const source = await world.pages.source();
  expect(source.match(/<script/g)).toHaveLength(1);
  const lines = source.split('\n').map(line => line.trim());
  const frame = /^(<!doctype html>|<\/?(html|head|body)\b[^>]*>|<meta\b[^>]*>|<title>.*<\/title>|<link\b[^>]*>|)$/i;
  const own = lines.filter(line => !frame.test(line));
  expect(own.length, own.join('\n')).toBeLessThanOrEqual(9);
});
