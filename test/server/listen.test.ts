import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { blockList } from '../../server/src/config-parsers.js';
import { clientIp } from '../../server/src/http/client-ip.js';
import { listen } from '../../server/src/http/listen.js';
import type { Listening } from '../../server/src/http/listen.js';
import { testSettings } from './test-settings.js';

type Fetch = (request: Request, info?: { readonly ip?: string }) => Promise<Response>;

async function start(fetch: Fetch, overrides: Parameters<typeof testSettings>[0] = {}): Promise<Listening> {
  const listening = await listen({ fetch }, testSettings({ port: 0, host: '127.0.0.1', ...overrides }));
  onTestFinished(() => listening.stop(0));
  return listening;
}

test('a taken port is a sentence that says what to do', async () => {
  const { port } = await start(() => Promise.resolve(new Response('')));
  await expect(start(() => Promise.resolve(new Response('')), { port })).rejects.toThrow(
    `Port ${port} is taken: stop what listens there, or set PORT to another one.`,
  );
});

test('localhost is both loopback addresses', async () => {
  const { port } = await start((_request, info) => Promise.resolve(new Response(info?.ip)), { host: 'localhost' });
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('127.0.0.1');
  expect(await (await fetch(`http://localhost:${port}`)).text()).toMatch(/^(?:127\.0\.0\.1|::1)$/);
});

async function refused(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

test('F-75: what is under way when the server stops gets its answer, and nothing new is taken', async () => {
  const arrived = deferred();
  const finish = deferred();
  const listening = await start(async () => {
    arrived.resolve();
    await finish.promise;
    return new Response('done');
  });
  const address = `http://127.0.0.1:${listening.port}`;
  const answer = fetch(address);
  await arrived.promise;
  const stopped = listening.stop();
  await expect.poll(() => refused(listening.port)).toBe(true);
  await expect(fetch(address)).rejects.toThrow();
  finish.resolve();
  const response = await answer;
  expect(await response.text()).toBe('done');
  expect(response.headers.get('connection')).toBe('close');
  await stopped;
});

test('F-75: connections that stand at the door when the server stops are let in and answered', async () => {
  const listening = await start(() => Promise.resolve(new Response('done')));
  const sockets = Array.from({ length: 40 }, () => connect(listening.port, '127.0.0.1'));
  const answers = sockets.map(async socket => {
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    let answer = '';
    for await (const chunk of socket.setEncoding('utf8')) answer += String(chunk);
    return answer.split('\r\n', 1)[0];
  });
  // By now the system has made the connections, and no turn of the event loop has taken one.
  await new Promise<void>(resolve => process.nextTick(resolve));
  const stopped = listening.stop();
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['HTTP/1.1 200 OK']));
  await stopped;
});

test('what takes longer than the patience is cut off', async () => {
  const arrived = deferred();
  const listening = await start(async () => {
    arrived.resolve();
    return new Promise<Response>(() => undefined);
  });
  const answer = fetch(`http://127.0.0.1:${listening.port}`).catch((error: unknown) => error);
  await arrived.promise;
  await listening.stop(10);
  expect(await answer).toBeInstanceOf(Error);
});

test('what is no HTTP, or has a Host that is none, is refused and disturbs nobody', async () => {
  const { port } = await start(() => Promise.resolve(new Response('fine')));
  for (const text of ['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a b@c\r\nConnection: close\r\n\r\n']) {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', chunk => (received += String(chunk)));
    socket.end(text);
    await once(socket, 'close');
    expect(received).toMatch(/^HTTP\/1\.1 400/);
  }
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('fine');
});

const trusted = blockList(['10.0.0.0/8', '127.0.0.1', '::1']);

test.each([
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['10.0.0.1', null, '10.0.0.1'],
  ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '192.0.2.66, 198.51.100.1, 10.2.3.4', '198.51.100.1'],
  ['127.0.0.1', '2001:db8::1', '2001:db8::1'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
  ['127.0.0.1', '10.1.1.1', '10.1.1.1'],
  [undefined, '198.51.100.1', ''],
])('behind %s with %s the caller is %s', (remote, forwarded, expected) => {
  expect(clientIp(remote, forwarded, trusted)).toBe(expected);
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let settle: (() => void) | undefined;
  const promise = new Promise<void>(resolve => (settle = resolve));
  return { promise, resolve: () => settle?.() };
}
