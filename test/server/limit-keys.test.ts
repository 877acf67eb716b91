import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { createApp } from '../../server/src/http/app.js';
import { blockList } from '../../server/src/config-parsers.js';
import { clientIp } from '../../server/src/http/client-ip.js';
import { addressBucket } from '../../server/src/http/ip.js';
import { Browser } from './browser.js';
import { startServer } from './start.js';

const server = await startServer();
afterAll(server.close);
const trusted = blockList(['10.0.0.0/8', '127.0.0.1', '::1', 'fe80::/10']);

const oddHops = [
  '',
  ' ',
  ',',
  ',,,,',
  'a',
  'unknown',
  '_hidden',
  '-1',
  '1.2.3',
  '1.2.3.4.5',
  '999.1.1.1',
  '0x7f.1',
  '1.2.3.4:80',
  '[2001:db8::1]:80',
  '"2001:db8::1"',
  'for=1.2.3.4',
  '\u0661.2.3.4',
  'x'.repeat(10_000),
  Array.from({ length: 200 }, (_, hop) => `10.0.0.${hop}`).join(', '),
  '1.2.3.4\u0000',
];

test.each(oddHops)('AC-031: a proxy that is trusted and says %j is taken for the caller itself', hops => {
  const found = clientIp('127.0.0.1', hops, trusted);
  expect(found).toMatch(/^(?:127\.0\.0\.1|10\.0\.0\.0)$/);
  expect(addressBucket(found)).not.toBe('unknown');
});

test('AC-031: whoever is no trusted proxy is heard about nobody', () => {
  for (const hops of [...oddHops, '127.0.0.1', '::1', '10.0.0.1'])
    expect(clientIp('203.0.113.7', hops, trusted)).toBe('203.0.113.7');
});

test('AC-031: an address with a zone, which only a neighbour can have, is an address', () => {
  expect(clientIp('fe80::1%eth0', '198.51.100.1', trusted)).toBe('198.51.100.1');
  expect(clientIp('2001:db8::1%eth0', '198.51.100.1', trusted)).toBe('2001:db8::1%eth0');
});

test.each([
  [['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:192.0.2.7', '::ffff:c000:207', '0:0:0:0:0:ffff:c000:207', ' 192.0.2.7 ']],
  [
    [
      '2001:db8:1:2::1',
      '2001:DB8:1:2::1',
      '2001:0db8:0001:0002:0000:0000:0000:0001',
      '2001:db8:1:2:ffff:ffff:ffff:ffff',
      '2001:db8:1:2::192.0.2.7',
      '2001:db8:1:2::1%eth0',
      '2001:db8:1:2::1%25eth0',
    ],
  ],
  [['::1', '0:0:0:0:0:0:0:1', '::0.0.0.1']],
])('AC-032: %j count as one', spellings => {
  expect(new Set(spellings.map(addressBucket)).size).toBe(1);
});

test('AC-032: neighbours count apart', () => {
  const neighbours = ['192.0.2.7', '192.0.2.8', '2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:2:2::1', '::1', '1::'];
  expect(new Set(neighbours.map(addressBucket)).size).toBe(neighbours.length);
});

test('AC-032: whoever has a /64 has one limit, whichever address of it a request comes from', async () => {
  const statuses: number[] = [];
  for (let host = 1; host <= 12; host++) {
    const browser = server.browser({ ip: `2001:db8:aa:bb::${host.toString(16)}` });
    statuses.push((await browser.post('/client/sign_ins', {})).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
});

test('AC-035: codes for somebody unknown are limited as those for somebody known are', async () => {
  await server.browser().signUp('known@example.com');
  const outcomes: Record<string, number[]> = {};
  for (const identifier of ['known@example.com', 'unknown@example.com']) {
    server.clock.advance(2 * 60 * 60_000);
    const seen: number[] = [];
    for (let round = 0; round < 13; round++) {
      const begun = await server.browser().post<SignInJSON>('/client/sign_ins', { identifier, strategy: 'email_code' });
      const again = await server.browser().post('/client/sign_ins', { identifier, strategy: 'email_code' });
      seen.push(begun.status, again.status);
      server.clock.advance(31_000);
    }
    outcomes[identifier] = seen;
  }
  expect(outcomes['unknown@example.com']).toEqual(outcomes['known@example.com']);
  expect(outcomes['known@example.com']?.filter(status => status === 200)).toHaveLength(10);
});

test('AC-036: what is over the limit hashes nothing, mails nothing and writes nothing', async () => {
  const { instance, close } = await startServer();
  onTestFinished(close);
  let hashed = 0;
  const { passwords: real } = instance;
  const count = <Result>(result: Result): Result => {
    hashed++;
    return result;
  };
  const passwords: typeof real = {
    hash: password => count(real.hash(password)),
    verify: (password, stored) => count(real.verify(password, stored)),
    verifyNobody: password => count(real.verifyNobody(password)),
  };
  const app = createApp({ ...instance, passwords });
  const browser = new Browser({
    fetch: request => app.fetch(request, { ip: '192.0.2.9' }),
    origin: 'http://localhost:3000',
    mails: server.mails,
  });
  const fields = { identifier: 'limited@example.com', password: 'amber-window-gently-55' };
  for (let round = 0; round < 10; round++) expect((await browser.post('/client/sign_ins', fields)).status).toBe(422);
  const state = async (): Promise<unknown> => [
    hashed,
    await instance.database.selectFrom('sign_ins').select('id').orderBy('id').execute(),
    await instance.database.selectFrom('sign_ups').select('id').execute(),
    await instance.database.selectFrom('outbox').select('id').execute(),
    await instance.database.selectFrom('audit_log').select('id').orderBy('id').execute(),
    await instance.database.selectFrom('clients').select(['id', 'updated_at']).execute(),
  ];
  const before = await state();
  expect(hashed).toBe(10);
  for (const more of [fields, { ...fields, strategy: 'email_code' }, {}]) {
    const refused = await browser.post('/client/sign_ins', more);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await state()).toEqual(before);
});
