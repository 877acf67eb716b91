import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';

/** Tells somebody, at every proved address, that there is a way into the account more or less. */
export async function tellOfPasskey(
  { tx }: Change,
  { instance, now }: Exchange,
  { id, locale }: { readonly id: string; readonly locale: string | null },
  template: 'passkey_added' | 'passkey_removed',
): Promise<void> {
  const addresses = await tx
    .selectFrom('email_addresses')
    .select('email_address')
    .where('user_id', '=', id)
    .where('verified_at', 'is not', null)
    .execute();
  for (const { email_address: to } of addresses) await instance.outbox.enqueue(tx, { to, locale, template, at: now });
}
