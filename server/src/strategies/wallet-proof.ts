import { notFound, signedOut } from '../http/refusals.js';
import { change } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import type { Queries } from '../store/schema.js';
import { isWalletStrategy } from 'auth-elements/wire';
import { isSignedBy, makeChallenge, readProof, useChallenge } from '../wallet/challenge.js';
import type { Occasion } from '../wallet/challenge.js';
import { expired, wrongSignature } from '../wallet/refusals.js';
import type { WalletRow } from '../wallet/wallet-json.js';
import type { Proof, ProofOf } from './proof.js';

/** A member's own wallet, by which they prove again who they are. */
export const walletProof: Proof = {
  takes: ['signature'],

  async enrolled(queries, userId) {
    return (await walletsOf(queries, userId)).map(({ id, strategy, web3_wallet }) => ({
      strategy,
      web3_wallet_id: id,
      safe_identifier: web3_wallet,
    }));
  },

  async prepare(exchange, of) {
    const { form, instance } = exchange;
    const strategy = form.required('strategy');
    const wanted = form.optional('web3_wallet_id');
    const own = await walletsOf(instance.database, of.userId);
    const row = own.find(wallet => wallet.strategy === strategy && (wanted === undefined || wallet.id === wanted));
    if (!row || !isWalletStrategy(strategy)) throw notFound();
    const wallet = { address: row.web3_wallet, key: row.wallet_key };
    await change(exchange, ({ tx }) => makeChallenge(tx, exchange, occasionOf(exchange, of), wallet, strategy));
  },

  async prove(exchange, of) {
    const signature = readProof(exchange);
    const occasion = occasionOf(exchange, of);
    const own = await walletsOf(exchange.instance.database, of.userId);
    const challenge = await exchange.instance.database
      .selectFrom('wallet_challenges')
      .selectAll()
      .where('subject_id', '=', occasion.subject_id)
      .where('purpose', '=', occasion.purpose)
      .executeTakeFirst();
    const wallet = own.find(({ wallet_key }) => wallet_key === challenge?.wallet_key);
    if (!challenge || !wallet) throw expired();
    if (!isSignedBy(challenge, signature)) {
      await useChallenge(exchange.instance.database, exchange, occasion, wallet.wallet_key);
      throw wrongSignature();
    }
    return async ({ tx }) => {
      // A message that took this one's place meanwhile is not the one that was signed.
      const used = await useChallenge(tx, exchange, occasion, wallet.wallet_key);
      if (used?.nonce !== challenge.nonce) throw expired();
      if (!(await walletsOf(tx, of.userId)).some(({ id }) => id === wallet.id)) throw expired();
    };
  },
};

function occasionOf({ device }: Exchange, { id }: ProofOf): Occasion {
  if (!device.client) throw signedOut();
  return { subject_id: id, purpose: 'verification', client_id: device.client.id };
}

async function walletsOf(queries: Queries, userId: string): Promise<readonly WalletRow[]> {
  return queries
    .selectFrom('web3_wallets')
    .selectAll()
    .where('user_id', '=', userId)
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
