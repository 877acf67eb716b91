import { once } from 'node:events';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { connection, openSmtp } from '../../server/src/delivery/smtp.js';
import { UndeliverableError } from '../../server/src/delivery/transport.js';
import type { Transport } from '../../server/src/delivery/transport.js';
import type { Message } from '../../server/src/instance.js';
import { openTestInstance } from './open-test-instance.js';
import { freePort } from './private-postgres.js';
import { testSettings } from './test-settings.js';

const from = 'Analytical Engines <no-reply@app.example>';
const message: Message = {
  to: 'ada@example.com',
  locale: 'de',
  template: 'verification_code',
  code: '482913',
  minutes: 10,
};

interface Sink {
  readonly port: number;
  readonly mails: readonly { readonly recipients: readonly string[]; readonly mail: Email }[];
  close(): Promise<void>;
}

async function startSink(options: SMTPServerOptions = {}, port = 0): Promise<Sink> {
  const mails: { recipients: readonly string[]; mail: Email }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.once('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        PostalMime.parse(Buffer.concat(chunks)).then(mail => {
          mails.push({ recipients, mail });
          callback();
        }, callback);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const { server: inner } = server;
  server.listen(port, '127.0.0.1');
  await once(inner, 'listening');
  const address = inner.address();
  if (typeof address !== 'object' || !address) throw new Error('The sink has no port.');
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= new Promise(resolve => server.close(() => resolve())));
  onTestFinished(close);
  return { port: address.port, mails, close };
}

function transportTo(port: number, from_ = from, query = ''): Transport {
  const transport = openSmtp(testSettings({ mail: { from: from_ } }), `smtp://127.0.0.1:${port}${query}`);
  onTestFinished(() => transport.close?.());
  return transport;
}

const refuse = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

test('a mail arrives with both forms, in the language of its reader, from the sender that is set', async () => {
  const sink = await startSink();
  await transportTo(sink.port).send(message, 'msg_1');
  expect(sink.mails).toHaveLength(1);
  const [{ recipients, mail } = { recipients: [], mail: undefined }] = sink.mails;
  expect(recipients).toEqual(['ada@example.com']);
  expect(mail).toMatchObject({
    from: { name: 'Analytical Engines', address: 'no-reply@app.example' },
    messageId: '<msg_1@app.example>',
    subject: '482913 ist Ihr Code für Test app',
  });
  expect(mail?.text).toContain('482913');
  expect(mail?.html).toContain('482913');
  expect(mail?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
});

test('AC-112: an address that could mean two, or an option, never reaches the mail server', async () => {
  const sink = await startSink();
  const transport = transportTo(sink.port);
  const odd = [
    '"e@evil.com"@victim.com',
    '-OQueueDirectory=/tmp@x.com',
    'a@x.com,b@y.com',
    'a@x.com;b@y.com',
    'a@x.com\r\nBcc: b@y.com',
    'a@x.com\0',
    'a@x.com <b@y.com>',
    '<a@x.com>',
  ];
  for (const to of odd) await expect(transport.send({ ...message, to }, 'msg_2')).rejects.toThrow(UndeliverableError);
  expect(sink.mails).toHaveLength(0);
});

test('a refusal for good is told apart from one for now', async () => {
  const answers = [refuse(550, 'no such mailbox'), refuse(451, 'greylisted')];
  const sink = await startSink({ onRcptTo: (_address, _session, callback) => callback(answers.shift()) });
  const transport = transportTo(sink.port);
  await expect(transport.send(message, 'msg_3')).rejects.toThrow(UndeliverableError);
  const later = await transport.send(message, 'msg_3').catch((error: unknown) => error);
  expect(later).toBeInstanceOf(Error);
  expect(later).not.toBeInstanceOf(UndeliverableError);
  await transport.send(message, 'msg_3');
  expect(sink.mails).toHaveLength(1);
});

test('a server that refuses our own sender is tried again: that is for us to put right', async () => {
  const sink = await startSink({ onMailFrom: (_address, _session, callback) => callback(refuse(550, 'not you')) });
  const error = await transportTo(sink.port)
    .send(message, 'msg_4')
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(UndeliverableError);
});

test('no mail goes to another machine without TLS unless the setting says so', async () => {
  expect(connection('smtp://mail.example')).toMatchObject({ port: 587, secure: false, requireTLS: true });
  expect(connection('smtps://mail.example')).toMatchObject({ port: 465, secure: true });
  expect(connection('smtp://127.0.0.1:25')).toMatchObject({ port: 25, requireTLS: false });
  expect(connection('smtp://relay:25?requireTLS=false')).toMatchObject({ requireTLS: false });
  expect(connection('smtp://a%40b:p%2Fw@mail.example')).toMatchObject({ auth: { user: 'a@b', pass: 'p/w' } });
  expect(() => connection('smtp://mail.example?tls=no')).toThrow(/requireTLS/);
  // A server that offers no encryption gets neither mail nor password where it is required.
  const sink = await startSink();
  await expect(transportTo(sink.port, from, '?requireTLS=true').send(message, 'msg_5')).rejects.toThrow();
  expect(sink.mails).toHaveLength(0);
});

test('F-17: while the mail server is down mails wait, and each arrives once when it is back', async () => {
  const port = await freePort();
  const { instance, outbox, clock, logged, close } = await openTestInstance(
    {},
    { transport: openSmtp(testSettings({ mail: { from } }), `smtp://127.0.0.1:${port}`) },
  );
  onTestFinished(close);
  await instance.outbox.enqueue(instance.database, message);
  expect(await outbox.deliverDue()).toBe(1);
  expect(await outbox.deliverDue()).toBe(0);
  clock.advance(6 * 60_000);
  expect(await outbox.deliverDue()).toBe(1);
  expect(logged.filter(line => line.includes('"level":50'))).toHaveLength(1);

  const sink = await startSink({}, port);
  clock.advance(60_000);
  expect(await outbox.deliverDue()).toBe(1);
  expect(await outbox.deliverDue()).toBe(0);
  expect(sink.mails).toHaveLength(1);
  expect(logged.join('')).not.toContain('482913');
});
