import { change, claim, claimRefusal } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { wrongState } from '../http/refusals.js';
import type { Wallet } from '../wallet/address.js';
import { isSignedBy, makeChallenge, readProof, readWalletStrategy, useChallenge } from '../wallet/challenge.js';
import { expired, wrongSignature } from '../wallet/refusals.js';
import { advance } from './complete-sign-up.js';
import { carryOut } from './carry-out.js';
import { lockSignUp } from './sign-up-row.js';
import type { SignUpRow } from './sign-up-row.js';

/** Makes the message that proves a sign-up's wallet. */
export async function prepareWallet(exchange: Exchange, id: string): Promise<void> {
  const strategy = readWalletStrategy(exchange);
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    const occasion = { subject_id: id, purpose: 'sign_up', client_id: client.id } as const;
    await makeChallenge(work.tx, exchange, occasion, walletOf(row), strategy);
  });
}

/** Takes the signature, and goes as far as the sign-up can go. */
export async function attemptWallet(exchange: Exchange, id: string): Promise<void> {
  const { now } = exchange;
  const strategy = readWalletStrategy(exchange);
  const signature = readProof(exchange);
  await carryOut(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignUp(work, exchange, id);
    const occasion = { subject_id: id, purpose: 'sign_up', client_id: client.id } as const;
    const challenge = await useChallenge(work.tx, exchange, occasion, walletOf(row).key);
    if (!challenge) throw expired();
    if (!isSignedBy(challenge, signature)) {
      // Told after the commit, because the message is used up by a wrong signature, too.
      const refusal = wrongSignature();
      await claimRefusal(work, exchange, refusal);
      return refusal;
    }
    const proved = await work.tx
      .updateTable('sign_ups')
      .set({ wallet_verified_at: now, wallet_strategy: strategy, updated_at: now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return advance(work, exchange, client, proved);
  });
}

function walletOf({ web3_wallet: address, wallet_key: key, wallet_verified_at }: SignUpRow): Wallet {
  if (address === null || key === null) throw wrongState('Name the wallet first.');
  if (wallet_verified_at !== null) throw wrongState('This has been confirmed already.');
  return { address, key };
}
