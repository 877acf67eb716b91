import { randomBytes } from 'node:crypto';
import type { VerificationJSON, WalletStrategy } from 'auth-elements/wire';
import { isWalletStrategy } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import type { Exchange } from '../http/exchange.js';
import { invalidValue, malformed } from '../http/refusals.js';
import type { Queries, Schema } from '../store/schema.js';
import type { Wallet } from './address.js';
import { signInMessage } from './message.js';
import { readSignature, signatureLength, signerOf } from './recover.js';
import { contractWallet, notOffered, walletsOff } from './refusals.js';

export type ChallengeRow = Selectable<Schema['wallet_challenges']>;

/** What a message is for: one attempt, or one wallet that is added, on one client. */
export type Occasion = Pick<ChallengeRow, 'subject_id' | 'purpose' | 'client_id'>;

const lifetime = 5 * 60_000;

/** The kind of wallet that a request names. */
export function readWalletStrategy({ form, instance }: Exchange): WalletStrategy {
  if (instance.settings.wallets.length === 0) throw walletsOff();
  const strategy = form.required('strategy');
  if (!isWalletStrategy(strategy)) throw invalidValue('strategy');
  if (!instance.settings.wallets.includes(strategy)) throw notOffered(strategy);
  return strategy;
}

/** The signature of a request, as far as one can be checked here. */
export function readProof({ form }: Exchange): Uint8Array {
  const signature = readSignature(form.required('signature'));
  if (!signature) throw malformed('signature');
  if (signature.length !== signatureLength) throw contractWallet();
  return signature;
}

/** Makes the message that is to be signed, in place of the one before. It names the page that asks. */
export async function makeChallenge(
  queries: Queries,
  { instance, now, origin }: Exchange,
  occasion: Occasion,
  { address, key }: Wallet,
  strategy: WalletStrategy,
): Promise<void> {
  if (origin === undefined) throw malformed('origin');
  const { purpose, subject_id } = occasion;
  // 128 bits, as letters and digits alone.
  const nonce = randomBytes(16).toString('hex');
  const times = { issuedAt: now, expiresAt: now + lifetime };
  const application = instance.settings.app.name;
  const message = signInMessage({ purpose, application, origin, address, nonce, requestId: subject_id, ...times });
  const fresh = {
    client_id: occasion.client_id,
    wallet_key: key,
    strategy,
    origin,
    nonce,
    message,
    used_at: null,
    created_at: now,
    expires_at: times.expiresAt,
  };
  await queries
    .insertInto('wallet_challenges')
    .values({ subject_id, purpose, ...fresh })
    .onConflict(conflict => conflict.columns(['subject_id', 'purpose']).doUpdateSet(fresh))
    .execute();
}

/**
 * Uses the message up, whatever the signature is worth. One statement, so of several signatures one gets through: on the
 * client, for the wallet and from the page that it was made for.
 */
export async function useChallenge(
  queries: Queries,
  { now, origin = '' }: Exchange,
  { subject_id, purpose, client_id }: Occasion,
  key: string,
): Promise<ChallengeRow | undefined> {
  return queries
    .updateTable('wallet_challenges')
    .set({ used_at: now })
    .where('subject_id', '=', subject_id)
    .where('purpose', '=', purpose)
    .where('client_id', '=', client_id)
    .where('wallet_key', '=', key)
    .where('origin', '=', origin)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export function isSignedBy({ message, wallet_key }: ChallengeRow, signature: Uint8Array): boolean {
  return signerOf(message, signature) === wallet_key;
}

/** How far the proof of a wallet has come, with what it has to sign; null where it was not begun. */
export async function walletVerification(
  { instance, now }: Exchange,
  { subject_id, purpose }: Pick<Occasion, 'subject_id' | 'purpose'>,
  key?: string | null,
): Promise<VerificationJSON | null> {
  const challenge = await instance.database
    .selectFrom('wallet_challenges')
    .selectAll()
    .where('subject_id', '=', subject_id)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  // One that was made for the wallet which was named before is none.
  if (!challenge || (key !== undefined && challenge.wallet_key !== key)) return null;
  const { used_at, expires_at, nonce, message, strategy } = challenge;
  const open = used_at === null && expires_at > now;
  return {
    object: 'verification_web3',
    status: open ? 'unverified' : used_at === null ? 'expired' : 'failed',
    strategy,
    attempts: null,
    expire_at: expires_at,
    ...(open && { nonce, message }),
  };
}

/** That of a wallet which was proved. */
export function provedWallet(strategy: string, provedAt: number): VerificationJSON {
  return { object: 'verification_web3', status: 'verified', strategy, attempts: null, expire_at: provedAt };
}
