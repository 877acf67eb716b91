import type { Instance } from '../instance.js';

const hour = 60 * 60_000;

/**
 * Counts one mail to an address, whatever it is for and whether anybody has the address. Ask before any other work
 * for the mail; `retryAfter` is undefined when it may be sent.
 */
export function mayMail(instance: Instance, emailKey: string): Promise<{ readonly retryAfter: number | undefined }> {
  return instance.limits.count(`mail:${emailKey}`, instance.settings.codes.perAddressAndHour, hour);
}
