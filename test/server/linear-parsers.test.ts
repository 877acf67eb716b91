import { expect, test } from 'vitest';
import {
  codeDigits,
  normalizeEmail,
  normalizeUsername,
  parsePublishableKey,
  safeLink,
  safeRedirect,
  usernameProblem,
} from 'auth-elements/wire';
import { parseToken } from '../../src/backend/parse-token.js';
import { parseObject } from '../../src/backend/strict-json.js';
import { blockList } from '../../server/src/config-parsers.js';
import { hasherOf } from '../../server/src/crypto/hashers/index.js';
import { endpoints } from '../../server/src/http/app.js';
import { clientIp } from '../../server/src/http/client-ip.js';
import { readCookies } from '../../server/src/http/cookies.js';
import { shown } from '../../server/src/http/form.js';
import { addressBucket } from '../../server/src/http/ip.js';
import { languageOf } from '../../server/src/http/language.js';
import { printable } from '../../server/src/http/log.js';
import { isAllowedOrigin } from '../../server/src/http/origin.js';
import { createRouter } from '../../server/src/http/router.js';
import { describeAgent } from '../../server/src/session/user-agent.js';
import { testSettings } from './test-settings.js';

const router = createRouter(endpoints);
const settings = testSettings();
const trusted = blockList(['127.0.0.1']);
const rules = { min_length: 4, max_length: 64, allow_numeric_usernames: false };
const base = 'https://app.example/';
const plainRequest = new Request(base);
/** A request as far as its reader sees one: no more than a header with this text in it. */
const withHeader = (name: string, value: string): Request => {
  const headers = { get: (asked: string) => (asked === name ? value : null) };
  // Building a real one of such a text costs more than reading it.
  return { headers } as unknown as Request;
};

/** Everything that takes a text from outside apart, most of it by a regular expression. */
const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  'an address': normalizeEmail,
  'a username': text => [normalizeUsername(text), usernameProblem(text, rules)],
  'a code': codeDigits,
  'a redirect': text => safeRedirect(text, base),
  'a link': text => safeLink(text, base),
  'a publishable key': text => [parsePublishableKey(text), parsePublishableKey(`pk_test_${text}`)],
  'a token': text => attempt(() => parseToken(text)),
  'the JSON in a token': text => parseObject(new TextEncoder().encode(text)),
  'a path': text => router('GET', `/${text}`),
  'the id in a path': text => router('GET', `/v1/client/sign_ins/${text}`),
  'an origin': text => isAllowedOrigin(`http://localhost:${text}`, settings),
  'an address of the network': addressBucket,
  'a list of proxies': text => clientIp('127.0.0.1', text, trusted),
  cookies: text => readCookies(withHeader('cookie', text), '__client'),
  'a language': text => [languageOf(text, plainRequest), languageOf('', withHeader('accept-language', text))],
  'a browser’s name': describeAgent,
  'a line of the log': printable,
  'the name of a field': shown,
  'a stored hash': text => [hasherOf(text), hasherOf(`$argon2id$v=19$m=1,t=1,p=1$${text}`), hasherOf(`$2b$10$${text}`)],
};

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const length = 100_000;
const repeat = (...parts: readonly string[]): string => parts.join('').repeat(length).slice(0, length);

/** What has made patterns of others slow: much that nearly fits, and an end that does not. */
const hostile: readonly string[] = [
  repeat('a'),
  `${repeat('a')}!`,
  repeat('a', '@'),
  `${repeat('a.')}@`,
  `a@${repeat('a.')}`,
  `a@${repeat('a-')}`,
  `a@${repeat('a')}\u0000`,
  repeat('1'),
  repeat('1 '),
  repeat('1', '-'),
  repeat('\u0661'),
  repeat('12345 '),
  repeat(' '),
  `a${repeat(' ')}b`,
  repeat('\t'),
  repeat('='),
  `${repeat('=')}x`,
  repeat('/'),
  repeat('./'),
  repeat('../'),
  repeat('a/'),
  repeat('%2f'),
  repeat(':'),
  repeat(':1'),
  `http://${repeat('a')}`,
  `https://${repeat('a.')}`,
  `/${repeat('\\')}`,
  repeat('.'),
  `${repeat('A')}.${repeat('A')}.`,
  repeat('A.'),
  repeat('"'),
  repeat('\\"'),
  `{"a":"${repeat('\\\\')}"}`,
  `{"a":"${repeat('\\"')}"}`,
  `[${repeat('"a" ,')}"a"]`,
  `{"a"${repeat(' ')}:1}`,
  repeat('{'),
  repeat('[{'),
  repeat('a,'),
  repeat('a;'),
  repeat('__client=a;'),
  repeat('en-'),
  repeat('en-aaaaaaaa-'),
  repeat('Version/1'),
  repeat('Version/1.'),
  repeat('Version/1 Mobile/'),
  repeat('Chrome/'),
  repeat('Edg/1 '),
  repeat('::ffff:'),
  repeat('1.'),
  repeat('\u0000'),
  repeat('\u2028'),
  repeat('\u00e9'),
  repeat('\u{1f512}'),
  repeat('e\u0301'),
  repeat('\ufdfa'),
];

test.each(Object.entries(parsers))('AC-169: %s is read in linear time', (_what, parse) => {
  for (const text of hostile) {
    // The processor's time and the best of a few, because other programs run here too; what is quadratic never is fast.
    let best = Infinity;
    for (let round = 0; round < 8 && best >= 20; round++) {
      const before = process.cpuUsage();
      parse(text);
      best = Math.min(best, process.cpuUsage(before).user / 1000);
    }
    expect(best, `${text.slice(0, 20)}… (${text.length})`).toBeLessThan(20);
  }
});
