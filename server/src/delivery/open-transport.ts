import type { Logger } from 'pino';
import { printable } from '../http/log.js';
import type { Clock, Message } from '../instance.js';
import type { Settings } from '../settings.js';
import type { Database } from '../store/schema.js';
import { escapeHtml } from './mail-html.js';
import { renderMail } from './render-mail.js';
import type { Mail } from './render-mail.js';
import { isSms, textOfSms } from './render-sms.js';
import type { Sms } from './render-sms.js';
import { sendSms } from './sms.js';
import { openSmtp } from './smtp.js';
import type { Transport } from './transport.js';

/** SMTP where a server is set, the inbox of development elsewhere. */
export function openTransport(
  settings: Settings,
  database: Database,
  clock: Clock,
  _log: Logger,
  print: (line: string) => void = line => void process.stdout.write(line),
): Transport {
  const inbox = inboxTransport(settings, database, clock, print);
  const mails = settings.mail.smtpUrl === undefined ? inbox : openSmtp(settings, settings.mail.smtpUrl);
  const { provider } = settings.sms;
  return {
    send: (message, id) => {
      if (!isSms(message)) return mails.send(message, id);
      return provider ? sendSms(provider, message, settings) : inbox.send(message, id);
    },
    ...(mails.close && { close: () => mails.close?.() }),
  };
}

function inboxTransport(
  settings: Settings,
  database: Database,
  clock: Clock,
  print: (line: string) => void,
): Transport {
  return {
    async send(message, id) {
      const { subject, text, html, code } = isSms(message) ? shown(message, settings) : renderMail(message, settings);
      await database
        .insertInto('inbox')
        .values({ id, recipient: message.to, subject, text, html, code: code ?? null, created_at: clock.now() })
        // It was put there before, by a try whose end was not recorded.
        .onConflict(conflict => conflict.column('id').doNothing())
        .execute();
      print(`  ✉ ${printable(message.to)}: ${printable(code ?? subject)}\n`);
    },
  };
}

/** An SMS as the inbox shows it. */
function shown(message: Sms & Message, settings: Settings): Mail {
  const text = textOfSms(message, settings);
  return { subject: 'SMS', text, html: `<!doctype html><pre>${escapeHtml(text)}</pre>`, code: message.code };
}
