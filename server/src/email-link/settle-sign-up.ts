import { claimAddress } from '../account/claim-address.js';
import { lockClient } from '../client/ensure-client.js';
import { keepProof } from '../client/proof.js';
import type { Change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { advance } from '../sign-up/complete-sign-up.js';
import { carryOut } from '../sign-up/carry-out.js';
import type { SignUpRow } from '../sign-up/sign-up-row.js';
import { isPressed, markTransferable, takePress } from './pressed-link.js';

/** Goes on with a sign-up whose link was pressed, on the client that asked for it. */
export async function settleSignUp(exchange: Exchange, id: string): Promise<void> {
  const { client: present } = exchange.device;
  if (!present || exchange.instance.settings.maintenance || !(await isPressed(exchange, id))) return;
  await carryOut(exchange, async work => {
    const client = await lockClient(work, present.id);
    // Whoever asks for an attempt that is over, or for somebody else's, is told so by what they ask for.
    const row = client?.sign_up_id === id && (await openSignUp(work, id, exchange.now));
    const press = row && (await takePress(work, exchange, id));
    if (!client || !row || !press) return undefined;
    if (press.email_key !== row.email_key || row.email_address === null) return undefined;
    const provedAt = press.pressed_at ?? exchange.now;
    if (await claimAddress(work, exchange, { key: row.email_key, provedAt }, 'email_link')) {
      const proof = {
        kind: 'email_address',
        email: row.email_address,
        key: row.email_key,
        provedAt,
        tripId: row.provider_trip_id,
      } as const;
      await keepProof(work, exchange, client, 'sign_in', proof);
      await markTransferable(work, press);
      await work.tx.updateTable('sign_ups').set({ password_hash: null }).where('id', '=', id).execute();
      // It stays the client's attempt until the sign-in takes over: the page is told why it goes on there.
      await work.tx.updateTable('clients').set({ sign_up_id: id }).where('id', '=', client.id).execute();
      return undefined;
    }
    const proved = await work.tx
      .updateTable('sign_ups')
      .set({ email_verified_at: provedAt, updated_at: exchange.now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return advance(work, exchange, client, proved);
  });
}

function openSignUp({ tx }: Change, id: string, now: number): Promise<SignUpRow | undefined> {
  return tx
    .selectFrom('sign_ups')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'missing_requirements')
    .where('abandon_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}
