import { afterAll, expect, test } from 'vitest';
import { createInbox } from '../../server/src/delivery/inbox.js';
import { openTransport } from '../../server/src/delivery/open-transport.js';
import type { Message } from '../../server/src/instance.js';
import { openTestInstance } from './open-test-instance.js';
import { testSettings } from './test-settings.js';

const shared = await openTestInstance();
afterAll(shared.close);
const { instance, clock } = shared;

const printed: string[] = [];
const transport = openTransport(instance.settings, instance.database, clock, instance.log, line => {
  printed.push(line);
});
const send = (to: string, code: string, id: string): Promise<void> =>
  transport.send({ to, locale: 'en', template: 'verification_code', code, minutes: 10 } satisfies Message, id);

const get = (path: string, headers: Record<string, string> = {}, ip = '127.0.0.1'): Promise<Response | undefined> => {
  const inbox = createInbox(instance);
  if (!inbox) throw new Error('There is no inbox.');
  return inbox(new Request(new URL(path, 'http://localhost:4000'), { headers }), ip);
};

test('what would have been mailed is listed for its address, oldest first, and printed', async () => {
  await send('ada@example.com', '111111', 'msg_1');
  clock.advance(1000);
  await send('ada@example.com', '222222', 'msg_2');
  await send('bob@example.com', '333333', 'msg_3');
  // The same message again is a try whose end was not recorded.
  await send('bob@example.com', '333333', 'msg_3');
  const response = await get('/inbox.json?to=ada%40example.com');
  const mails: unknown = await response?.json();
  expect(mails).toMatchObject([
    { to: 'ada@example.com', subject: '111111 is your code for Test app', code: '111111' },
    { to: 'ada@example.com', code: '222222', at: clock.now() },
  ]);
  expect(await (await get('/inbox.json'))?.json()).toHaveLength(3);
  expect(printed.join('')).toContain('ada@example.com: 222222');
});

test('the page runs under a policy without inline code, and a mail is shown without any script or origin', async () => {
  const page = await get('/inbox');
  expect(page?.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*require-trusted-types-for 'script'/,
  );
  const markup = (await page?.text()) ?? '';
  expect(markup).not.toMatch(/<script>|<style| style=| on\w+=/);
  for (const [, path = ''] of markup.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await get(path))?.status).toBe(200);
  const mail = await get('/inbox/msg_1');
  expect(mail?.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(await mail?.text()).toContain('111111');
  expect((await get('/inbox/msg_9'))?.status).toBe(404);
});

test('only this machine gets an answer, under a loopback name, and no page of another origin', async () => {
  expect((await get('/inbox.json', {}, '192.0.2.7'))?.status).toBe(403);
  expect((await get('/inbox.json', {}, 'unknown'))?.status).toBe(403);
  expect((await get('http://evil.example:4000/inbox.json'))?.status).toBe(403);
  for (const site of ['cross-site', 'same-site'])
    expect((await get('/inbox.json', { 'sec-fetch-site': site }))?.status).toBe(403);
  expect((await get('/inbox', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }))?.status).toBe(200);
  expect(
    (await get('/inbox.json', { 'sec-fetch-site': 'same-origin' }))?.headers.get('access-control-allow-origin'),
  ).toBe(null);
});

test('other addresses are not its business, and neither a live instance nor one that mails has an inbox', async () => {
  expect(await get('/v1/client')).toBeUndefined();
  expect(await get('/inboxes')).toBeUndefined();
  const live = testSettings({ instance: 'production' });
  expect(createInbox({ ...instance, settings: live })).toBeUndefined();
  const mails = testSettings({ mail: { smtpUrl: 'smtp://127.0.0.1' } });
  expect(createInbox({ ...instance, settings: mails })).toBeUndefined();
  const rehearsal = testSettings({ instance: 'production', rehearsal: true });
  expect(createInbox({ ...instance, settings: rehearsal })).toBeDefined();
});
