import { isLoopback } from 'auth-elements/wire';
import { createTransport } from 'nodemailer';
import { readMailbox } from '../config-parsers.js';
import { SettingError } from '../setting-error.js';
import type { Settings } from '../settings.js';
import { renderMail } from './render-mail.js';
import { UndeliverableError } from './transport.js';
import type { Transport } from './transport.js';

/** How long a server may take for each of its answers; all of them together stay below the outbox's lease. */
const patience = 10_000;

/** Sends by a mail server, encrypted unless the server is this machine or the setting says otherwise. */
export function openSmtp(settings: Settings, smtpUrl: string): Transport {
  const sender = readMailbox(settings.mail.from);
  if (!sender) throw new SettingError('MAIL_FROM', 'MAIL_FROM has to be a sender, like App <no-reply@app.example>.');
  const mailer = createTransport({
    ...connection(smtpUrl),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    async send(message, id) {
      refuseOdd(message.to);
      const { subject, text, html } = renderMail(message, settings);
      try {
        await mailer.sendMail({
          from: sender,
          // As an object, so that no text in it can name a second address.
          to: { name: '', address: message.to },
          subject,
          text,
          html,
          // The same at each try: a mail that was taken twice is recognised as one.
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw isRefusal(error) ? new UndeliverableError(sentence(error), { cause: error }) : error;
      }
    },
    close: () => mailer.close(),
  };
}

interface Connection {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly tls: { readonly minVersion: 'TLSv1.2' };
}

/** What a mail server's address means. */
export function connection(smtpUrl: string): Connection {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const odd = [...url.searchParams.keys()].find(name => name !== 'requireTLS');
  if (odd !== undefined)
    throw new SettingError('SMTP_URL', `SMTP_URL has the parameter ${odd}, and only requireTLS is known.`);
  const required = url.searchParams.get('requireTLS');
  if (required !== null && required !== 'true' && required !== 'false')
    throw new SettingError('SMTP_URL', 'requireTLS in SMTP_URL has to be true or false.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: required === null ? !isLoopback(url.hostname) : required === 'true',
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    tls: { minVersion: 'TLSv1.2' },
  };
}

// The routes have checked addresses already. What passes here reaches a mail server, so it is looked at once more.
function refuseOdd(to: string): void {
  if (!/^[^\s\p{Cc}"(),:;<>@[\\\]]{1,64}@[^\s\p{Cc}"(),:;<>@[\\\]]{1,255}$/u.test(to) || to.startsWith('-'))
    throw new UndeliverableError('This is no address that may be mailed to.');
}

// RFC 5321 §4.2.1: 5yz is final. What it says of the sender or of our credentials is for us to put right, not final.
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const status = Number(error.responseCode);
  return status >= 500 && status < 600 && (error.command === 'RCPT TO' || error.command === 'DATA');
}

function sentence(error: Error): string {
  return error.message.slice(0, 300);
}
