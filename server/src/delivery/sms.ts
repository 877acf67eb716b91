import type { Message } from '../instance.js';
import type { Settings } from '../settings.js';
import { textOfSms } from './render-sms.js';
import type { Sms } from './render-sms.js';
import { UndeliverableError } from './transport.js';

type Provider = NonNullable<Settings['sms']['provider']>;

/** How long a provider may take; below the outbox's lease. */
const patience = 15_000;

/** Hands an SMS to the provider. What it refuses for good is not tried again. */
export async function sendSms(
  provider: Provider,
  message: Sms & Message,
  settings: Pick<Settings, 'app'>,
): Promise<void> {
  const text = textOfSms(message, settings);
  const { url, init } =
    provider.kind === 'twilio' ? toTwilio(provider, message.to, text) : toAny(provider, message.to, text);
  const response = await fetch(url, {
    ...init,
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  await response.body?.cancel();
  if (response.ok) return;
  const reason = `The provider answered ${response.status}.`;
  // What it says of the number is final; what it says of our account, or of too much at once, is not.
  throw response.status === 400 || response.status === 422 ? new UndeliverableError(reason) : new Error(reason);
}

interface Request {
  readonly url: URL | string;
  readonly init: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/** Twilio, Programmable Messaging: the resource Message. */
export function toTwilio(
  { account, token, from }: Extract<Provider, { kind: 'twilio' }>,
  to: string,
  text: string,
): Request {
  const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from };
  return {
    url: `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
    init: {
      headers: {
        authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ To: to, ...sender, Body: text }).toString(),
    },
  };
}

/** Any other: number and text are put into the body that the settings write, as its type needs them. */
export function toAny({ url, headers, body }: Extract<Provider, { kind: 'http' }>, to: string, text: string): Request {
  const type =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json';
  const encode = type.startsWith('application/x-www-form-urlencoded')
    ? encodeURIComponent
    : (value: string): string => JSON.stringify(value).slice(1, -1);
  const values: Readonly<Record<string, string>> = { to: encode(to), text: encode(text) };
  return {
    url,
    init: {
      headers: { 'content-type': type, ...headers },
      body: body.replace(/\{(to|text)\}/g, (_, name: string) => values[name] ?? ''),
    },
  };
}
