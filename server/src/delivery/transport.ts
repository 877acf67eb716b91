import type { Message } from '../instance.js';

/** What takes a message from the outbox to its reader. */
export interface Transport {
  /** Rejects when the message was not taken: it is tried again, unless the reason is an {@link UndeliverableError}. */
  send(message: Message, id: string): Promise<void>;
  close?(): void;
}

/** No further try would change it: there is no such mailbox, or the address is none. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError';
}
