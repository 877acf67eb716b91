import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { proveMail, proveSecond } from './authenticator.js';
import { Backend } from './backend.js';
import type { Browser } from './browser.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed', newDeviceMail: true });
afterAll(server.close);

let people = 0;

async function member(of = server): Promise<{ readonly email: string; readonly browser: Browser }> {
  const email = `member-${++people}@example.com`;
  const browser = of.browser();
  await browser.signUp(email);
  of.clock.advance(60_000);
  return { email, browser };
}

async function notices(email: string, of: TestServer = server) {
  return (await of.mails.to(email)).filter(({ template }) => template === 'new_device');
}

test('B3: whoever signs in on a device that the account has not been on gets a mail of it', async () => {
  const { email } = await member();
  expect(await notices(email)).toEqual([]);
  const browser = server.browser({ ip: '203.0.113.9' });
  expect((await browser.signIn(email)).json.response.status).toBe('complete');
  expect(await notices(email)).toEqual([
    {
      template: 'new_device',
      to: email,
      locale: null,
      at: server.clock.now(),
      agent: expect.stringContaining('Chrome/140'),
      ip: '203.0.113.9',
    },
  ]);
});

test('B3: nobody is told of a device twice, nor of the one that they signed up on', async () => {
  const { email, browser: first } = await member();
  const second = server.browser();
  await second.signIn(email);
  for (const browser of [first, second, first, second]) {
    await browser.send('DELETE', '/client/sessions', {});
    expect((await browser.signIn(email)).json.response.status).toBe('complete');
  }
  expect(await notices(email)).toHaveLength(1);
});

test('B3: a device that was signed out from another one is new again, and so is one that another person is on', async () => {
  const { email, browser: owner } = await member();
  const { browser: others } = await member();
  await others.signIn(email);
  expect(await notices(email)).toHaveLength(1);
  const client = await others.client();
  const session = client?.sessions.find(({ user }) => user.email_addresses[0]?.email_address === email);
  expect((await owner.post(`/me/sessions/${session?.id ?? ''}/revoke`)).status).toBe(200);
  await others.signIn(email);
  expect(await notices(email)).toHaveLength(2);
});

test('B3: it is told of whatever the way in, and not of what was refused', async () => {
  const { email } = await member();
  await server.browser().signIn(email, 'not-the-password-33');
  expect(await notices(email)).toEqual([]);
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: email });
  await proveMail(server, browser, { id: json.response.id, email, strategy: 'email_code' });
  expect(await notices(email)).toHaveLength(1);
});

test('B3: where a new device is confirmed by a code it is told of once that is done', async () => {
  const careful = await startServer({ rateLimits: 'relaxed', newDeviceMail: true, newDeviceCheck: true });
  onTestFinished(careful.close);
  const { email } = await member(careful);
  const browser = careful.browser();
  const { id } = (await browser.signIn(email)).json.response;
  await browser.post(`/client/sign_ins/${id}/prepare_second_factor`, { strategy: 'email_code' });
  const code = await careful.mails.code(email);
  expect(await notices(email, careful)).toEqual([]);
  await proveSecond(browser, id, 'email_code', code);
  expect(await notices(email, careful)).toHaveLength(1);
});

test('B3: who acts as somebody else is no device of theirs, and makes none of theirs known', async () => {
  const { email, browser: owner } = await member();
  const userId = (await owner.client())?.sessions[0]?.user.id ?? '';
  const backend = new Backend(server);
  const ticket = await backend.post<{ token: string }>('/actor_tokens', { user_id: userId, actor: { sub: 'support' } });
  const browser = server.browser();
  await browser.post('/client/sign_ins', { strategy: 'ticket', ticket: ticket.body.token });
  expect(await notices(email)).toEqual([]);
  await browser.send('DELETE', '/client/sessions', {});
  await browser.signIn(email);
  expect(await notices(email)).toHaveLength(1);
});

test('B3: where the mail is off nobody is told', async () => {
  const silent = await startServer({ rateLimits: 'relaxed', newDeviceMail: false });
  onTestFinished(silent.close);
  const { email } = await member(silent);
  await silent.browser().signIn(email);
  expect(await notices(email, silent)).toEqual([]);
});
