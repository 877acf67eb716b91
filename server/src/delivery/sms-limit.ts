import { readPhoneNumber } from '../account/phone-number.js';
import type { Exchange } from '../http/exchange.js';
import { addressBucket } from '../http/ip.js';
import { disabled } from '../http/refusals.js';
import type { Settings } from '../settings.js';

const hour = 60 * 60_000;

/**
 * Counts one SMS to a number, whoever has it. Messages cost money, and some earn by having them sent: they are counted by
 * number, by who asks, by country and in all, before anything else is done. Numbers of countries that are not served are
 * refused.
 */
export async function mayText(
  { instance, ip }: Exchange,
  number: string,
): Promise<{ readonly retryAfter: number | undefined }> {
  const { limits, settings } = instance;
  const { perNumberAndHour, perAddressAndHour, perCountryAndHour, perDay } = settings.sms;
  const { callingCode = '' } = readPhoneNumber(number) ?? {};
  requireServed(settings, number);
  const counters: readonly (readonly [name: string, limit: number, window: number])[] = [
    [`sms:${number}`, perNumberAndHour, hour],
    [`sms ip:${addressBucket(ip)}`, perAddressAndHour, hour],
    [`sms country:${callingCode}`, perCountryAndHour, hour],
    ['sms', perDay, 24 * hour],
  ];
  for (const [name, limit, window] of counters) {
    const { retryAfter } = await limits.count(name, limit, window);
    if (retryAfter !== undefined) return { retryAfter };
  }
  return { retryAfter: undefined };
}

/** Refuses a number of a country that no messages go to. */
export function requireServed({ sms: { countries } }: Pick<Settings, 'sms'>, number: string): void {
  const { country = '' } = readPhoneNumber(number) ?? {};
  if (countries && !countries.includes(country)) throw disabled('phone_number');
}
