import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { growing } from '../session/start-session.js';

const lifetime = 10 * 60_000;

/** An address, a number or a wallet that was proved. */
export interface ProvedAddress {
  readonly kind: 'email_address' | 'phone_number' | 'web3_wallet';
  readonly email: string;
  readonly key: string;
  readonly provedAt: number;
  /** By which kind of wallet. */
  readonly strategy?: string | null;
  /** What another site said in the same attempt. */
  readonly tripId?: string | null;
}

/**
 * Keeps an address that was proved in the flow that cannot use it, for the other flow to take over once. The moment of
 * the proof is kept along: being handed on makes it no younger.
 */
export async function keepProof(
  { tx }: Change,
  { now }: Exchange,
  client: ClientRow,
  flow: 'sign_in' | 'sign_up',
  { kind, email, key, provedAt, strategy = null, tripId = null }: ProvedAddress,
): Promise<void> {
  await tx
    .updateTable('clients')
    .set({
      proof_for: flow,
      proof_kind: kind,
      proof_strategy: strategy,
      proof_email: email,
      proof_email_key: key,
      proof_trip_id: tripId,
      proof_expires_at: provedAt + lifetime,
      sign_in_id: null,
      sign_up_id: null,
      updated_at: growing(client.updated_at, now),
    })
    .where('id', '=', client.id)
    .execute();
}

/** Takes the proof over: one statement, so that it serves once. */
export async function takeProof(
  { tx }: Change,
  { now, device }: Exchange,
  flow: 'sign_in' | 'sign_up',
): Promise<ProvedAddress> {
  const { client } = device;
  const before = client
    ? await tx
        .selectFrom('clients')
        .select(['proof_kind', 'proof_strategy', 'proof_email', 'proof_email_key', 'proof_expires_at', 'proof_trip_id'])
        .where('id', '=', client.id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  const taken =
    client &&
    (await tx
      .updateTable('clients')
      .set({ proof_for: null, proof_email: null, proof_email_key: null, proof_expires_at: null, proof_trip_id: null })
      .where('id', '=', client.id)
      .where('proof_for', '=', flow)
      .where('proof_expires_at', '>', now)
      .returning('id')
      .executeTakeFirst());
  if (!taken || !before?.proof_email || !before.proof_email_key || before.proof_expires_at === null)
    throw nothingToTransfer();
  return {
    kind: before.proof_kind,
    email: before.proof_email,
    key: before.proof_email_key,
    provedAt: before.proof_expires_at - lifetime,
    strategy: before.proof_strategy,
    tripId: before.proof_trip_id,
  };
}

function nothingToTransfer(): Problem {
  return new Problem(400, 'account_transfer_invalid', 'there is no proof to take over', {
    sentence: 'This took too long. Start again.',
  });
}
