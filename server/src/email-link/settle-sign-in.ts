import { keepProof } from '../client/proof.js';
import { lockClient } from '../client/ensure-client.js';
import { change } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { ownerOf } from '../strategies/mail-sign-in-code.js';
import { claimed } from '../strategies/prove-by-code.js';
import { isPressed, markTransferable, takePress } from './pressed-link.js';

/**
 * Goes on with a sign-in whose link was pressed, somewhere. It is the browser that asked for it that does: the session
 * is on its client, with its new token, whoever has pressed.
 */
export async function settleSignIn(exchange: Exchange, id: string): Promise<void> {
  const { client: present } = exchange.device;
  if (!present || exchange.instance.settings.maintenance || !(await isPressed(exchange, id))) return;
  await change(exchange, async work => {
    const client = await lockClient(work, present.id);
    // Whoever asks for an attempt that is over, or for somebody else's, is told so by what they ask for.
    const row = client?.sign_in_id === id && (await openSignIn(work, id, exchange.now));
    const press = row && (await takePress(work, exchange, id));
    if (!client || !row || !press) return;
    const provedAt = press.pressed_at ?? exchange.now;
    const claim = { strategy: 'email_link', provedAt } as const;
    const user = (await ownerOf(work.tx, row)) ?? (await claimed(work, exchange, row, claim));
    if (user) {
      await completeSignIn(work, exchange, client, row, { userId: user.id, strategy: 'email_link', provedAt });
      return;
    }
    if (row.identifier_kind !== 'email_address' || row.identifier === null || row.identifier_key === null) return;
    const proof = { kind: 'email_address', email: row.identifier, key: row.identifier_key, provedAt } as const;
    await keepProof(work, exchange, client, 'sign_up', proof);
    await markTransferable(work, press);
    // It stays the client's attempt until the sign-up takes over: the page is told why it goes on there.
    await work.tx.updateTable('clients').set({ sign_in_id: id }).where('id', '=', client.id).execute();
  });
}

function openSignIn({ tx }: Change, id: string, now: number): Promise<SignInRow | undefined> {
  return tx
    .selectFrom('sign_ins')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'needs_first_factor')
    .where('abandon_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}
