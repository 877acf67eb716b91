import type { Logger } from 'pino';
import { printable } from '../http/log.js';
import type { Clock } from '../instance.js';
import type { Settings } from '../settings.js';
import type { Database } from '../store/schema.js';
import { renderMail } from './render-mail.js';
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
  return settings.mail.smtpUrl === undefined
    ? inboxTransport(settings, database, clock, print)
    : openSmtp(settings, settings.mail.smtpUrl);
}

function inboxTransport(
  settings: Settings,
  database: Database,
  clock: Clock,
  print: (line: string) => void,
): Transport {
  return {
    async send(message, id) {
      const { subject, text, html, code } = renderMail(message, settings);
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
