import { afterAll, expect, test } from 'vitest';
import type { SignInJSON } from 'auth-elements/wire';
import { renderMail } from '../../server/src/delivery/render-mail.js';
import { serializeCookie } from '../../server/src/http/cookies.js';
import { startServer } from './start.js';

const server = await startServer({ rateLimits: 'relaxed' });
afterAll(server.close);

const evilHeaders = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '666',
  'x-forwarded-prefix': '//evil.example',
  'x-original-url': 'https://evil.example/',
  'x-rewrite-url': 'https://evil.example/',
  forwarded: 'host=evil.example;proto=https',
  'x-host': 'evil.example',
  referer: 'https://evil.example/',
};

test('AC-110: no header of a request is in a mail, an answer, a token or a place to go to', async () => {
  const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
    server.fetch(
      new Request(`https://evil.example${path}`, {
        method: 'POST',
        headers: {
          ...evilHeaders,
          origin: 'http://localhost:3000',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields).toString(),
      }),
    );
  const answers: Response[] = [];
  for (const strategy of ['email_code', 'reset_password_email_code']) {
    answers.push(await post('/v1/client/sign_ins', { identifier: `${strategy}@example.com`, strategy }));
    const mails = await server.mails.to(`${strategy}@example.com`);
    expect(mails).toHaveLength(1);
    for (const mail of mails)
      expect(JSON.stringify(renderMail(mail, server.instance.settings))).not.toMatch(/evil|:666/);
  }
  for (const path of ['/v1/environment', '/v1/client', '/.well-known/jwks.json', '/health/ready', '/nothing'])
    answers.push(await server.fetch(new Request(`https://evil.example${path}`, { headers: evilHeaders })));
  const touch = '/v1/client/touch?redirect_url=https%3A%2F%2Fevil.example%2F';
  answers.push(await server.fetch(new Request(`https://evil.example${touch}`, { headers: evilHeaders })));
  for (const answer of answers) {
    expect(JSON.stringify([...answer.headers])).not.toContain('evil');
    expect(await answer.text()).not.toContain('evil');
  }
});

test('AC-110: a token names the issuer of the settings, whatever host was asked', async () => {
  const browser = server.browser();
  await browser.signUp('issuer@example.com');
  const [session] = (await browser.client())?.sessions ?? [];
  const reply = await browser.send('POST', `/client/sessions/${session?.id ?? ''}/tokens`, '', evilHeaders);
  const { jwt = '' } = reply.json as unknown as { jwt?: string };
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  expect(claims).toMatchObject({ iss: server.instance.settings.issuer, azp: 'http://localhost:3000' });
});

const severalAddresses = [
  'email_address=a%40x.example%2Cb%40y.example',
  'email_address=a%40x.example%3Bb%40y.example',
  'email_address=a%40x.example%20b%40y.example',
  'email_address=a%40x.example&email_address=b%40y.example',
  'email_address[]=a%40x.example&email_address[]=b%40y.example',
  'email_address[0]=a%40x.example',
  'email_address=%5B%22a%40x.example%22%5D',
  'email_address=%7B%22%24ne%22%3A1%7D',
  'email_address=a%40x.example%0aBcc%3Ab%40y.example',
  'email_address=a%40x.example%0d%0a%0d%0abody',
  'email_address=a%40x.example%00b%40y.example',
  'email_address=a%40x.example%20%3Cb%40y.example%3E',
  'email_address=%3Ca%40x.example%3E',
  'email_address=%3Ca%20href%3D%22https%3A%2F%2Fevil.example%22%3Ex%3C%2Fa%3E%40x.example',
  'email_address=%22b%40y.example%22%40x.example',
  'email_address=a%40x.example%40y.example',
  'email_address=-OQueueDirectory%3D%2Ftmp%40x.example',
  'email_address=a%40%5B127.0.0.1%5D',
  'email_address=a%2540x.example',
];

test.each(severalAddresses)('AC-111: the body %s reaches nobody', async body => {
  const before = (await server.mails.all()).length;
  const password = 'password=amber-lantern-quietly-71';
  const browser = server.browser();
  const created = await browser.send('POST', '/client/sign_ups', `${body}&${password}`);
  expect(created.status).toBe(422);
  for (const raw of ['<a', '\r', '\u0000']) expect(created.text).not.toContain(raw);
  const asIdentifier = body.replaceAll('email_address', 'identifier');
  const begun = await browser.send<SignInJSON>('POST', '/client/sign_ins', `${asIdentifier}&strategy=email_code`);
  expect(begun.status).toBe(422);
  expect(await server.mails.all()).toHaveLength(before);
});

test.each([
  ['name', 'a\r\nSet-Cookie: b', 'c', undefined],
  ['name', 'a;b', 'c', undefined],
  ['name', 'a=b', 'c', undefined],
  ['value', 'a', 'b\r\nX: y', undefined],
  ['value', 'a', 'b; Domain=evil.example', undefined],
  ['value', 'a', 'b,c', undefined],
  ['domain', 'a', 'b', 'app.example\r\nX: y'],
  ['domain', 'a', 'b', 'app.example; Path=/x'],
  ['domain', 'a', 'b', ''],
])('AC-115: a cookie whose %s could end what it stands in is not written', (_what, name, value, domain) => {
  const options = { httpOnly: true, secure: true, sameSite: 'Lax', maxAge: 0, domain } as const;
  expect(() => serializeCookie(name, value, options)).toThrow(TypeError);
});

test('AC-116: nothing that a request holds begins a line of the log, or moves a cursor', async () => {
  const payload = '\n{"level":60,"msg":"forged"}\u001b[2J\r\u2028';
  const encoded = encodeURIComponent(payload);
  const lines = server.logged.length;
  const browser = server.browser();
  await browser.post('/client/sign_ins', { identifier: payload, password: payload });
  await browser.post('/client/sign_ups', { username: payload, [payload]: payload });
  await browser.get(`/client/${encoded}`, { 'user-agent': 'x{"level":60}', 'accept-language': 'x{"level":60}' });
  await browser.get(`/me?_clerk_session_id=${encoded}`);
  const written = server.logged.slice(lines);
  expect(written.length).toBeGreaterThanOrEqual(4);
  for (const line of written) {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u2028]/);
    expect(JSON.parse(line)).not.toMatchObject({ level: 60 });
  }
});
