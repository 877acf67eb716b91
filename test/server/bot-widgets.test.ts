import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { BotChallengeJSON, EnvironmentJSON } from 'auth-elements/wire';
import { ThirdParty as Widgets } from '../../server/src/bots/widgets.js';
import { goodPassword, type Browser, type Reply } from './browser.js';
import { startServer, type TestServer } from './start.js';
import { askForWork, solve, worked } from './work.js';

/** Turnstile or hCaptcha, as far as a server sees them. */
class ThirdParty {
  readonly asked: URLSearchParams[] = [];
  answer: object = { success: true, hostname: 'localhost', action: 'signup' };
  state: 'there' | 'broken' | 'silent' | 'nonsense' = 'there';
  url = new URL('http://127.0.0.1');

  readonly #server = createServer((request, response) => void this.#hear(request, response));

  async open(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/siteverify`);
    return this;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked.push(new URLSearchParams(await text(request)));
    if (this.state === 'silent') return;
    response.statusCode = this.state === 'broken' ? 503 : 200;
    const known = this.asked.at(-1)?.get('response') !== 'none';
    response.end(this.state === 'nonsense' ? '<html>' : JSON.stringify(known ? this.answer : { success: false }));
  }
}

async function start(kind: 'turnstile' | 'hcaptcha' = 'turnstile') {
  const party = await new ThirdParty().open();
  const server = await startServer({
    rateLimits: 'relaxed',
    bots: { kind, siteKey: '0x4AAA', secret: 'a secret of theirs', verifyUrl: party.url },
  });
  onTestFinished(async () => {
    party.close();
    await server.close();
  });
  return { party, server };
}

let tokens = 0;
const signUp = (browser: Browser, token: string | undefined = `token ${++tokens}`): Promise<Reply> =>
  browser.post('/client/sign_ups', {
    email_address: `widget.${++tokens}@example.com`,
    password: goodPassword,
    ...(token && { captcha_token: token, captcha_widget_type: 'smart' }),
  });
const work = async (browser: Browser): Promise<Reply> =>
  browser.post('/client/sign_ups', {
    email_address: `widget.${++tokens}@example.com`,
    password: goodPassword,
    ...(await worked(browser)),
  });
const challengeOf = async (server: TestServer, more: object = {}): Promise<BotChallengeJSON> =>
  (await server.browser().post<BotChallengeJSON>('/client/bot_challenges', { captcha_action: 'signup', ...more })).json
    .response;

test('B12: Turnstile is asked, with the secret, and lets somebody in', async () => {
  const { party, server } = await start();
  expect((await signUp(server.browser(), 'a token')).status).toBe(200);
  expect(Object.fromEntries(party.asked[0] ?? [])).toMatchObject({ secret: 'a secret of theirs', response: 'a token' });
  const challenge = { object: 'bot_challenge', kind: 'turnstile', action: 'signup', site_key: '0x4AAA' };
  expect(await challengeOf(server)).toEqual(challenge);
  const told = JSON.parse((await server.browser().get('/environment')).text) as EnvironmentJSON;
  expect(told.display_config).toMatchObject({
    captcha_public_key: '0x4AAA',
    captcha_public_key_invisible: '0x4AAA',
    captcha_widget_type: 'smart',
    captcha_provider: 'turnstile',
  });
  expect(told.user_settings.sign_up.captcha_enabled).toBe(true);
});

test('a sign-up without a token is refused, and one with a token of another page, action or nobody', async () => {
  const { party, server } = await start();
  expect(await signUp(server.browser(), '')).toMatchObject({ status: 400, code: 'captcha_missing_token' });
  for (const answer of [
    { success: true, hostname: 'evil.example', action: 'signup' },
    { success: true, action: 'signup' },
    { success: true, hostname: 'localhost', action: 'verify' },
    { success: true, hostname: 'localhost' },
    { success: false, hostname: 'localhost', action: 'signup', 'error-codes': ['timeout-or-duplicate'] },
  ]) {
    party.answer = answer;
    expect(await signUp(server.browser()), JSON.stringify(answer)).toMatchObject({
      status: 400,
      code: 'captcha_invalid',
    });
  }
});

test('of fifty sign-ups at once with the same token one comes in', async () => {
  const { server } = await start();
  const browser = server.browser();
  const replies = await Promise.all(Array.from({ length: 50 }, () => signUp(browser, 'the same')));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('hCaptcha does not say what it was shown for; the published client is told nothing of it', async () => {
  const { party, server } = await start('hcaptcha');
  party.answer = { success: true, hostname: 'localhost' };
  expect((await signUp(server.browser())).status).toBe(200);
  const told = JSON.parse((await server.browser().get('/environment')).text) as EnvironmentJSON;
  expect(told.display_config.captcha_public_key).toBeNull();
  expect(told.auth_elements?.bot_protection).toBe('hcaptcha');
});

test('what a widget has shown is good for a few tries at a password', async () => {
  const { party, server } = await start();
  party.answer = { success: true, hostname: 'localhost', action: 'verify' };
  const browser = server.browser();
  const verified = await browser.post('/client/verify', { captcha_token: 'shown', captcha_widget_type: 'smart' });
  expect(verified.json.response).toMatchObject({ captcha_bypass: true });
  for (let count = 0; count < 3; count++) expect((await signUp(browser, '')).status).toBe(200);
  expect((await signUp(browser, '')).code).toBe('captcha_missing_token');
});

for (const state of ['broken', 'nonsense'] as const)
  test(`AC-192: when the third party is ${state}, nobody comes in for nothing: work is asked for in its place`, async () => {
    const { party, server } = await start();
    party.state = state;
    const browser = server.browser();
    expect((await signUp(browser)).code).toBe('captcha_invalid');
    expect(server.logged.join('\n')).toContain('the third party does not answer');
    expect((await askForWork(browser)).kind).toBe('proof_of_work');
    expect((await signUp(browser, '')).code).toBe('captcha_missing_token');
    expect((await work(browser)).status).toBe(200);

    const kept = solve(await askForWork(browser));
    party.state = 'there';
    server.clock.advance(31_000);
    expect((await challengeOf(server)).kind).toBe('turnstile');
    const late = { captcha_token: kept, captcha_widget_type: 'proof_of_work', email_address: 'late@example.com' };
    expect((await browser.post('/client/sign_ups', late)).code).toBe('captcha_invalid');
  });

test('a browser that says that the widget failed is given work only if the third party is away', async () => {
  const { party, server } = await start();
  expect((await challengeOf(server, { captcha_error: 'captcha_unavailable' })).kind).toBe('turnstile');
  // It is not asked again and again.
  await challengeOf(server, { captcha_error: 'captcha_unavailable' });
  expect(party.asked).toHaveLength(1);
  party.state = 'broken';
  server.clock.advance(31_000);
  expect((await challengeOf(server, { captcha_error: 'captcha_unavailable' })).kind).toBe('proof_of_work');
});

test('AC-192: nobody waits for a third party that is silent', async () => {
  const { party, server } = await start();
  party.state = 'silent';
  const { settings, clock, log } = server.instance;
  const widgets = new Widgets(settings, clock, log, 20);
  expect(await widgets.check('token', { ip: '192.0.2.1', actions: ['signup'] })).toBe('unknown');
  expect(await widgets.isAway({ look: false })).toBe(true);
});
