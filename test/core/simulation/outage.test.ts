import { expect, test } from 'vitest';
import { createAuthClient } from '../../../src/core/index.js';
import { FakeBrowser } from '../fake-browser.js';
import { FakeClock } from '../fake-clock.js';
import { FakeServer, refusal, type Fault } from '../fake-server.js';
import { seeded } from './random.js';

const browsers = 100;
const minute = 60_000;

test.each<readonly [string, () => Fault]>([
  ['cannot be reached', () => 'refuse'],
  ['fails', () => refusal(503, 'service_unavailable')],
  ['says when to come back', () => refusal(503, 'service_unavailable', undefined, { 'Retry-After': '30' })],
])(
  'D5: many who lose at one moment a server that %s come back one after the other',
  async (_what, fault) => {
    const clock = new FakeClock(2);
    const server = new FakeServer(clock);
    const random = seeded(7);
    const moments: number[] = [];
    let outage: (() => Fault) | undefined = fault;
    server.fault = () => {
      moments.push(clock.elapsed);
      return outage?.();
    };
    const clients = Array.from({ length: browsers }, () => {
      const browser = new FakeBrowser(clock, server);
      browser.href = 'https://app.example/';
      browser.random = random;
      const client = createAuthClient({ frontendApi: 'https://auth.example', platform: browser.tab().platform });
      client.subscribe(() => {});
      return client;
    });
    await clock.advance(5 * minute);
    // Two requests an attempt, each of which may be made three times.
    expect(moments.length / browsers).toBeLessThan(60);
    const end = clock.elapsed;
    outage = undefined;
    await clock.advance(2 * minute);
    for (const { snapshot } of clients) expect(snapshot.status).toBe('ready');
    const seconds = new Map<number, number>();
    for (const at of moments.filter(moment => moment > end))
      seconds.set(Math.floor(at / 1000), (seconds.get(Math.floor(at / 1000)) ?? 0) + 1);
    expect(Math.max(...seconds.values())).toBeLessThanOrEqual((2 * browsers) / 8);
  },
  60_000,
);
