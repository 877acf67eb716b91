import type { Message } from '../instance.js';
import type { Settings } from '../settings.js';
import { wordsFor } from './mails/index.js';

export type Sms = Extract<Message, { readonly template: 'sms_code' }>;

export function isSms(message: Message): message is Sms & Message {
  return message.template === 'sms_code';
}

/**
 * The words of an SMS. Its last line binds the code to the page's host, in the form that browsers fill in from; nothing
 * that comes before can be taken for it.
 */
export function textOfSms(
  { locale, code, domain }: Sms & Pick<Message, 'locale'>,
  { app }: Pick<Settings, 'app'>,
): string {
  const name = app.name
    .replace(/[\p{Cc}@#\u2028\u2029]+/gu, ' ')
    .slice(0, 40)
    .trim();
  const sentence = wordsFor(locale).sms(code, name);
  return domain === undefined ? sentence : `${sentence}\n\n@${domain} #${code}`;
}
