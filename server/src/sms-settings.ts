import * as p from './config-parsers.js';
import { setting } from './setting.js';

/** The settings of messages to phones. */
export const smsSettings = {
  smsUrl: setting(
    'SMS_URL',
    p.webAddress,
    undefined,
    'Where an SMS is posted to, at any provider. Without it and Twilio, messages appear at `/inbox` and in the terminal, which a live key refuses.',
    { secret: true },
  ),
  smsHeaders: setting(
    'SMS_HEADERS',
    p.text(2000),
    undefined,
    'Headers of that request, as JSON: `{"Authorization":"Bearer …"}`.',
    { secret: true },
  ),
  smsBody: setting(
    'SMS_BODY',
    p.text(2000),
    '{"to":"{to}","text":"{text}"}',
    'Its body, with `{to}` and `{text}` in their places. JSON, unless the headers name another type; `application/x-www-form-urlencoded` is understood.',
  ),
  twilioAccount: setting('TWILIO_ACCOUNT_SID', p.text(64), undefined, 'Twilio’s account, in place of `SMS_URL`.'),
  twilioToken: setting('TWILIO_AUTH_TOKEN', p.text(200), undefined, 'Its token.', { secret: true }),
  twilioFrom: setting('TWILIO_FROM', p.text(64), undefined, 'The sender: a number, or a messaging service `MG…`.'),
  smsCountries: setting(
    'AUTH_SMS_COUNTRIES',
    p.list,
    undefined,
    'Countries that messages go to, apart by commas: `DE,AT,CH`.',
    { shown: 'all' },
  ),
  smsPerHour: setting('AUTH_SMS_PER_HOUR', p.wholeNumber(1, 100), '5', 'At most so many messages to one number …'),
  smsPerAddress: setting(
    'AUTH_SMS_PER_ADDRESS',
    p.wholeNumber(1, 10_000),
    '20',
    '… asked for from one network address …',
  ),
  smsPerPrefix: setting(
    'AUTH_SMS_PER_COUNTRY',
    p.wholeNumber(1, 1_000_000),
    '500',
    '… and to one country, each an hour.',
  ),
  smsPerDay: setting(
    'AUTH_SMS_PER_DAY',
    p.wholeNumber(1, 10_000_000),
    '2000',
    'At most so many messages a day in all: what somebody who runs up costs can cost.',
  ),
} as const;
