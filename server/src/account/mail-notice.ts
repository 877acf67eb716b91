import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Message } from '../instance.js';

/** Tells somebody, at every proved address, what has been changed. */
export async function mailNotice(
  { tx }: Change,
  { instance, now }: Exchange,
  { id, locale }: { readonly id: string; readonly locale: string | null },
  template: Extract<Message, { readonly at: number }>['template'],
): Promise<void> {
  const addresses = await tx
    .selectFrom('email_addresses')
    .select('email_address')
    .where('user_id', '=', id)
    .where('verified_at', 'is not', null)
    .execute();
  for (const { email_address: to } of addresses) await instance.outbox.enqueue(tx, { to, locale, template, at: now });
}
