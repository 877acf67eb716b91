import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Message } from '../instance.js';

interface Person {
  readonly id: string;
  readonly locale: string | null;
}

type Notice = Extract<Message, { readonly at: number }>;
type Told<Each extends Notice = Notice> = Each extends Notice ? Omit<Each, 'to' | 'locale'> : never;

/** Tells somebody, at every proved address, what has been changed. */
export async function mailNotice(
  change: Change,
  exchange: Exchange,
  person: Person,
  template: Exclude<Notice, { readonly ip: string }>['template'],
): Promise<void> {
  await mailToAll(change, exchange, person, { template, at: exchange.now });
}

/** The same for what there is more to be said of. */
export async function mailToAll(
  { tx }: Change,
  { instance }: Exchange,
  { id, locale }: Person,
  told: Told,
): Promise<void> {
  const addresses = await tx
    .selectFrom('email_addresses')
    .select('email_address')
    .where('user_id', '=', id)
    .where('verified_at', 'is not', null)
    .execute();
  for (const { email_address: to } of addresses) await instance.outbox.enqueue(tx, { to, locale, ...told });
}
